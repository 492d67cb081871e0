/** Slots may be free for proposals from a day on; those of an earlier version are at once. */
export async function up(db) {
  await db
    .collection('slots')
    .updateMany({ releasedOn: { $exists: false } }, { $set: { releasedOn: null, earlySchoolIds: [] } });
}
