import { element, matches, reach } from './filter.ts';
import { isDocument, ModelError, type Doc } from './values.ts';

const INDEX = /^(0|[1-9]\d*)$/;
const bad = (message: string) => new ModelError(2, message);

export interface Where {
  filter: Doc;
  arrayFilters: readonly Doc[];
}

/** The paths without `$`, `$[]` and `$[name]` that a path of an update stands for in a document. */
export function concrete(doc: Doc, path: string, where: Where): string[][] {
  let paths: string[][] = [[]];
  for (const part of path.split('.')) {
    paths = paths.flatMap((before) => {
      if (!part.startsWith('$')) return [[...before, part]];
      const items = before.reduce<unknown>((at, name) => (at as Doc | undefined)?.[name], doc);
      if (part === '$') return [[...before, String(matched(items, before.join('.'), where.filter))]];
      if (!Array.isArray(items))
        throw bad('The path must exist in the document in order to apply array updates');
      const name = part.slice(2, -1);
      return [...items.keys()]
        .filter((at) => name === '' || named(items[at], name, where.arrayFilters))
        .map((at) => [...before, String(at)]);
    });
  }
  return paths;
}

/** The element that the query met first on this array. */
function matched(items: unknown, path: string, filter: Doc): number {
  const entry = Object.entries(filter).find(([key]) => key === path || key.startsWith(`${path}.`));
  const at = Array.isArray(items) && entry ? items.findIndex((item) => meets(item, entry, path)) : -1;
  if (at < 0) throw bad('The positional operator did not find the match needed from the query');
  return at;
}

function meets(item: unknown, [key, condition]: [string, unknown], path: string): boolean {
  if (key !== path) return isDocument(item) && matches(item, { [key.slice(path.length + 1)]: condition });
  if (isDocument(condition) && '$elemMatch' in condition) return element(item, condition['$elemMatch']);
  return reach(item, [], false).some((value) =>
    matches({ value: Array.isArray(value) ? [value] : value }, { value: condition }),
  );
}

function named(item: unknown, name: string, filters: readonly Doc[]): boolean {
  const filter = filters.find((one) => Object.keys(one)[0]!.split('.')[0] === name)!;
  const own = Object.entries(filter).map(([key, condition]) => [`item${key.slice(name.length)}`, condition]);
  return matches({ item }, Object.fromEntries(own) as Doc);
}

/** What is at a path; a number names an element of an array. */
export function peek(doc: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => {
    if (Array.isArray(at)) return INDEX.test(name) ? (at[Number(name)] as unknown) : undefined;
    return isDocument(at) ? at[name] : undefined;
  }, doc);
}

/** Sets what is at a path, and makes the documents on the way. @throws ModelError 28 through a value without fields */
export function poke(doc: unknown, path: readonly string[], value: unknown): void {
  const [name, ...rest] = path;
  const cannot = new ModelError(28, `Cannot create field '${name}'`);
  if (Array.isArray(doc)) {
    if (!INDEX.test(name!)) throw cannot;
    while (doc.length < Number(name)) doc.push(null);
  } else if (!isDocument(doc)) throw cannot;
  const holder = doc as Doc;
  if (rest.length === 0) holder[name!] = value;
  else {
    if (holder[name!] === undefined) {
      const made: Doc = {};
      poke(made, rest, value);
      holder[name!] = made;
    } else poke(holder[name!], rest, value);
  }
}

/** Takes away what is at a path; an element of an array becomes null. */
export function remove(doc: Doc, path: readonly string[]): void {
  const holder = peek(doc, path.slice(0, -1));
  const name = path.at(-1)!;
  if (Array.isArray(holder)) {
    if (INDEX.test(name) && Number(name) < holder.length) holder[Number(name)] = null;
  } else if (isDocument(holder)) delete holder[name];
}

/** Names in the order in which an update writes new fields: by text, numbers by number. */
export function inOrder(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const [x, y] = [left[at]!, right[at]!];
    if (x === y) continue;
    if (INDEX.test(x) && INDEX.test(y)) return Number(x) - Number(y);
    return x < y ? -1 : 1;
  }
  return left.length - right.length;
}
