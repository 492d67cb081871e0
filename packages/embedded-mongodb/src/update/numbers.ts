import { Decimal128, Double, Int32, Long } from 'bson';
import { badValue, notSupported, typeMismatch } from '../errors.ts';
import { isNumeric, toBigInt, toNumber } from '../values/types.ts';

const INT_MIN = -(2n ** 31n);
const INT_MAX = 2n ** 31n - 1n;

function isInteger(value: unknown): boolean {
  return (
    value instanceof Int32 ||
    value instanceof Long ||
    typeof value === 'bigint' ||
    (typeof value === 'number' && Number.isInteger(value))
  );
}

/** Adds or multiplies as MongoDB does: integers stay integers and grow from 32 to 64 bits. */
export function arithmetic(name: '$inc' | '$mul', current: unknown, operand: unknown): unknown {
  if (current !== undefined && !isNumeric(current))
    throw typeMismatch(`Cannot apply ${name} to a value of non-numeric type`);
  const start =
    current ?? (name === '$inc' ? new Int32(0) : operand instanceof Double ? new Double(0) : new Int32(0));
  if (start instanceof Decimal128 || operand instanceof Decimal128)
    throw notSupported(`${name} of a Decimal128`);
  if (!isInteger(start) || !isInteger(operand)) {
    const [a, b] = [toNumber(start), toNumber(operand)];
    return new Double(name === '$inc' ? a + b : a * b);
  }
  const [a, b] = [toBigInt(start)!, toBigInt(operand)!];
  return integer(name === '$inc' ? a + b : a * b, start instanceof Long || operand instanceof Long);
}

/** The smallest integer type that holds the value; a long stays a long. */
export function integer(value: bigint, long: boolean): Int32 | Long {
  if (!long && value >= INT_MIN && value <= INT_MAX) return new Int32(Number(value));
  if (value < -(2n ** 63n) || value >= 2n ** 63n) throw badValue('The result does not fit into 64 bits');
  return Long.fromBigInt(value);
}
