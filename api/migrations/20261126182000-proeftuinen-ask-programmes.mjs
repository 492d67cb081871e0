/** Proeftuinen of earlier versions asked no programme yet. */
export async function up(db) {
  await db
    .collection('proeftuinen')
    .updateMany({ askedProgrammeIds: { $exists: false } }, { $set: { askedProgrammeIds: [] } });
}
