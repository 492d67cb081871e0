import { Decimal128, Double, Int32, Long } from 'bson';

/** A document as decoded from BSON without promotion: numbers keep their type. */
export type Doc = { [field: string]: unknown };

type Tagged = { _bsontype: string };

/** BSON class name of a typed value, or null for plain JavaScript values. */
export function bsonType(value: unknown): string | null {
  return typeof value === 'object' && value !== null ? ((value as Partial<Tagged>)._bsontype ?? null) : null;
}

export function isNumeric(value: unknown): boolean {
  if (typeof value === 'number' || typeof value === 'bigint') return true;
  const type = bsonType(value);
  return type === 'Int32' || type === 'Double' || type === 'Long' || type === 'Decimal128';
}

/** The value as a JavaScript number; a Long or Decimal128 outside its range is rounded. */
export function toNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Int32 || value instanceof Double) return value.value;
  if (value instanceof Long) return value.toNumber();
  if (value instanceof Decimal128) return Number(value.toString());
  return Number.NaN;
}

/** Exact 64-bit value of an integer type, or null when the value is not one. */
export function toBigInt(value: unknown): bigint | null {
  if (typeof value === 'bigint') return value;
  if (value instanceof Long) return value.toBigInt();
  if (value instanceof Int32) return BigInt(value.value);
  const number = toNumber(value);
  return isNumeric(value) && Number.isInteger(number) ? BigInt(number) : null;
}

/** A nested document: an object that is neither an array, a date nor a BSON type. */
export function isDoc(value: unknown): value is Doc {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof RegExp) &&
    !(value instanceof Uint8Array) &&
    bsonType(value) === null
  );
}

/** Order of BSON types in comparisons (MongoDB manual, "Comparison/Sort Order"). */
export function typeOrder(value: unknown): number {
  if (value === null || value === undefined) return 10;
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return 20;
    case 'string':
      return 30;
    case 'boolean':
      return 80;
    default:
  }
  if (Array.isArray(value)) return 50;
  if (value instanceof Date) return 90;
  if (value instanceof RegExp) return 110;
  if (value instanceof Uint8Array) return 60;
  return TAGGED_ORDER[bsonType(value) ?? ''] ?? 40;
}

const TAGGED_ORDER: Record<string, number> = {
  MinKey: 1,
  Int32: 20,
  Double: 20,
  Long: 20,
  Decimal128: 20,
  BSONSymbol: 30,
  Binary: 60,
  UUID: 60,
  ObjectId: 70,
  Timestamp: 100,
  BSONRegExp: 110,
  DBRef: 40,
  Code: 120,
  MaxKey: 250,
};

/** Names that `$type` accepts for a value, number alias first. */
export function typeNames(value: unknown): (string | number)[] {
  if (value === undefined) return [];
  if (value === null) return ['null', 10];
  switch (typeof value) {
    case 'number':
      return Number.isInteger(value) ? ['int', 16, 'number'] : ['double', 1, 'number'];
    case 'bigint':
      return ['long', 18, 'number'];
    case 'string':
      return ['string', 2];
    case 'boolean':
      return ['bool', 8];
    default:
  }
  if (Array.isArray(value)) return ['array', 4];
  if (value instanceof Date) return ['date', 9];
  return TAGGED_NAMES[bsonType(value) ?? ''] ?? ['object', 3];
}

const TAGGED_NAMES: Record<string, (string | number)[]> = {
  Double: ['double', 1, 'number'],
  Int32: ['int', 16, 'number'],
  Long: ['long', 18, 'number'],
  Decimal128: ['decimal', 19, 'number'],
  Binary: ['binData', 5],
  UUID: ['binData', 5],
  ObjectId: ['objectId', 7],
  BSONRegExp: ['regex', 11],
  Timestamp: ['timestamp', 17],
  MinKey: ['minKey', -1],
  MaxKey: ['maxKey', 127],
  Code: ['javascript', 13],
};

/** Truth of a value as `$cond` and command options see it. */
export function isTrue(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return false;
  return isNumeric(value) ? toNumber(value) !== 0 : true;
}

/** A copy whose documents and arrays may be changed; typed leaves are shared, since they never change. */
export function clone<T>(value: T): T {
  if (Array.isArray(value)) return value.map(clone) as T;
  if (!isDoc(value)) return value;
  const copy: Doc = {};
  for (const field of Object.keys(value)) copy[field] = clone((value as Doc)[field]);
  return copy as T;
}

/** The value with plain JavaScript numbers, as expressions want it; a Long beyond 2^53 stays a Long. */
export function toPlain(value: unknown): unknown {
  if (value instanceof Int32 || value instanceof Double) return value.value;
  if (value instanceof Long) {
    const number = value.toNumber();
    return Number.isSafeInteger(number) ? number : value;
  }
  if (Array.isArray(value)) return value.map(toPlain);
  if (!isDoc(value)) return value;
  const copy: Doc = {};
  for (const field of Object.keys(value)) copy[field] = toPlain(value[field]);
  return copy;
}
