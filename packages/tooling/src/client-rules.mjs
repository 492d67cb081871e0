import { MODULE_ORDER } from '../module-order.mjs';
import { folders, override, packages, packagesExcept } from './patterns.mjs';

const ROOT = 'client/src';
const SERVER = packages(
  [
    'node:.*',
    'mongoose',
    'mongodb',
    'express',
    '@apollo/server',
    '@scheldemond/(api|embedded-mongodb|demo-region)',
  ],
  'The client runs in a browser.',
);
const ANSWER = folders(['answer'], 'The answer page is an entry of its own.');

function feature(module) {
  const later = MODULE_ORDER.slice(MODULE_ORDER.indexOf(module) + 1);
  const order = folders(later, `${module} stands before this feature and may not import it.`, '(features/)?');
  return override(
    [`${ROOT}/features/${module}/**/*.{ts,tsx}`],
    [
      ...(later.length > 0 ? [order] : []),
      folders(['pages', 'app'], 'A feature does not know the pages and the frame around it.'),
      ANSWER,
      SERVER,
    ],
  );
}

/** Overrides for `client/src`: the general case first, since a later override replaces an earlier one. */
export function clientOverrides() {
  return [
    override([`${ROOT}/**/*.{ts,tsx}`], [SERVER]),
    override([`${ROOT}/pages/**/*.{ts,tsx}`], [ANSWER, SERVER]),
    override(
      [`${ROOT}/{ui,session,i18n}/**/*.{ts,tsx}`],
      [
        folders(['features', 'pages', 'app'], 'A building block knows no part of the product.'),
        ANSWER,
        SERVER,
      ],
    ),
    override(
      [`${ROOT}/app/**/*.{ts,tsx}`],
      [folders(['pages'], 'Only app/routes.tsx names pages, and loads them lazily.'), ANSWER, SERVER],
    ),
    override([`${ROOT}/app/{router,routes}.{ts,tsx}`], [ANSWER, SERVER]),
    ...MODULE_ORDER.map(feature),
    override(
      [`${ROOT}/answer/**/*.{ts,tsx}`, `${ROOT}/answer.tsx`],
      [
        folders(['features', 'pages', 'app', 'ui'], 'The answer page stays light: none of the application.'),
        packages(['@apollo/client'], 'The answer page sends its own few requests.'),
        packagesExcept(
          ['react', 'react-dom', '@scheldemond/domain', '@fontsource-variable'],
          'The answer page stays light: no package of the application.',
        ),
      ],
    ),
    override([`${ROOT}/**/*.test.{ts,tsx}`, `${ROOT}/**/test/**/*.{ts,tsx}`], []),
  ];
}
