const AT_ONCE = 500;

/** Placements carry where their student's name stands in a list: whole, and the first name alone. */
export async function up(db) {
  const placements = db.collection('placements');
  const students = db.collection('students');
  for (;;) {
    const found = await placements
      .find({ studentSortKey: { $exists: false } }, { projection: { studentId: 1 } })
      .limit(AT_ONCE)
      .toArray();
    if (found.length === 0) return;
    const ids = [...new Set(found.map(({ studentId }) => studentId))];
    const names = await students.find({ _id: { $in: ids } }, { projection: { sortKey: 1 } }).toArray();
    const keys = new Map(names.map(({ _id, sortKey }) => [_id, sortKey]));
    await placements.bulkWrite(
      found.map(({ _id, studentId }) => {
        const studentSortKey = keys.get(studentId) ?? '';
        // A student's key is the last name, a comma, the first name.
        const openSortKey = studentSortKey.split(', ').at(-1);
        return { updateOne: { filter: { _id }, update: { $set: { studentSortKey, openSortKey } } } };
      }),
    );
  }
}
