import { badValue } from '../errors.ts';
import { runQuery } from '../query/run.ts';
import type { Collection } from '../storage/catalog.ts';
import type { Row } from '../storage/view.ts';
import { bytesOfRow } from '../storage/writer.ts';
import { arrayOf, documentOf, elementIn, elementOf, inside, readKey } from '../values/bytes.ts';
import { encodeKey } from '../values/key.ts';
import { valuesAt } from '../values/paths.ts';
import { isDoc, type Doc } from '../values/types.ts';
import { evaluate, type Variables } from './expressions.ts';
import type { PipelineContext } from './pipeline.ts';

const LARGEST = 16 * 1024 * 1024;

/** Runs stages over the other collection. */
type Run = (collection: Collection | null, variables: Variables, stages: readonly Doc[]) => Row[];

/** `$lookup` by field, by pipeline, or both; the field goes to an index of the other collection when it has one. */
export function lookup(context: PipelineContext, rows: readonly Row[], operand: Doc, run: Run): Row[] {
  const local = operand['localField'] as string | undefined;
  const foreign = operand['foreignField'] as string | undefined;
  if ((local === undefined) !== (foreign === undefined))
    throw badValue('$lookup requires both or neither of localField and foreignField');
  const pipeline = (operand['pipeline'] as Doc[] | undefined) ?? [];
  const lets = Object.entries((operand['let'] as Doc | undefined) ?? {});
  const as = String(operand['as']).split('.');
  const collection = context.catalog.find(`${context.database}.${String(operand['from'])}`);
  const join = (variables: Variables, match: Doc | null): Row[] => {
    if (match && pipeline.length === 0)
      return runQuery(context.view, collection, { filter: match, variables });
    return run(collection, variables, match ? [{ $match: match }, ...pipeline] : pipeline);
  };
  const remembered = new Map<string, Row[]>();
  return rows.map((row) => {
    const values = local === undefined ? null : valuesOf(row, local);
    const match = values && { [foreign!]: values.length === 1 ? { $eq: values[0] } : { $in: values } };
    if (lets.length > 0) return new Joined(row, as, join(variablesFor(row.doc, lets, context), match));
    const key = encodeKey(values).toString('latin1');
    let joined = remembered.get(key);
    if (!joined) remembered.set(key, (joined = join(context.variables, match)));
    return new Joined(row, as, joined);
  });
}

function variablesFor(doc: Doc, lets: readonly [string, unknown][], context: PipelineContext): Variables {
  const variables = { ...context.variables };
  for (const [name, expression] of lets) variables[name] = evaluate(expression, doc, context.variables);
  return variables;
}

/** An array in the local field joins by any of its elements; missing joins with null and missing. */
function valuesOf(row: Row, local: string): unknown[] {
  const key = row.raw && !local.includes('.') ? readKey(row.raw, local) : null;
  if (key !== null) return [key];
  return valuesAt(row.doc, local.split('.'))
    .flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .map((value) => value ?? null);
}

/** A document with what was found for it: put together as bytes, unless somebody looks into it. */
class Joined implements Row {
  private readonly row: Row;
  private readonly as: readonly string[];
  private readonly joined: readonly Row[];
  private decoded: Doc | null = null;

  constructor(row: Row, as: readonly string[], joined: readonly Row[]) {
    this.row = row;
    this.as = as;
    this.joined = joined;
  }

  get doc(): Doc {
    return (this.decoded ??= place(
      this.row.doc,
      this.as,
      this.joined.map(({ doc }) => doc),
    ));
  }

  get raw(): Buffer | null {
    const [name, ...below] = this.as;
    const { raw } = this.row;
    if (!raw || below.length > 0 || elementIn(raw, name!)) return null;
    const list = arrayOf(this.joined.map(bytesOfRow));
    const whole = Buffer.concat(documentOf([inside(raw), ...elementOf(4, name!, list)]));
    return whole.length > LARGEST ? null : whole;
  }
}

function place(doc: Doc, [field, ...rest]: readonly string[], value: unknown): Doc {
  if (rest.length === 0) return { ...doc, [field!]: value };
  const below = doc[field!];
  return { ...doc, [field!]: place(isDoc(below) ? below : {}, rest, value) };
}
