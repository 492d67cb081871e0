const AT_ONCE = 500;

function minutesOf(time) {
  const [hours, minutes] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The same hours at the company on each of the days; half an hour of break in more than four and a half hours. */
function offerOf({ weekdays, startTime, endTime }) {
  const length = (minutesOf(endTime) - minutesOf(startTime) + 1440) % 1440;
  const stretch = { place: 'WORKPLACE', from: startTime, to: endTime, breakMinutes: length > 270 ? 30 : 0 };
  const week = [1, 2, 3, 4, 5, 6, 7].map((day) => (weekdays.includes(day) ? [stretch] : []));
  return { pattern: { weeks: [week], firstWeek: null }, days: null };
}

/** Slots keep what they offer as one value, where they had weekdays and times. */
export async function up(db) {
  const slots = db.collection('slots');
  for (;;) {
    const found = await slots
      .find({ weekdays: { $exists: true } })
      .limit(AT_ONCE)
      .toArray();
    if (found.length === 0) return;
    await slots.bulkWrite(
      found.map((slot) => {
        const $set = { offer: offerOf(slot) };
        const { weekdays, startTime, endTime, ...others } = slot.fieldVersions ?? {};
        const changed = [weekdays, startTime, endTime].filter((at) => at !== undefined);
        if (changed.length > 0) $set.fieldVersions = { ...others, offer: Math.max(...changed) };
        const update = { $set, $unset: { weekdays: '', startTime: '', endTime: '' } };
        return { updateOne: { filter: { _id: slot._id }, update } };
      }),
    );
  }
}
