/** Plans of earlier versions were for all classes and the places of all companies. */
export async function up(db) {
  await db
    .collection('matchingPlans')
    .updateMany({ onlyClassIds: { $exists: false } }, { $set: { onlyClassIds: [], onlyCompanyIds: [] } });
}
