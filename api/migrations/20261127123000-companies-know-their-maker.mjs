/**
 * A company that a school entered knows which: the first of the schools that work with it. One that came with a list
 * was entered by none.
 */
export async function up(db) {
  const companies = db.collection('companies');
  const unknown = { madeBySchoolId: { $exists: false } };
  for await (const { _id, externalKey, schoolIds } of companies.find(unknown)) {
    const madeBySchoolId = externalKey ? null : (schoolIds?.[0] ?? null);
    await companies.updateOne({ _id }, { $set: { madeBySchoolId } });
  }
}
