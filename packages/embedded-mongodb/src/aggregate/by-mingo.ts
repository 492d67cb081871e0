import { createRequire } from 'node:module';
import type * as Core from 'mingo/core';
import { MongoError } from '../errors.ts';
import { EXPRESSIONS } from '../supported.ts';
import { isDoc, toPlain } from '../values/types.ts';

const require = createRequire(import.meta.url);
let evaluator: ((expression: object) => unknown) | null = null;

/** Loaded when first asked for: its many files would be half of what a start takes. */
function load(): (expression: object) => unknown {
  const { Context, evalExpr } = require('mingo/core') as typeof Core;
  const all = require('mingo/operators/expression') as Record<string, unknown>;
  const expression = Object.entries(all).filter(([name]) => EXPRESSIONS.supported.includes(name));
  const context = Context.init({ expression: Object.fromEntries(expression) as never });
  const options = { context, scriptEnabled: false, useStrictMode: true } as never;
  return (asked) => evalExpr({} as never, asked, options);
}

/**
 * What an operator of mingo makes of operands that are values already, without their BSON types.
 *
 * @throws MongoError for values that it cannot work on
 */
export function byMingo(name: string, operand: unknown): unknown {
  evaluator ??= load();
  try {
    return evaluator({ [name]: quoted(toPlain(operand)) });
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
