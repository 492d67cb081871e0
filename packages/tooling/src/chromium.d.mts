/** The Chromium to test with: `CHROMIUM` or a usual place; null when there is none. */
export function findChromium(): string | null;
/** One line for who has none. */
export const HOW_TO_GET_CHROMIUM: string;
