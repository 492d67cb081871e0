import { Double, Int32, Long } from 'bson';
import { refuseDecimals } from './expression.ts';
import { element, isOperators, matches } from './filter.ts';
import { runStages } from './stages.ts';
import { concrete, inOrder, peek, poke, remove, type Where } from './update-paths.ts';
import { compare, copy, equal, isDocument, isNumber, ModelError, plain, tagOf, type Doc } from './values.ts';

const fail = (code: number, message: string) => new ModelError(code, message);

/** The document after an update: a replacement, a pipeline, or operators. */
export function updated(doc: Doc, update: Doc | Doc[], where: Where, inserting: boolean): Doc {
  if (Array.isArray(update)) {
    const [result] = runStages([copy(doc)], update, () => []);
    const { _id = doc['_id'], ...rest } = result!;
    return { _id, ...rest };
  }
  if (!Object.keys(update)[0]?.startsWith('$')) {
    const { _id, ...rest } = copy(update);
    const id = '_id' in doc ? doc['_id'] : _id;
    if (_id !== undefined && !equal(_id, id))
      throw fail(66, "the (immutable) field '_id' was found to have been altered");
    return { _id: id, ...rest };
  }
  const next = copy(doc);
  const steps = Object.entries(update)
    .flatMap(([operator, fields]) =>
      Object.entries(fields as Doc).map(([path, operand]) => ({ operator, path, operand })),
    )
    .sort((a, b) => inOrder(placeOf(a), placeOf(b)));
  for (const { operator, path, operand } of steps) {
    if (operator === '$setOnInsert' && !inserting) continue;
    for (const one of concrete(next, path, where)) step(next, operator, one, operand);
  }
  return next;
}

const placeOf = (step: { operator: string; path: string; operand: unknown }) =>
  step.operator === '$rename' ? (step.operand as string) : step.path;

/** What is wrong with an update whatever the documents are. */
export function refuseMalformed(update: Doc | Doc[]): void {
  if (Array.isArray(update) || !Object.keys(update)[0]?.startsWith('$')) return;
  for (const [operator, fields] of Object.entries(update))
    for (const operand of Object.values(fields as Doc))
      if ((operator === '$inc' || operator === '$mul') && !isNumber(operand))
        throw fail(14, 'non-numeric argument');
  const paths = Object.entries(update).flatMap(([operator, fields]) =>
    Object.entries(fields as Doc).flatMap(([path, to]) =>
      operator === '$rename' ? [path, to as string] : [path],
    ),
  );
  for (const [at, path] of paths.entries())
    for (const other of paths.slice(at + 1))
      if (path === other || path.startsWith(`${other}.`) || other.startsWith(`${path}.`))
        throw fail(40, `Updating the path '${path}' would create a conflict at '${other}'`);
}

function step(doc: Doc, operator: string, path: string[], operand: unknown): void {
  if (operator === '$unset') return remove(doc, path);
  if (operator === '$rename') {
    const value = peek(doc, path);
    if (value === undefined) return;
    remove(doc, path);
    return poke(doc, (operand as string).split('.'), value);
  }
  const before = peek(doc, path);
  if (before === undefined && ['$pull', '$pullAll', '$pop'].includes(operator)) return;
  const after = STEPS[operator]!(before, operand);
  if (after !== KEPT) poke(doc, path, after);
}

const KEPT = Symbol('kept');

const STEPS: Record<string, (before: unknown, operand: unknown) => unknown> = {
  $set: (_before, operand) => copy(operand),
  $setOnInsert: (_before, operand) => copy(operand),
  $inc: (before, operand) => arithmetic('add', before, operand),
  $mul: (before, operand) => arithmetic('multiply', before, operand),
  $min: (before, operand) => (before === undefined || compare(operand, before) < 0 ? operand : KEPT),
  $max: (before, operand) => (before === undefined || compare(operand, before) > 0 ? operand : KEPT),
  $bit: (before, operand) => {
    const [[name, mask]] = Object.entries(operand as Doc) as [[string, Int32 | Long]];
    const start = before ?? new Int32(0);
    if (!whole(start)) throw fail(2, 'Cannot apply $bit');
    const [a, b] = [BigInt(String(start)), BigInt(String(mask))];
    const result = name === 'and' ? a & b : name === 'or' ? a | b : a ^ b;
    return tagOf(start) === 'Long' || tagOf(mask) === 'Long'
      ? Long.fromBigInt(result)
      : new Int32(Number(result));
  },
  $push: (before, operand) => {
    const items = [...listOf(before, 2)];
    if (!isDocument(operand) || !('$each' in operand)) return [...items, copy(operand)];
    const at = operand['$position'] === undefined ? items.length : plain(operand['$position']);
    items.splice(at, 0, ...copy(operand['$each'] as unknown[]));
    return sliced(ranked(items, operand['$sort']), operand['$slice']);
  },
  $addToSet: (before, operand) => {
    const items = [...listOf(before, 2)];
    const each = isDocument(operand) && '$each' in operand ? (operand['$each'] as unknown[]) : [operand];
    for (const item of each) if (!items.some((present) => equal(present, item))) items.push(copy(item));
    return items;
  },
  $pull: (before, operand) => listOf(before, 2).filter((item) => !pulled(item, operand)),
  $pullAll: (before, operand) =>
    listOf(before, 2).filter((item) => !(operand as unknown[]).some((gone) => equal(item, gone))),
  $pop: (before, operand) =>
    plain(operand) < 0 ? listOf(before, 14).slice(1) : listOf(before, 14).slice(0, -1),
};

function listOf(value: unknown, code: number): unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw fail(code, 'The field must be an array');
  return value;
}

function ranked(items: unknown[], by: unknown): unknown[] {
  if (by === undefined) return items;
  if (isNumber(by)) return items.toSorted((a, b) => compare(a, b) * plain(by));
  const order = Object.entries(by as Doc);
  return items.toSorted((a, b) => {
    const orders = order.map(([name, way]) => compare(fieldOf(a, name), fieldOf(b, name)) * plain(way));
    return orders.find((one) => one !== 0) ?? 0;
  });
}

const fieldOf = (item: unknown, name: string) => (isDocument(item) ? item[name] : undefined);

function sliced(items: unknown[], slice: unknown): unknown[] {
  if (slice === undefined) return items;
  const count = plain(slice);
  return count < 0 ? items.slice(count) : items.slice(0, count);
}

/** A document is a filter on documents, operators are asked about the element, all else must be equal. */
function pulled(item: unknown, operand: unknown): boolean {
  if (isOperators(operand)) return matches({ item }, { item: operand });
  if (isDocument(operand)) return isDocument(item) && element(item, operand);
  return equal(item, operand);
}

const whole = (value: unknown) => tagOf(value) === 'Int32' || tagOf(value) === 'Long';

/** 32 bits grow to 64, a double makes a double, and what does not fit into 64 bits is refused. */
function arithmetic(name: 'add' | 'multiply', before: unknown, operand: unknown): unknown {
  if (!isNumber(operand) || (before !== undefined && !isNumber(before)))
    throw fail(14, 'non-numeric argument');
  const start = before ?? new Int32(0);
  refuseDecimals([start, operand]);
  if (!whole(start) || !whole(operand)) {
    const [a, b] = [plain(start), plain(operand)];
    return new Double(name === 'add' ? a + b : a * b);
  }
  const [a, b] = [BigInt(String(start)), BigInt(String(operand))];
  const result = name === 'add' ? a + b : a * b;
  if (BigInt.asIntN(64, result) !== result) throw fail(2, 'Failed to apply to current value');
  const small =
    tagOf(start) === 'Int32' && tagOf(operand) === 'Int32' && BigInt.asIntN(32, result) === result;
  return small ? new Int32(Number(result)) : Long.fromBigInt(result);
}
