import { fileURLToPath } from 'node:url';

/** Absolute path of the folder with the demo region's CSV files. */
export const regionFolder = fileURLToPath(new URL('../region', import.meta.url));
