/** Plans may choose students and slots one by one; those of an earlier version did not. */
export async function up(db) {
  const none = { onlyNeedIds: [], onlySlotIds: [], withoutSlotIds: [] };
  await db.collection('matchingPlans').updateMany({ onlyNeedIds: { $exists: false } }, { $set: none });
}
