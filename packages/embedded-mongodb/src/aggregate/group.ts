import { badValue, notSupported } from '../errors.ts';
import { ACCUMULATORS } from '../supported.ts';
import { encodeKey } from '../values/key.ts';
import { isDoc, type Doc } from '../values/types.ts';
import { MAKERS, type Accumulator } from './accumulators.ts';
import { evaluate, REMOVE, type Variables } from './expressions.ts';

/** `$group`. */
export function group(docs: readonly Doc[], spec: Doc, variables: Variables): Doc[] {
  if (!('_id' in spec)) throw badValue('a group specification must include an _id');
  const fields = Object.entries(spec)
    .filter(([field]) => field !== '_id')
    .map(([field, accumulator]) => readAccumulator(field, accumulator));
  const groups = new Map<string, { id: unknown; accumulators: Accumulator[] }>();
  for (const doc of docs) {
    const id = present(evaluate(spec['_id'], doc, variables)) ?? null;
    const key = encodeKey(id).toString('latin1');
    let entry = groups.get(key);
    if (!entry) groups.set(key, (entry = { id, accumulators: fields.map(({ make }) => make()) }));
    for (const [at, { expression }] of fields.entries())
      entry.accumulators[at]!.add(present(evaluate(expression, doc, variables)));
  }
  return [...groups.values()].map(({ id, accumulators }) => ({
    _id: id,
    ...Object.fromEntries(fields.map(({ field }, at) => [field, accumulators[at]!.result()])),
  }));
}

const present = (value: unknown) => (value === REMOVE ? undefined : value);

function readAccumulator(
  field: string,
  accumulator: unknown,
): { field: string; make: () => Accumulator; expression: unknown } {
  if (!isDoc(accumulator) || Object.keys(accumulator).length !== 1)
    throw badValue(`The field '${field}' must be an accumulator object`);
  const [[name, expression]] = Object.entries(accumulator) as [[string, unknown]];
  if (!ACCUMULATORS.supported.includes(name)) throw notSupported(`The accumulator ${name}`);
  return { field, make: MAKERS[name]!, expression };
}
