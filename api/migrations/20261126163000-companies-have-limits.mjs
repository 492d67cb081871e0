/** Companies may limit how many they take; those of an earlier version have no limit. */
export async function up(db) {
  await db
    .collection('companies')
    .updateMany({ mostStudents: { $exists: false } }, { $set: { mostStudents: null, mostPerMentor: null } });
}
