import { MongoError } from '../errors.ts';
import { isDoc, isTrue, type Doc } from '../values/types.ts';

/** Evaluates an inner expression, with variables of its own. */
type Inner = (expression: unknown, variables?: Record<string, unknown>) => unknown;
type Scoped = (operand: unknown, inner: Inner) => unknown;

const invalid = (code: number, message: string) => new MongoError(code, `Location${code}`, message);

function specOf(name: string, operand: unknown): Doc {
  if (!isDoc(operand)) throw invalid(28646, `${name} only supports an object as its argument`);
  return operand;
}

function listOf(name: string, value: unknown): unknown[] | null {
  if (value === null || value === undefined) return null;
  if (!Array.isArray(value)) throw invalid(28651, `input to ${name} must be an array`);
  return value;
}

const all = (operand: unknown): unknown[] => (Array.isArray(operand) ? operand : [operand]);

function cond(operand: unknown, inner: Inner): unknown {
  const parts = Array.isArray(operand)
    ? operand
    : isDoc(operand)
      ? [operand['if'], operand['then'], operand['else']]
      : [];
  if (parts.length !== 3) throw invalid(16020, '$cond needs exactly three arguments');
  return inner(isTrue(inner(parts[0])) ? parts[1] : parts[2]);
}

function ifNull(operand: unknown, inner: Inner): unknown {
  if (!Array.isArray(operand) || operand.length < 2)
    throw invalid(1257300, '$ifNull needs at least two arguments');
  for (const item of operand.slice(0, -1)) {
    const value = inner(item);
    if (value !== null && value !== undefined) return value;
  }
  return inner(operand.at(-1));
}

function choose(operand: unknown, inner: Inner): unknown {
  const spec = specOf('$switch', operand);
  for (const branch of all(spec['branches']) as Doc[])
    if (isTrue(inner(branch['case']))) return inner(branch['then']);
  if (!('default' in spec)) throw invalid(40066, '$switch found no branch that holds, and no default');
  return inner(spec['default']);
}

function filter(operand: unknown, inner: Inner): unknown {
  const spec = specOf('$filter', operand);
  const name = String(spec['as'] ?? 'this');
  const list = listOf('$filter', inner(spec['input']));
  const kept = list?.filter((item) => isTrue(inner(spec['cond'], { [name]: item })));
  const limit = 'limit' in spec ? inner(spec['limit']) : null;
  return limit === null || limit === undefined ? (kept ?? null) : kept?.slice(0, Number(limit));
}

function map(operand: unknown, inner: Inner): unknown {
  const spec = specOf('$map', operand);
  const name = String(spec['as'] ?? 'this');
  return (
    listOf('$map', inner(spec['input']))?.map((item) => inner(spec['in'], { [name]: item }) ?? null) ?? null
  );
}

function reduce(operand: unknown, inner: Inner): unknown {
  const spec = specOf('$reduce', operand);
  const list = listOf('$reduce', inner(spec['input']));
  if (!list) return null;
  return list.reduce((value, item) => inner(spec['in'], { value, this: item }), inner(spec['initialValue']));
}

function bind(operand: unknown, inner: Inner): unknown {
  const spec = specOf('$let', operand);
  const own = Object.entries(specOf('$let', spec['vars'])).map(([name, value]) => [name, inner(value)]);
  return inner(spec['in'], Object.fromEntries(own) as Doc);
}

/** Operators that decide what of their operands to evaluate, and with which variables. */
export const SCOPED: Record<string, Scoped> = {
  $cond: cond,
  $ifNull: ifNull,
  $switch: choose,
  $and: (operand, inner) => all(operand).every((item) => isTrue(inner(item))),
  $or: (operand, inner) => all(operand).some((item) => isTrue(inner(item))),
  $filter: filter,
  $map: map,
  $reduce: reduce,
  $let: bind,
};
