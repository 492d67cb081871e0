/** Proeftuinen of earlier versions get what archiving asks. */
export async function up(db) {
  await db
    .collection('proeftuinen')
    .updateMany({ archivedAt: { $exists: false } }, { $set: { archivedAt: null, holds: 0 } });
}
