/** Plans of earlier versions get what tells of repairs and schools; how their schools fared is not known any more. */
export async function up(db) {
  const plans = db.collection('matchingPlans');
  await plans.updateMany({ fromId: { $exists: false } }, { $set: { fromId: null, withoutCompanyIds: [] } });
  await plans.updateMany(
    { figures: { $ne: null }, 'figures.schools': { $exists: false } },
    { $set: { 'figures.moved': null, 'figures.schools': [] } },
  );
}
