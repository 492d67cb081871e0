/** The options of a filter from words by value. */
export function optionsOf<Value extends string, Language extends string>(
  words: Record<Value, Record<Language, string>>,
  language: Language,
): { value: Value; label: string }[] {
  return (Object.keys(words) as Value[]).map((value) => ({
    value,
    label: capitalised(words[value][language]),
  }));
}

/** The value when it is one of these; an address may say anything. */
export function valueIn<Value extends string>(
  known: readonly Value[],
  value: string | undefined,
): Value | null {
  return known.find((one) => one === value) ?? null;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
