import { MongoError, notSupported } from '../errors.ts';
import { EXPRESSIONS } from '../supported.ts';
import { isDoc, type Doc } from '../values/types.ts';
import { byMingo } from './by-mingo.ts';
import { OPERATORS } from './operators.ts';
import { SCOPED } from './scoped-operators.ts';

/** Values of `$$name`, typed as in documents. */
export type Variables = Record<string, unknown>;

const known = new Set(EXPRESSIONS.supported);

/** Marks a field that an expression takes away (`$$REMOVE`). */
export const REMOVE = Symbol('REMOVE');

/**
 * The value of an aggregation expression for a document; `undefined` when it is missing. Values keep their
 * BSON types, but for the operators that mingo evaluates on plain values.
 *
 * @throws MongoError NotImplemented, by name, for an operator not supported
 */
export function evaluate(expression: unknown, doc: Doc, variables: Variables = {}): unknown {
  if (typeof expression === 'string')
    return expression.startsWith('$') ? path(expression, doc, variables) : expression;
  if (Array.isArray(expression)) return expression.map((item) => present(item, doc, variables) ?? null);
  if (!isDoc(expression)) return expression;
  const keys = Object.keys(expression);
  const first = keys[0];
  if (first === undefined || !first.startsWith('$')) return fields(expression, doc, variables);
  if (keys.length > 1)
    throw new MongoError(
      15983,
      'Location15983',
      `An object representing an expression must have exactly one field: ${keys.join(', ')}`,
    );
  if (!known.has(first)) throw notSupported(`The expression operator ${first}`);
  return apply(first, expression[first], doc, variables);
}

function apply(name: string, operand: unknown, doc: Doc, variables: Variables): unknown {
  if (name === '$literal') return operand;
  const scoped = SCOPED[name];
  if (scoped)
    return scoped(operand, (inner, own) => evaluate(inner, doc, own ? { ...variables, ...own } : variables));
  const own = OPERATORS[name];
  if (own)
    return own(
      Array.isArray(operand)
        ? operand.map((item) => present(item, doc, variables))
        : [present(operand, doc, variables)],
    );
  return byMingo(name, present(operand, doc, variables));
}

function present(expression: unknown, doc: Doc, variables: Variables): unknown {
  const value = evaluate(expression, doc, variables);
  return value === REMOVE ? undefined : value;
}

function fields(expression: Doc, doc: Doc, variables: Variables): Doc {
  const result: Doc = {};
  for (const key of Object.keys(expression)) {
    const value = present(expression[key], doc, variables);
    if (value !== undefined) result[key] = value;
  }
  return result;
}

function path(expression: string, doc: Doc, variables: Variables): unknown {
  if (!expression.startsWith('$$')) return reach(doc, expression.slice(1).split('.'));
  const [name, ...rest] = expression.slice(2).split('.');
  if (name === 'REMOVE') return REMOVE;
  if (name === 'ROOT' || name === 'CURRENT') return reach(variables['ROOT'] ?? doc, rest);
  if (name === 'NOW') return new Date();
  if (!(name! in variables))
    throw new MongoError(17276, 'Location17276', `Use of undefined variable: ${name}`);
  return reach(variables[name!], rest);
}

/** A field path: through an array it gives the array of what each element holds. */
function reach(value: unknown, parts: readonly string[]): unknown {
  if (parts.length === 0) return value;
  if (Array.isArray(value)) {
    return value.map((item) => reach(item, parts)).filter((item) => item !== undefined);
  }
  return isDoc(value) ? reach(value[parts[0]!], parts.slice(1)) : undefined;
}
