/** Wall-clock time at the site, `08:30`; two of them compare as text. */
export type ClockTime = string;

/** Minutes in a day on the clock. */
export const DAY_MINUTES = 1440;

const SHAPE = /^([01]\d|2[0-3]):[0-5]\d$/;

export function isClockTime(text: string): text is ClockTime {
  return SHAPE.test(text);
}

/** Minutes after midnight. */
export function minutesOf(time: ClockTime): number {
  return (
    (time.charCodeAt(0) * 10 + time.charCodeAt(1) - 528) * 60 +
    time.charCodeAt(3) * 10 +
    time.charCodeAt(4) -
    528
  );
}

/** The time that is some minutes after midnight; a time of another day comes back as the clock shows it. */
export function clockTime(minutes: number): ClockTime {
  const onClock = ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  const hours = Math.floor(onClock / 60);
  const rest = onClock % 60;
  return `${hours < 10 ? '0' : ''}${hours}:${rest < 10 ? '0' : ''}${rest}`;
}
