import { badValue, MongoError } from '../errors.ts';
import { compileCondition, compileFilter, single, type Matcher } from '../query/matcher.ts';
import { isDoc, type Doc } from '../values/types.ts';
import { getPath } from '../values/paths.ts';

/** What `$`, `$[]` and `$[name]` in an update's paths stand for. */
export interface Positions {
  filter: Doc;
  arrayFilters: Map<string, Matcher>;
}

/** Reads `arrayFilters`; each speaks of one name. */
export function readArrayFilters(filters: readonly Doc[]): Map<string, Matcher> {
  const named = new Map<string, Matcher>();
  for (const filter of filters) {
    const names = new Set(namesIn(filter));
    const [name] = names;
    if (names.size !== 1 || !name) throw badValue('An array filter must use exactly one identifier');
    if (named.has(name))
      throw badValue(`Found multiple array filters with the same top-level field name ${name}`);
    named.set(name, compileFilter(strip(filter)));
  }
  return named;
}

function namesIn(filter: Doc): string[] {
  return Object.entries(filter).flatMap(([key, value]) =>
    key.startsWith('$') && Array.isArray(value)
      ? value.flatMap((part) => namesIn(part as Doc))
      : [key.split('.')[0]!],
  );
}

/** Renames `name.field` to `value.field`, the shape in which an element is matched. */
function strip(filter: Doc): Doc {
  return Object.fromEntries(
    Object.entries(filter).map(([key, value]) =>
      key.startsWith('$') && Array.isArray(value)
        ? [key, value.map((part) => strip(part as Doc))]
        : [['value', ...key.split('.').slice(1)].join('.'), value],
    ),
  );
}

/** The plain paths that a path with positions stands for in this document. */
export function expandPath(doc: Doc, path: string, positions: Positions): string[][] {
  const parts = path.split('.');
  if (!parts.some((part) => part.startsWith('$'))) return [parts];
  return expand(doc, [], parts, positions);
}

function expand(doc: Doc, done: string[], rest: readonly string[], positions: Positions): string[][] {
  const [part, ...after] = rest;
  if (part === undefined) return [done];
  if (!part.startsWith('$')) return expand(doc, [...done, part], after, positions);
  const list = getPath(doc, done);
  if (part === '$') {
    const position = matchedPosition(doc, done, positions.filter);
    if (position === null)
      throw badValue('The positional operator did not find the match needed from the query.');
    return expand(doc, [...done, String(position)], after, positions);
  }
  if (!Array.isArray(list))
    throw badValue(
      `The path '${done.join('.')}' must exist in the document in order to apply array updates.`,
    );
  const name = part.slice(2, -1);
  const matcher = name === '' ? () => true : positions.arrayFilters.get(name);
  if (!matcher) throw badValue(`No array filter found for identifier '${name}' in path`);
  return list.flatMap((value, at) =>
    matcher({ value }) ? expand(doc, [...done, String(at)], after, positions) : [],
  );
}

/** The first element of the array for which the query's conditions on that array hold. */
function matchedPosition(doc: Doc, path: string[], filter: Doc): number | null {
  const list = getPath(doc, path);
  if (!Array.isArray(list)) return null;
  const prefix = path.join('.');
  const tests = conditionsOn(filter, prefix);
  if (tests.length === 0) return null;
  const at = list.findIndex((item) => tests.every((test) => test(item)));
  return at === -1 ? null : at;
}

function conditionsOn(filter: Doc, prefix: string): ((item: unknown) => boolean)[] {
  return Object.entries(filter).flatMap(([key, condition]): ((item: unknown) => boolean)[] => {
    if (key === '$and' && Array.isArray(condition))
      return condition.flatMap((part) => conditionsOn(part as Doc, prefix));
    if (key.startsWith(`${prefix}.`)) {
      const matcher = compileFilter({ [key.slice(prefix.length + 1)]: condition });
      return [(item) => isDoc(item) && matcher(item)];
    }
    if (key !== prefix) return [];
    if (isDoc(condition) && '$elemMatch' in condition) {
      const matcher = compileFilter({ list: condition });
      return [(item) => matcher({ list: [item] })];
    }
    const test = compileCondition(condition);
    return [(item) => test([single(item)])];
  });
}

/** Two operators may not change the same path, nor one a part of the other's. */
export function refuseConflicts(paths: readonly string[]): void {
  const sorted = [...paths].sort();
  for (const [at, path] of sorted.entries()) {
    const before = sorted[at - 1];
    if (before !== undefined && (path === before || path.startsWith(`${before}.`)))
      throw new MongoError(
        40,
        'ConflictingUpdateOperators',
        `Updating the path '${path}' would create a conflict at '${before}'`,
      );
  }
}

/** The order in which operators are applied and new fields written: names by text, numbers by number. */
export function comparePaths(one: string, other: string): number {
  const [a, b] = [one.split('.'), other.split('.')];
  for (let at = 0; at < a.length && at < b.length; at++) {
    const [x, y] = [a[at]!, b[at]!];
    if (x === y) continue;
    const numbers = NUMBER.test(x) && NUMBER.test(y);
    return (numbers ? Number(x) < Number(y) : x < y) ? -1 : 1;
  }
  return a.length - b.length;
}
const NUMBER = /^\d+$/;
