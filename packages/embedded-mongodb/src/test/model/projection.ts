import { element } from './filter.ts';
import { REMOVED, truthy, valueOf, type Variables } from './expression.ts';
import { isDocument, isNumber, plain, type Doc } from './values.ts';

const isFlag = (value: unknown) => typeof value === 'boolean' || isNumber(value);
const isFindOnly = (value: unknown) => isDocument(value) && ('$elemMatch' in value || '$slice' in value);

/** `{n: {x: 1}}` is `n.x`. */
export function flat(spec: Doc): [string, unknown][] {
  return Object.entries(spec).flatMap(([name, value]): [string, unknown][] =>
    isDocument(value) && !Object.keys(value)[0]?.startsWith('$')
      ? flat(value).map(([path, one]) => [`${name}.${path}`, one])
      : [[name, value]],
  );
}

/** What a projection of `find`, or `$project`, leaves of a document. */
export function projected(doc: Doc, spec: Doc, variables: Variables = {}): Doc {
  const entries = flat(spec).filter(([path]) => path !== '_id');
  const flags = entries.filter(([, value]) => isFlag(value));
  const computed = entries.filter(([, value]) => !isFlag(value) && !isFindOnly(value));
  const id = spec['_id'];
  const including =
    flags.length > 0
      ? flags.some(([, value]) => truthy(value))
      : computed.length > 0 || (entries.length === 0 && id !== undefined && truthy(id));
  let paths = flags.map(([path]) => path.split('.'));
  if (including ? id === undefined || truthy(id) : id !== undefined && !truthy(id))
    paths = [['_id'], ...paths];
  if (including)
    paths.push(...entries.filter(([, value]) => isFindOnly(value)).map(([path]) => path.split('.')));
  let result = (including ? keep(doc, paths) : drop(doc, paths)) as Doc;
  for (const [path, value] of entries) if (isFindOnly(value)) result = cut(result, doc, path, value as Doc);
  for (const [path, value] of computed)
    result = placed(result, path.split('.'), valueOf(value, doc, { ...variables, ROOT: doc }));
  return result;
}

function cut(result: Doc, doc: Doc, path: string, operator: Doc): Doc {
  const items = doc[path];
  const { [path]: _old, ...rest } = result;
  if ('$elemMatch' in operator) {
    const found = Array.isArray(items)
      ? items.findIndex((item) => element(item, operator['$elemMatch']))
      : -1;
    return found < 0 ? rest : { ...result, [path]: [(items as unknown[])[found]] };
  }
  if (!Array.isArray(items)) return result;
  const [from, count] = [operator['$slice']].flat().map(plain) as [number, number?];
  const chosen =
    count !== undefined
      ? items.slice(from).slice(0, count)
      : from < 0
        ? items.slice(from)
        : items.slice(0, from);
  return { ...result, [path]: chosen };
}

const below = (paths: readonly string[][], name: string) =>
  paths.filter(([first]) => first === name).map(([, ...rest]) => rest);

/** Keeps the named fields in the document's own order; of arrays, the documents in them. */
export function keep(value: unknown, paths: readonly string[][]): unknown {
  if (Array.isArray(value))
    return value.filter((item) => isDocument(item) || Array.isArray(item)).map((item) => keep(item, paths));
  const result: Doc = {};
  for (const [name, inner] of Object.entries(value as Doc)) {
    const rest = below(paths, name);
    if (rest.some((path) => path.length === 0)) result[name] = inner;
    else if (rest.length > 0 && (isDocument(inner) || Array.isArray(inner))) result[name] = keep(inner, rest);
  }
  return result;
}

/** Leaves the named fields out. */
export function drop(value: unknown, paths: readonly string[][]): unknown {
  if (Array.isArray(value)) return value.map((item) => drop(item, paths));
  if (!isDocument(value)) return value;
  const result: Doc = {};
  for (const [name, inner] of Object.entries(value)) {
    const rest = below(paths, name);
    if (!rest.some((path) => path.length === 0)) result[name] = rest.length > 0 ? drop(inner, rest) : inner;
  }
  return result;
}

/** The document with a computed field: in every document of an array on the way; what has no fields gives way. */
export function placed(doc: Doc, [name, ...rest]: readonly string[], value: unknown): Doc {
  if (value === undefined && rest.length === 0 && !(name! in doc)) return doc;
  if (rest.length === 0) {
    if (value !== REMOVED && value !== undefined) return { ...doc, [name!]: value };
    const { [name!]: _gone, ...others } = doc;
    return others;
  }
  const inside = (item: unknown): unknown =>
    Array.isArray(item) ? item.map(inside) : placed(isDocument(item) ? item : {}, rest, value);
  const before = doc[name!];
  return { ...doc, [name!]: inside(before) };
}
