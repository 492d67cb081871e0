// What stands in `domain/text` as it was when the migrations that need it were written; it must not change with that.
const LETTERS = { ı: 'i', ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', đ: 'd', ł: 'l', þ: 'th', ð: 'd', ĳ: 'ij' };
const PREFIXES =
  /^(?:(?:van|de|der|den|het|'t|’t|ter|ten|te|in|op|aan|bij|uit|von|zu|el|al|da|di|du|la|le)\s+)+/;

/** Folded words. */
export function wordsOf(text) {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ıøæœßđłþðĳ]/g, (letter) => LETTERS[letter])
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** Where a name stands in a list: "de Vlieger" under V. */
export function keyOf(name) {
  const text = name.trim();
  const prefix = PREFIXES.exec(text)?.[0] ?? '';
  const rest = text.slice(prefix.length) || text;
  return wordsOf(rest === text ? text : `${rest} ${prefix.trim()}`).join(' ');
}

/** Some fields of these documents, by their id. */
export async function byId(db, collection, ids, projection) {
  const found = await db
    .collection(collection)
    .find({ _id: { $in: [...new Set(ids)] } }, { projection })
    .toArray();
  return new Map(found.map((one) => [one._id, one]));
}

const AT_ONCE = 500;

/** Gives documents of a class and a programme where these stand in a list. */
export async function keyByClass(db, collection) {
  const keyed = db.collection(collection);
  for (;;) {
    const found = await keyed
      .find({ classKey: { $exists: false } }, { projection: { classId: 1, programmeId: 1 } })
      .limit(AT_ONCE)
      .toArray();
    if (found.length === 0) return;
    const of = (field) => found.map((one) => one[field]);
    const classes = await byId(db, 'classes', of('classId'), { name: 1, schoolYear: 1 });
    const programmes = await byId(db, 'programmes', of('programmeId'), { title: 1 });
    await keyed.bulkWrite(
      found.map(({ _id, classId, programmeId }) => {
        const group = classes.get(classId);
        const keys = {
          classKey: group ? `${keyOf(group.name)} ${group.schoolYear}` : '',
          programmeKey: keyOf(programmes.get(programmeId)?.title ?? ''),
        };
        return { updateOne: { filter: { _id }, update: { $set: keys } } };
      }),
    );
  }
}
