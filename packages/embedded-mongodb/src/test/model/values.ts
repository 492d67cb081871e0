import { EJSON, type Binary, type BSONRegExp, type Long, type ObjectId, type Timestamp } from 'bson';

/** A document of the model: field names to BSON values; a field that is not there is `undefined`. */
export type Doc = Record<string, unknown>;

/** What an index and a sort hold for an empty array: before null (manual, "Comparison/Sort Order", Arrays). */
export const EMPTY_ARRAY = Symbol('empty array');

/** An error as a server answers it. */
export class ModelError extends Error {
  readonly code: number;
  readonly extra: Doc;
  constructor(code: number, message: string, extra: Doc = {}) {
    super(message);
    this.code = code;
    this.extra = extra;
  }
}

const ORDER = [
  'emptyArray',
  'null',
  'number',
  'string',
  'object',
  'array',
  'binData',
  'objectId',
  'bool',
  'date',
  'timestamp',
  'regex',
] as const;
export type Kind = (typeof ORDER)[number];

/** The class of a BSON value. The driver has classes of its own, so it is told by the tag that all carry. */
export function tagOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && '_bsontype' in value ? String(value._bsontype) : null;
}

const TAGS: Record<string, Kind> = {
  Int32: 'number',
  Double: 'number',
  Long: 'number',
  Decimal128: 'number',
  Binary: 'binData',
  ObjectId: 'objectId',
  Timestamp: 'timestamp',
  BSONRegExp: 'regex',
};

/** The bracket of BSON types in which a value is compared. */
export function kindOf(value: unknown): Kind {
  if (value === EMPTY_ARRAY) return 'emptyArray';
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'bool';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  return TAGS[tagOf(value) ?? ''] ?? 'object';
}

export const isDocument = (value: unknown): value is Doc => kindOf(value) === 'object';
export const isNumber = (value: unknown) => kindOf(value) === 'number';

/** A number without its type. */
export const plain = (value: unknown) => Number(String(value));

/** A number as an exact fraction, or as what is no number. */
function exact(value: unknown): { top: bigint; bottom: bigint } | number {
  if (tagOf(value) === 'Long') return { top: (value as Long).toBigInt(), bottom: 1n };
  if (tagOf(value) === 'Decimal128') {
    const parts = /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]?\d+))?$/.exec(String(value));
    if (!parts) return Number(String(value));
    const [, sign, whole, fraction = '', exponent = '0'] = parts;
    const digits = BigInt(`${sign}${whole}${fraction}`);
    const power = Number(exponent) - fraction.length;
    return power >= 0
      ? { top: digits * 10n ** BigInt(power), bottom: 1n }
      : { top: digits, bottom: 10n ** BigInt(-power) };
  }
  let number = Number(String(value));
  if (!Number.isFinite(number)) return number;
  let bottom = 1n;
  for (; !Number.isInteger(number); number *= 2) bottom *= 2n;
  return { top: BigInt(number), bottom };
}

export function isNaNumber(value: unknown): boolean {
  return isNumber(value) && Number.isNaN(exact(value));
}

function compareNumbers(left: unknown, right: unknown): number {
  const [a, b] = [exact(left), exact(right)];
  if (typeof a === 'object' && typeof b === 'object') {
    const difference = a.top * b.bottom - b.top * a.bottom;
    return difference === 0n ? 0 : difference < 0n ? -1 : 1;
  }
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1;
  if (Number.isNaN(b)) return 1;
  const [x, y] = [typeof a === 'object' ? 0 : a, typeof b === 'object' ? 0 : b];
  return x === y ? 0 : x < y ? -1 : 1;
}
/** Negative, zero or positive as "Comparison/Sort Order" of the manual has it. */
export function compare(left: unknown, right: unknown): number {
  const [kind, other] = [kindOf(left), kindOf(right)];
  if (kind !== other) return ORDER.indexOf(kind) - ORDER.indexOf(other);
  if (kind === 'number') return compareNumbers(left, right);
  if (kind === 'string') return Buffer.compare(Buffer.from(left as string), Buffer.from(right as string));
  if (kind === 'array') return compareLists(left as unknown[], right as unknown[]);
  if (kind === 'object') return compareDocuments(left as Doc, right as Doc);
  if (kind === 'bool') return Number(left) - Number(right);
  if (kind === 'date') return (left as Date).getTime() - (right as Date).getTime();
  if (kind === 'objectId') return Buffer.compare((left as ObjectId).id, (right as ObjectId).id);
  if (kind === 'binData') return compareBinary(left as Binary, right as Binary);
  if (kind === 'timestamp') return (left as Timestamp).comp(right as Timestamp);
  if (kind === 'regex') return compare((left as BSONRegExp).pattern, (right as BSONRegExp).pattern);
  return 0;
}

function compareBinary(left: Binary, right: Binary): number {
  return (
    left.position - right.position ||
    left.sub_type - right.sub_type ||
    Buffer.compare(left.value(), right.value())
  );
}

function compareLists(left: unknown[], right: unknown[]): number {
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const order = compare(left[at], right[at]);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/** Field by field: kind, then name, then value. */
function compareDocuments(left: Doc, right: Doc): number {
  const [mine, theirs] = [Object.entries(left), Object.entries(right)];
  for (const [at, [name, value]] of mine.entries()) {
    const there = theirs[at];
    if (!there) return 1;
    const kinds = ORDER.indexOf(kindOf(value)) - ORDER.indexOf(kindOf(there[1]));
    const order =
      kinds || Buffer.compare(Buffer.from(name), Buffer.from(there[0])) || compare(value, there[1]);
    if (order !== 0) return order;
  }
  return mine.length - theirs.length;
}

export const equal = (left: unknown, right: unknown) => compare(left, right) === 0;

/** A value as text that tells types and the order of fields apart. */
export function print(value: unknown): string {
  return value === undefined ? 'missing' : EJSON.stringify(value, { relaxed: false });
}

/** A copy that may be changed. */
export function copy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copy) as T;
  if (!isDocument(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, copy(inner)])) as T;
}
