import { byId, keyOf } from './words.js';

const AT_ONCE = 500;

/** Students carry where their class and programme stand in a list. */
export async function up(db) {
  const students = db.collection('students');
  for (;;) {
    const found = await students
      .find({ classKey: { $exists: false } }, { projection: { classId: 1, programmeId: 1 } })
      .limit(AT_ONCE)
      .toArray();
    if (found.length === 0) return;
    const of = (field) => found.map((one) => one[field]);
    const classes = await byId(db, 'classes', of('classId'), { name: 1, schoolYear: 1 });
    const programmes = await byId(db, 'programmes', of('programmeId'), { title: 1 });
    await students.bulkWrite(
      found.map(({ _id, classId, programmeId }) => {
        const group = classes.get(classId);
        const keys = {
          classKey: group ? `${keyOf(group.name)} ${group.schoolYear}` : '',
          programmeKey: keyOf(programmes.get(programmeId)?.title ?? ''),
        };
        return { updateOne: { filter: { _id }, update: { $set: keys } } };
      }),
    );
  }
}
