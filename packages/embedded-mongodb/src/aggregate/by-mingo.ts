import { Context, evalExpr } from 'mingo/core';
import * as expressions from 'mingo/operators/expression';
import { MongoError } from '../errors.ts';
import { EXPRESSIONS } from '../supported.ts';
import { isDoc, toPlain } from '../values/types.ts';

const context = Context.init({
  expression: Object.fromEntries(
    Object.entries(expressions).filter(([name]) => EXPRESSIONS.supported.includes(name)),
  ) as never,
});

/**
 * What an operator of mingo makes of operands that are values already, without their BSON types.
 *
 * @throws MongoError for values that it cannot work on
 */
export function byMingo(name: string, operand: unknown): unknown {
  try {
    return evalExpr({} as never, { [name]: quoted(toPlain(operand)) }, {
      context,
      scriptEnabled: false,
      useStrictMode: true,
    } as never);
  } catch (error) {
    throw new MongoError(40000, 'Location40000', `Failed to evaluate ${name}: ${(error as Error).message}`);
  }
}

/** Values that would be read as paths or operators are marked as the values that they are. */
function quoted(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith('$') ? { $literal: value } : value;
  if (Array.isArray(value)) return value.map(quoted);
  if (!isDoc(value)) return value ?? null;
  if (Object.keys(value).some((key) => key.startsWith('$'))) return { $literal: value };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, quoted(inner)]));
}
