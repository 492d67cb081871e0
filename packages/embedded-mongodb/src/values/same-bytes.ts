import { sameValue } from './key.ts';

/** Whether two values have the same fields, order, values and number types: nothing to write. */
export function sameBytes(a: unknown, b: unknown): boolean {
  return sameValue(a, b) && JSON.stringify(a, typed) === JSON.stringify(b, typed);
}

function typed(_key: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && '_bsontype' in value
    ? `${String(value._bsontype)}:${String(value)}`
    : value;
}
