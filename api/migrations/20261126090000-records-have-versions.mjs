/** Records of earlier versions get what editing and archiving ask; companies get the place of their organisation. */
const RECORDS = [
  'organisations',
  'persons',
  'memberships',
  'programmes',
  'classes',
  'placementPeriods',
  'companies',
  'sites',
  'recognitions',
  'students',
  'needs',
  'slots',
];

export async function up(db) {
  const missing = (field) => ({ [field]: { $exists: false } });
  for (const name of RECORDS) {
    const collection = db.collection(name);
    await collection.updateMany(missing('version'), { $set: { version: 1 } });
    await collection.updateMany(missing('fieldVersions'), { $set: { fieldVersions: {} } });
    await collection.updateMany(missing('archivedAt'), { $set: { archivedAt: null, holds: 0 } });
  }
  const companies = db.collection('companies');
  for await (const { _id } of companies.find(missing('municipality'), { projection: { _id: 1 } })) {
    const organisation = await db.collection('organisations').findOne({ _id });
    const municipality = organisation?.municipality ?? null;
    await companies.updateOne({ _id }, { $set: { municipality, schoolIds: [] } });
  }
}
