import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The file of an installed package, wherever npm has put it. Throws when the package is not installed. */
export function installed(packageName, file) {
  const require = createRequire(join(ROOT, 'package.json'));
  return join(dirname(require.resolve(`${packageName}/package.json`)), file);
}
