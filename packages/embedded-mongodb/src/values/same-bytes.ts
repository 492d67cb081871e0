import { serialize } from 'bson';

/** Whether two values have the same fields, order, values and number types: nothing to write. */
export function sameBytes(a: unknown, b: unknown): boolean {
  return a === b || Buffer.compare(serialize({ value: a }), serialize({ value: b })) === 0;
}
