const AT_ONCE = 500;
const LETTERS = { ı: 'i', ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', đ: 'd', ł: 'l', þ: 'th', ð: 'd', ĳ: 'ij' };

function wordsOf(text) {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ıøæœßđłþðĳ]/g, (letter) => LETTERS[letter])
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** Persons carry the folded words of their name, by which search finds them. */
export async function up(db) {
  const persons = db.collection('persons');
  for (;;) {
    const found = await persons
      .find({ searchKeys: { $exists: false } }, { projection: { firstName: 1, lastName: 1 } })
      .limit(AT_ONCE)
      .toArray();
    if (found.length === 0) return;
    await persons.bulkWrite(
      found.map(({ _id, firstName = '', lastName = '' }) => {
        const searchKeys = [...new Set(wordsOf(`${firstName} ${lastName}`))].slice(0, 40);
        return { updateOne: { filter: { _id }, update: { $set: { searchKeys } } } };
      }),
    );
  }
}
