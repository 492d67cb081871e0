const AT_ONCE = 500;

function minutesOf(time) {
  const [hours, minutes] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The same hours at the company on each of the days; half an hour of break in more than four and a half hours. */
function weekOf({ weekdays, startTime = '08:30', endTime = '16:30' }) {
  const length = minutesOf(endTime) - minutesOf(startTime);
  const stretch = { place: 'WORKPLACE', from: startTime, to: endTime, breakMinutes: length > 270 ? 30 : 0 };
  const week = [1, 2, 3, 4, 5, 6, 7].map((day) => (weekdays.includes(day) ? [stretch] : []));
  return { weeks: [week], firstWeek: null };
}

/** Placement periods keep the days and hours that they ask as one value, where they had weekdays and times. */
export async function up(db) {
  const periods = db.collection('placementPeriods');
  for (;;) {
    const found = await periods
      .find({ weekdays: { $exists: true } })
      .limit(AT_ONCE)
      .toArray();
    if (found.length === 0) return;
    await periods.bulkWrite(
      found.map((period) => {
        const $set = { workWeek: weekOf(period) };
        const { weekdays, startTime, endTime, ...others } = period.fieldVersions ?? {};
        const changed = [weekdays, startTime, endTime].filter((at) => at !== undefined);
        if (changed.length > 0) $set.fieldVersions = { ...others, workWeek: Math.max(...changed) };
        const update = { $set, $unset: { weekdays: '', startTime: '', endTime: '' } };
        return { updateOne: { filter: { _id: period._id }, update } };
      }),
    );
  }
}
