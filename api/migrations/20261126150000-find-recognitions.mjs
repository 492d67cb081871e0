const AT_ONCE = 500;
const LETTERS = { ı: 'i', ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', đ: 'd', ł: 'l', þ: 'th', ð: 'd', ĳ: 'ij' };
const PREFIXES =
  /^(?:(?:van|de|der|den|het|'t|’t|ter|ten|te|in|op|aan|bij|uit|von|zu|el|al|da|di|du|la|le)\s+)+/;

function wordsOf(text) {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ıøæœßđłþðĳ]/g, (letter) => LETTERS[letter])
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** "de Vlieger" under V. */
function keyOf(name) {
  const text = name.trim();
  const prefix = PREFIXES.exec(text)?.[0] ?? '';
  const rest = text.slice(prefix.length) || text;
  return wordsOf(rest === text ? text : `${rest} ${prefix.trim()}`).join(' ');
}

/** Recognitions carry the name of their company and the place of their site, by which they are ordered and found. */
export async function up(db) {
  const recognitions = db.collection('recognitions');
  const named = async (collection, ids, fields) => {
    const found = await db
      .collection(collection)
      .find({ _id: { $in: [...new Set(ids)] } }, { projection: fields })
      .toArray();
    return new Map(found.map((one) => [one._id, one]));
  };
  for (;;) {
    const found = await recognitions
      .find({ placeKey: { $exists: false } }, { projection: { companyId: 1, siteId: 1, number: 1 } })
      .limit(AT_ONCE)
      .toArray();
    if (found.length === 0) return;
    const companies = await named(
      'companies',
      found.map(({ companyId }) => companyId),
      { name: 1 },
    );
    const sites = await named(
      'sites',
      found.map(({ siteId }) => siteId),
      { name: 1, place: 1 },
    );
    await recognitions.bulkWrite(
      found.map(({ _id, companyId, siteId, number }) => {
        const { name = '' } = companies.get(companyId) ?? {};
        const site = sites.get(siteId) ?? {};
        const words = wordsOf([name, site.name, site.place, number].filter(Boolean).join(' '));
        const keys = {
          sortKey: keyOf(name),
          placeKey: keyOf(site.place ?? ''),
          searchKeys: [...new Set(words)].slice(0, 40),
        };
        return { updateOne: { filter: { _id }, update: { $set: keys } } };
      }),
    );
  }
}
