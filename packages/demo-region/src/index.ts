import { fileURLToPath } from 'node:url';

/** Absolute path of the folder with the demo region's CSV files. */
export const regionFolder = fileURLToPath(new URL('../region', import.meta.url));

/** Absolute path of the list of the region's postcodes, with the middle of each place (`sources/README.md`). */
export const postcodesFile = fileURLToPath(new URL('../sources/postcodes.csv', import.meta.url));
