/** Plans may name a day on which they are proposed; those of an earlier version do not. */
export async function up(db) {
  await db
    .collection('matchingPlans')
    .updateMany({ release: { $exists: false } }, { $set: { release: null } });
}
