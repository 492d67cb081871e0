import { accessSync, constants } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
];

/** The Chromium to test with: `CHROMIUM` or a usual place; null when there is none. */
export function findChromium() {
  const wanted = process.env.CHROMIUM;
  return (wanted ? [wanted] : PLACES).find(executable) ?? null;
}

/** One line for who has none. */
export const HOW_TO_GET_CHROMIUM =
  'No Chromium for the browser tests: run "apt-get install chromium", or set CHROMIUM=/path/to/chromium.';

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
