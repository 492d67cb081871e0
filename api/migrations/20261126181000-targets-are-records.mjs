/** Targets of earlier versions get what editing and archiving ask. */
export async function up(db) {
  await db
    .collection('targets')
    .updateMany(
      { archivedAt: { $exists: false } },
      { $set: { version: 1, fieldVersions: {}, archivedAt: null, holds: 0 } },
    );
}
