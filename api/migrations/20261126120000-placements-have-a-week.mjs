const AT_ONCE = 500;

function minutesOf(time) {
  const [hours, minutes] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The same hours at the company on each of the days; half an hour of break in more than four and a half hours. */
function patternOf(weekdays, from, to) {
  const length = (minutesOf(to) - minutesOf(from) + 1440) % 1440;
  const stretch = { place: 'WORKPLACE', from, to, breakMinutes: length > 270 ? 30 : 0 };
  const week = [1, 2, 3, 4, 5, 6, 7].map((day) => (weekdays.includes(day) ? [stretch] : []));
  return { weeks: [week], firstWeek: null };
}

/** Placements and counter-proposals keep their week as one value, where they had weekdays and times. */
export async function up(db) {
  const placements = db.collection('placements');
  for (;;) {
    const found = await placements
      .find({ weekdays: { $exists: true } })
      .limit(AT_ONCE)
      .toArray();
    if (found.length === 0) return;
    await placements.bulkWrite(
      found.map(({ _id, weekdays, startTime, endTime, counter, undo, fieldVersions }) => {
        const $set = {
          week: { pattern: patternOf(weekdays, startTime, endTime), changes: [], exceptions: [] },
        };
        if (counter?.weekdays) {
          const { startsOn, endsOn, message } = counter;
          const pattern = patternOf(counter.weekdays, startTime, endTime);
          const week = { startsOn, endsOn, versions: [{ from: startsOn, pattern }], exceptions: [] };
          $set.counter = { week, message };
        }
        // A step back would bring the old form again; its window is ten seconds.
        if (undo?.before) Object.assign($set, { undo: null, undoUntil: null });
        if (fieldVersions?.weekdays) {
          const { weekdays: at, ...others } = fieldVersions;
          $set.fieldVersions = { ...others, week: at };
        }
        const update = { $set, $unset: { weekdays: '', startTime: '', endTime: '' } };
        return { updateOne: { filter: { _id }, update } };
      }),
    );
  }
}
