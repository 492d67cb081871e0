const SPECIAL: Record<string, string> = {
  ı: 'i',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  đ: 'd',
  ł: 'l',
  þ: 'th',
  ð: 'd',
  ĳ: 'ij',
};

/** Lower case without accents: `Yıldırım` is `yildirim`, `Zoë` is `zoe`. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ıøæœßđłþðĳ]/g, (letter) => SPECIAL[letter] ?? letter);
}
