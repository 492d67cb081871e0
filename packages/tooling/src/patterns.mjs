/**
 * Building blocks for `no-restricted-imports`. Three traps decide their form: a `RegExp` here knows no look-ahead
 * (one that uses it matches nothing, silently), so an exception needs a negated glob; a negated glob that
 * matches ends the search, so bans with exceptions stand last; and a later override replaces an earlier one's
 * options, so every override states all of its bans.
 */

/** How deep a file may lie inside its module while its imports are still judged. */
const DEPTH = 3;

/** A ban on relative imports into any of the folders, at any depth. */
export function folders(names, message, prefix = '') {
  return { regex: `^(\\.\\./)+${prefix}(${names.join('|')})/`, message };
}

/** A ban on relative imports of whole files beside or above, such as `../main.tsx`. */
export function files(names, message) {
  return { regex: `^(\\./|(\\.\\./)+)(${names.join('|')})\\.tsx?$`, message };
}

/** A ban on relative imports into the folders, except of the named files (globs) directly in them. */
export function foldersExcept(names, allowed, message) {
  const ups = Array.from({ length: DEPTH }, (_, index) => '../'.repeat(index + 1));
  const each = (make) => ups.flatMap((up) => names.flatMap((name) => make(`${up}${name}`)));
  return {
    group: [...each((path) => [`${path}/**`]), ...each((path) => allowed.map((file) => `!${path}/${file}`))],
    message,
  };
}

/**
 * A ban on every package and built-in module except the named ones (with what lies under them). A name also allows
 * `other/name`: where such a package exists, ban it by `packages` as well.
 */
export function packagesExcept(allowed, message) {
  return {
    group: ['*', '!./**', '!../**', ...allowed.flatMap((name) => [`!${name}`, `!${name}/**`])],
    message,
  };
}

/** A ban on packages by name (or piece of a regular expression), with what lies under them. */
export function packages(names, message) {
  return { regex: `^(${names.join('|')})(/.*)?$`, message };
}

/** One override: these files, exactly these bans. */
export function override(paths, patterns) {
  return {
    files: paths,
    rules: {
      'no-restricted-imports':
        patterns.length > 0 ? ['error', { patterns: exceptionsLast(patterns) }] : 'off',
    },
  };
}

function exceptionsLast(patterns) {
  return [...patterns.filter((ban) => ban.regex), ...patterns.filter((ban) => !ban.regex)];
}
