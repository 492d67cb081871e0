import { Context, evalExpr } from 'mingo/core';
import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import { MongoError, notSupported } from '../errors.ts';
import { EXPRESSIONS } from '../supported.ts';
import { isDoc, toPlain, type Doc } from '../values/types.ts';

/** Values of `$$name`, typed as in documents. */
export type Variables = Record<string, unknown>;

const context = Context.init({
  expression: Object.fromEntries(
    Object.entries(expressions).filter(([name]) => EXPRESSIONS.supported.includes(name)),
  ) as never,
  accumulator: Object.fromEntries(
    Object.entries(accumulators).filter(([name]) => ['$sum', '$avg', '$min', '$max'].includes(name)),
  ) as never,
});
const checked = new WeakSet<object>();
const known = new Set(EXPRESSIONS.supported);

/** Marks a field that an expression takes away (`$$REMOVE`). */
export const REMOVE = Symbol('REMOVE');

/**
 * The value of an aggregation expression for a document. Field paths, literals, objects and arrays keep
 * their BSON types; operators are evaluated by mingo on plain values.
 *
 * @throws MongoError NotImplemented, by name, for an operator not supported
 */
export function evaluate(expression: unknown, doc: Doc, variables: Variables = {}): unknown {
  if (typeof expression === 'string')
    return expression.startsWith('$') ? path(expression, doc, variables) : expression;
  if (Array.isArray(expression)) return expression.map((item) => evaluate(item, doc, variables) ?? null);
  if (!isDoc(expression)) return expression;
  const keys = Object.keys(expression);
  const first = keys[0];
  if (first === undefined || !first.startsWith('$')) {
    const result: Doc = {};
    for (const key of keys) {
      const value = evaluate(expression[key], doc, variables);
      if (value !== undefined && value !== REMOVE) result[key] = value;
    }
    return result;
  }
  if (first === '$literal') return expression[first];
  if (first === '$cond' || first === '$ifNull') return typed(first, expression[first], doc, variables);
  check(expression);
  try {
    return evalExpr(plainOf(doc), toPlain(expression), {
      context,
      scriptEnabled: false,
      useStrictMode: true,
      variables: { NOW: new Date(), ...(toPlain(variables) as Variables) },
    } as never);
  } catch (error) {
    throw new MongoError(40000, 'Location40000', `Failed to evaluate ${first}: ${(error as Error).message}`);
  }
}

/** Conditionals choose between typed values, so they are evaluated here. */
function typed(name: string, operand: unknown, doc: Doc, variables: Variables): unknown {
  if (name === '$ifNull') {
    if (!Array.isArray(operand) || operand.length < 2)
      throw new MongoError(1257300, 'Location1257300', '$ifNull needs at least two arguments');
    for (const item of operand.slice(0, -1)) {
      const value = evaluate(item, doc, variables);
      if (value !== null && value !== undefined) return value;
    }
    return evaluate(operand.at(-1), doc, variables);
  }
  const [test, then, otherwise] = Array.isArray(operand)
    ? operand
    : isDoc(operand)
      ? [operand['if'], operand['then'], operand['else']]
      : [];
  const value = toPlain(evaluate(test, doc, variables));
  return evaluate(
    value !== false && value !== null && value !== undefined && value !== 0 ? then : otherwise,
    doc,
    variables,
  );
}

const plain = new WeakMap<Doc, unknown>();
function plainOf(doc: Doc): never {
  let value = plain.get(doc);
  if (!value) plain.set(doc, (value = toPlain(doc)));
  return value as never;
}

/** Refuses unknown operators anywhere inside an expression, once per expression. */
function check(expression: unknown): void {
  if (Array.isArray(expression)) return expression.forEach(check);
  if (!isDoc(expression) || checked.has(expression)) return;
  for (const [key, operand] of Object.entries(expression)) {
    if (key.startsWith('$')) {
      if (!known.has(key)) throw notSupported(`The expression operator ${key}`);
      if (key === '$literal') continue;
    }
    check(operand);
  }
  checked.add(expression);
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
