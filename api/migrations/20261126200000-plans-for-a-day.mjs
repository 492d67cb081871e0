/** Plans of earlier versions were computed for the day on which they were made. */
export async function up(db) {
  await db
    .collection('matchingPlans')
    .updateMany({ proposedOn: { $exists: false } }, { $set: { proposedOn: null } });
}
