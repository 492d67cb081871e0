import { evaluate, REMOVE, type Variables } from '../aggregate/expressions.ts';
import { badValue, notSupported } from '../errors.ts';
import { isDoc, isNumeric, isTrue, toNumber, type Doc } from '../values/types.ts';
import { compileFilter } from './matcher.ts';

type Tree = Map<string, Tree | true>;
export type Projection = (doc: Doc) => Doc;

function isFlag(value: unknown): boolean {
  return typeof value === 'boolean' || isNumeric(value);
}

/** Flattens nested projections, `{a: {b: 1}}` to `a.b`, and leaves operators alone. */
function flatten(spec: Doc, prefix = ''): [string, unknown][] {
  return Object.entries(spec).flatMap(([key, value]): [string, unknown][] => {
    const path = prefix + key;
    if (isDoc(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]!.startsWith('$'))
      return flatten(value, `${path}.`);
    return [[path, value]];
  });
}

function plant(tree: Tree, path: string): void {
  const parts = path.split('.');
  let at = tree;
  for (const part of parts.slice(0, -1)) {
    const next = at.get(part);
    if (next === true) throw badValue(`Path collision at ${path}`);
    if (next) at = next;
    else at.set(part, (at = new Map()));
  }
  const last = parts.at(-1)!;
  if (at.has(last)) throw badValue(`Path collision at ${path}`);
  at.set(last, true);
}

/**
 * Compiles a projection of `find` or `$project`.
 *
 * @throws MongoError for a mix of inclusion and exclusion, or an operator not supported
 */
export function compileProjection(spec: Doc, variables: Variables = {}): Projection {
  const entries = flatten(spec);
  for (const [path] of entries)
    if (path.split('.').includes('$')) throw notSupported('The positional projection operator $');
  const flags = entries.filter(([path, value]) => path !== '_id' && isFlag(value));
  const computed = entries.filter(([, value]) => !isFlag(value));
  const inclusive =
    flags.some(([, value]) => isTrue(value)) ||
    (flags.length === 0 && computed.some(([, value]) => !isFindOperator(value)));
  if (inclusive && flags.some(([, value]) => !isTrue(value)))
    throw badValue('Cannot do exclusion in inclusion projection');
  const id = entries.find(([path]) => path === '_id')?.[1];
  const onlyId = flags.length === 0 && computed.length === 0;
  const including = inclusive || (onlyId && id !== undefined && isTrue(id));
  const tree: Tree = new Map();
  for (const [path] of flags) plant(tree, path);
  if (including && (id === undefined || (isFlag(id) && isTrue(id)))) plant(tree, '_id');
  if (!including && id !== undefined && isFlag(id) && !isTrue(id)) plant(tree, '_id');
  if (including) for (const [path, value] of computed) if (isFindOperator(value)) plant(tree, path);
  const steps = computed.map(([path, value]) => computeStep(path.split('.'), value, variables));
  return (doc) => {
    const result = (including ? include(doc, tree) : exclude(doc, tree)) as Doc;
    for (const step of steps) step(doc, result);
    return result;
  };
}

function isFindOperator(value: unknown): boolean {
  return (
    isDoc(value) &&
    ('$slice' in value || '$elemMatch' in value) &&
    !Array.isArray(value['$slice'] && (value['$slice'] as unknown[])[0])
  );
}

function computeStep(path: string[], value: unknown, variables: Variables): (doc: Doc, result: Doc) => void {
  if (isDoc(value) && '$meta' in value) throw notSupported('The projection operator $meta');
  if (isDoc(value) && '$elemMatch' in value) {
    const matcher = compileFilter({ list: { $elemMatch: value['$elemMatch'] } });
    return (doc, result) => {
      const list = doc[path[0]!];
      const at = Array.isArray(list) ? list.findIndex((item) => matcher({ list: [item] })) : -1;
      if (at < 0) delete result[path[0]!];
      else result[path[0]!] = [(list as unknown[])[at]];
    };
  }
  if (isFindOperator(value)) {
    const operand = (value as Doc)['$slice'];
    const [skip, limit] = Array.isArray(operand) ? operand.map(toNumber) : [null, toNumber(operand)];
    return (_doc, result) => {
      const list = result[path[0]!];
      if (!Array.isArray(list)) return;
      if (skip !== null && skip !== undefined) result[path[0]!] = list.slice(skip).slice(0, limit);
      else result[path[0]!] = limit! < 0 ? list.slice(limit) : list.slice(0, limit);
    };
  }
  return (doc, result) => setField(result, path, evaluate(value, doc, { ...variables, ROOT: doc }));
}

/**
 * Sets a path in a document made for output, or takes it away when the value is missing. Arrays on the way get
 * it in each element, and what has no fields gives way to a document.
 */
export function setField(target: Doc, path: readonly string[], value: unknown): void {
  const [part, ...rest] = path;
  if (rest.length > 0) target[part!] = inside(target[part!], rest, value);
  else if (value === undefined || value === REMOVE) delete target[part!];
  else target[part!] = value;
}

function inside(value: unknown, path: readonly string[], given: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => inside(item, path, given));
  const copy = isDoc(value) ? { ...value } : {};
  setField(copy, path, given);
  return copy;
}

function include(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value))
    return value.filter((item) => isDoc(item) || Array.isArray(item)).map((item) => include(item, tree));
  const result: Doc = {};
  if (!isDoc(value)) return result;
  for (const key of Object.keys(value)) {
    const below = tree.get(key);
    if (below === true) result[key] = value[key];
    else if (below && (isDoc(value[key]) || Array.isArray(value[key])))
      result[key] = include(value[key], below);
  }
  return result;
}

function exclude(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((item) => exclude(item, tree));
  if (!isDoc(value)) return value;
  const result: Doc = {};
  for (const key of Object.keys(value)) {
    const below = tree.get(key);
    if (below === undefined) result[key] = value[key];
    else if (below !== true) result[key] = exclude(value[key], below);
  }
  return result;
}
