import { byId, keyOf, wordsOf } from './words.js';

const AT_ONCE = 500;

/** Recognitions carry the name of their company and the place of their site, by which they are ordered and found. */
export async function up(db) {
  const recognitions = db.collection('recognitions');
  for (;;) {
    const found = await recognitions
      .find({ placeKey: { $exists: false } }, { projection: { companyId: 1, siteId: 1, number: 1 } })
      .limit(AT_ONCE)
      .toArray();
    if (found.length === 0) return;
    const of = (field) => found.map((one) => one[field]);
    const companies = await byId(db, 'companies', of('companyId'), { name: 1 });
    const sites = await byId(db, 'sites', of('siteId'), { name: 1, place: 1 });
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
