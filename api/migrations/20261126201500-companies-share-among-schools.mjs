/** Companies may limit how many students of one school they take; those of an earlier version do not. */
export async function up(db) {
  await db
    .collection('companies')
    .updateMany({ mostPerSchool: { $exists: false } }, { $set: { mostPerSchool: null } });
}
