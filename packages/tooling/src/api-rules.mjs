import { MODULE_ORDER } from '../module-order.mjs';
import { files, folders, foldersExcept, override, packages } from './patterns.mjs';

const ROOT = 'api/src';
const STORES = ['store.ts', '*-store.ts', 'join.ts', '*-join.ts'];
const DATABASE = packages(
  ['mongoose', 'mongodb', '@casl/mongoose'],
  'Only store.ts, join.ts, database.ts, reads.ts and connection.ts know the database driver.',
);
const OUTSIDE = [
  packages(['@scheldemond/client', '@scheldemond/tests'], 'The API does not know the client or the tests.'),
  folders(['packages', 'client', 'tests'], 'Import a workspace by its package name.'),
];
const NO_MODULE = folders(MODULE_ORDER, 'What every module stands on imports no module.');

/** The bans on what a module may know of the others; `extra` are files of earlier modules besides service.ts. */
function neighbours(module, extra = []) {
  const index = MODULE_ORDER.indexOf(module);
  const earlier = MODULE_ORDER.slice(0, index);
  const later = MODULE_ORDER.slice(index + 1);
  const bans = [];
  if (earlier.length > 0) {
    const message = `Of an earlier module, ${module} may import only ${['service.ts', ...extra].join(', ')}.`;
    bans.push(foldersExcept(earlier, ['service.ts', ...extra], message));
  }
  if (later.length > 0)
    bans.push(folders(later, `${module} stands before this module and may not import it.`));
  return bans;
}

function moduleOverrides(module) {
  const own = `${ROOT}/${module}`;
  const inOwn = (names) => names.flatMap((name) => [`${own}/${name}`, `${own}/**/${name}`]);
  return [
    override([`${own}/**/*.ts`], [...neighbours(module), DATABASE, ...OUTSIDE]),
    override(inOwn(STORES), [
      ...neighbours(module, ['join.ts', '*-join.ts']),
      files(['service', 'resolvers'], 'A store knows nothing of what is built on it.'),
      ...OUTSIDE,
    ]),
    override(inOwn(['resolvers.ts', '*-resolvers.ts']), [
      ...neighbours(module),
      files(['([a-z-]+-)?(store|join)'], 'A resolver asks the service, never the store.'),
      DATABASE,
      ...OUTSIDE,
    ]),
  ];
}

/** Foundation: the files directly in `api/src` that every module stands on. */
const FOUNDATION = ['config', 'context', 'errors', 'node', 'once', 'scalars'];

/** Overrides for `api/src`: the general case first, since a later override replaces an earlier one. */
export function apiOverrides() {
  return [
    override(
      [`${ROOT}/**/*.ts`],
      [
        foldersExcept(
          MODULE_ORDER,
          ['service.ts', '*/service.ts', 'resolvers.ts', 'exported.ts'],
          'From outside, a module is its services, its resolvers and its exports.',
        ),
        DATABASE,
        ...OUTSIDE,
      ].map(fromRoot),
    ),
    override(
      FOUNDATION.map((name) => `${ROOT}/${name}.ts`),
      [fromRoot(NO_MODULE), DATABASE, ...OUTSIDE],
    ),
    override(
      [`${ROOT}/database.ts`, `${ROOT}/reads.ts`, `${ROOT}/connection.ts`],
      [fromRoot(NO_MODULE), ...OUTSIDE],
    ),
    override([`${ROOT}/access/**/*.ts`, `${ROOT}/platform/**/*.ts`], [NO_MODULE, DATABASE, ...OUTSIDE]),
    override(
      STORES.map((name) => `${ROOT}/platform/**/${name}`),
      [NO_MODULE, ...OUTSIDE],
    ),
    ...MODULE_ORDER.flatMap(moduleOverrides),
    override([`${ROOT}/**/*.test.ts`, `${ROOT}/**/test/**/*.ts`], []),
  ];
}

/** The same ban as seen from the root folder, where a module is `./module` instead of `../module`. */
function fromRoot(ban) {
  if (ban.regex?.startsWith('^(\\.\\./)+'))
    return { ...ban, regex: ban.regex.replace('^(\\.\\./)+', '^(\\./|(\\.\\./)+)') };
  if (!ban.group) return ban;
  const here = ban.group
    .filter((path) => /^!?\.\.\/[^.]/.test(path))
    .map((path) => path.replace('../', './'));
  const [bans, allowed] = [
    [...here, ...ban.group].filter((path) => !path.startsWith('!')),
    [...here, ...ban.group].filter((path) => path.startsWith('!')),
  ];
  return { ...ban, group: [...bans, ...allowed] };
}
