import { badValue, typeMismatch } from '../errors.ts';
import { compileFilter, isOperators, isRegex } from '../query/matcher.ts';
import { readSort } from '../query/sort.ts';
import { compareValues, sameValue } from '../values/key.ts';
import { getPath } from '../values/paths.ts';
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

/** Elements by their value, or by fields of those that are documents; an array there is one value. */
function sortList(list: unknown[], by: unknown): unknown[] {
  if (isNumeric(by)) return list.toSorted((a, b) => compareValues(a, b) * toNumber(by));
  const fields = readSort(by as Doc);
  return list.toSorted((a, b) => {
    for (const { path, direction } of fields) {
      const order = compareValues(fieldOf(a, path), fieldOf(b, path)) * direction;
      if (order !== 0) return order;
    }
    return 0;
  });
}

const fieldOf = (item: unknown, path: readonly string[]) => (isDoc(item) ? getPath(item, path) : undefined);

export function addToSet(current: unknown, operand: unknown, path: string): unknown[] {
  const list = [...listOf('$addToSet', current, path)];
  const each = isDoc(operand) && '$each' in operand ? operand['$each'] : [operand];
  if (!Array.isArray(each)) throw badValue('The argument to $each in $addToSet must be an array');
  for (const item of each) if (!list.some((present) => sameValue(present, item))) list.push(clone(item));
  return list;
}

/** `$pull`: a document is a filter on elements that are documents, operators test the element, all else is equal to it. */
export function pull(current: unknown, operand: unknown, path: string): unknown[] {
  const list = listOf('$pull', current, path);
  if (isDoc(operand) && !isOperators(operand)) {
    const matcher = compileFilter(operand);
    return list.filter((item) => !(isDoc(item) && matcher(item)));
  }
  if (!isOperators(operand) && !isRegex(operand)) return list.filter((item) => !sameValue(item, operand));
  const matcher = compileFilter({ value: operand });
  return list.filter((item) => !matcher({ value: item }));
}

export function pullAll(current: unknown, operand: unknown, path: string): unknown[] {
  return listOf('$pullAll', current, path).filter(
    (item) => !(operand as unknown[]).some((gone) => sameValue(gone, item)),
  );
}

export function pop(current: unknown, operand: unknown, path: string): unknown[] {
  if (!Array.isArray(current)) throw typeMismatch(`Path '${path}' contains an element of non-array type`);
  const list: unknown[] = current;
  return toNumber(operand) < 0 ? list.slice(1) : list.slice(0, -1);
}
