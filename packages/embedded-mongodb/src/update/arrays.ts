import { badValue } from '../errors.ts';
import { compileFilter, isOperators } from '../query/matcher.ts';
import { readSort, sortDocs } from '../query/sort.ts';
import { encodeKey, sameValue } from '../values/key.ts';
import { clone, isDoc, isNumeric, toNumber, type Doc } from '../values/types.ts';

function listOf(name: string, current: unknown, path: string): unknown[] {
  if (current === undefined) return [];
  if (!Array.isArray(current)) throw badValue(`The field '${path}' must be an array but is not (${name})`);
  return current;
}

/** `$push` with its modifiers. */
export function push(current: unknown, operand: unknown, path: string): unknown[] {
  const list = [...listOf('$push', current, path)];
  if (!isDoc(operand) || !('$each' in operand)) return [...list, clone(operand)];
  for (const key of Object.keys(operand))
    if (!['$each', '$slice', '$sort', '$position'].includes(key))
      throw badValue(`Unrecognized clause in $push: ${key}`);
  const each = operand['$each'];
  if (!Array.isArray(each)) throw badValue('The argument to $each in $push must be an array');
  const position = operand['$position'] === undefined ? list.length : toNumber(operand['$position']);
  list.splice(position, 0, ...each.map(clone));
  const sorted = operand['$sort'] === undefined ? list : sortList(list, operand['$sort']);
  if (operand['$slice'] === undefined) return sorted;
  const slice = toNumber(operand['$slice']);
  return slice >= 0 ? sorted.slice(0, slice) : sorted.slice(slice);
}

function sortList(list: unknown[], by: unknown): unknown[] {
  if (isNumeric(by)) {
    const way = toNumber(by);
    return [...list].sort((a, b) => Buffer.compare(encodeKey(a), encodeKey(b)) * way);
  }
  return sortDocs(list, readSort(by as Doc), (item) => (isDoc(item) ? item : {}));
}

export function addToSet(current: unknown, operand: unknown, path: string): unknown[] {
  const list = [...listOf('$addToSet', current, path)];
  const each = isDoc(operand) && '$each' in operand ? operand['$each'] : [operand];
  if (!Array.isArray(each)) throw badValue('The argument to $each in $addToSet must be an array');
  for (const item of each) if (!list.some((present) => sameValue(present, item))) list.push(clone(item));
  return list;
}

/** `$pull`: a document is a filter on elements that are documents, operators test the element itself. */
export function pull(current: unknown, operand: unknown, path: string): unknown[] {
  const list = listOf('$pull', current, path);
  if (isDoc(operand) && !isOperators(operand)) {
    const matcher = compileFilter(operand);
    return list.filter((item) => !(isDoc(item) && matcher(item)));
  }
  const matcher = compileFilter({ value: operand });
  return list.filter((item) => !matcher({ value: item }));
}

export function pullAll(current: unknown, operand: unknown, path: string): unknown[] {
  if (!Array.isArray(operand)) throw badValue('$pullAll requires an array argument');
  return listOf('$pullAll', current, path).filter((item) => !operand.some((gone) => sameValue(gone, item)));
}

export function pop(current: unknown, operand: unknown, path: string): unknown[] {
  const list = listOf('$pop', current, path);
  return toNumber(operand) < 0 ? list.slice(1) : list.slice(0, -1);
}
