import { Binary, BSONRegExp, Long, ObjectId, Timestamp } from 'bson';
import { notSupported } from '../errors.ts';
import { EMPTY_LIST } from './tuples.ts';
import { bsonType, isDoc, isNumeric, toNumber, typeOrder } from './types.ts';

const USUAL_BYTES = 4096;
const MOST_KEPT = 65_536;

/**
 * Order-preserving keys: for any two BSON values, the order of their bytes is the order that MongoDB gives
 * the values, and no key is a prefix of another. Missing is keyed as null.
 */
class KeyWriter {
  private bytes = Buffer.allocUnsafe(USUAL_BYTES);
  length = 0;

  begin(): this {
    this.length = 0;
    if (this.bytes.length > MOST_KEPT) this.bytes = Buffer.allocUnsafe(USUAL_BYTES);
    return this;
  }

  byte(value: number): void {
    if (this.length === this.bytes.length) this.grow(1);
    this.bytes[this.length++] = value;
  }

  raw(value: Uint8Array): void {
    if (this.length + value.length > this.bytes.length) this.grow(value.length);
    this.bytes.set(value, this.length);
    this.length += value.length;
  }

  /** As UTF-8. */
  text(value: string): void {
    const most = value.length * 3;
    if (this.length + most > this.bytes.length) this.grow(most);
    this.length += this.bytes.write(value, this.length);
  }

  /** Turns what was written since a place, so that it sorts backwards. */
  invert(from: number): void {
    for (let at = from; at < this.length; at++) this.bytes[at] = ~this.bytes[at]! & 0xff;
  }

  private grow(by: number): void {
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + by));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }

  /** A copy of what was written. */
  finish(): Buffer {
    const key = Buffer.allocUnsafe(this.length);
    this.bytes.copy(key, 0, 0, this.length);
    return key;
  }
}

/** For all keys: one is finished before the next begins. */
const WRITER = new KeyWriter();

const scratch = Buffer.alloc(8);

function writeDouble(out: KeyWriter, value: number): void {
  if (Number.isNaN(value)) return out.raw(Buffer.alloc(8));
  scratch.writeDoubleBE(value === 0 ? 0 : value);
  const negative = (scratch[0]! & 0x80) !== 0;
  for (let i = 0; i < 8; i++)
    scratch[i] = negative ? ~scratch[i]! & 0xff : i === 0 ? scratch[0]! ^ 0x80 : scratch[i]!;
  out.raw(scratch);
}

/** The rounded double, then what rounding lost, so that longs beyond 2^53 keep their order. */
function writeNumber(out: KeyWriter, value: unknown): void {
  const number = toNumber(value);
  writeDouble(out, number);
  if (bsonType(value) === 'Decimal128') {
    if (isExactly(String(value), number)) return out.byte(2);
    throw notSupported(`Comparing the Decimal128 ${String(value)}`);
  }
  const lost =
    value instanceof Long || typeof value === 'bigint' ? BigInt(String(value)) - BigInt(number) : 0n;
  if (lost === 0n) return out.byte(2);
  out.byte(lost < 0n ? 1 : 3);
  scratch.writeBigInt64BE(lost);
  scratch[0] = scratch[0]! ^ 0x80;
  out.raw(scratch);
}

/** Whether a decimal is the very number that a double holds. */
function isExactly(decimal: string, number: number): boolean {
  if (!Number.isFinite(number)) return true;
  const parts = /^(-?\d+)(?:\.(\d+))?$/.exec(decimal);
  if (!parts) return false;
  const fraction = parts[2] ?? '';
  const digits = BigInt(`${parts[1]}${fraction}`);
  const fives = 5n ** BigInt(fraction.length);
  return digits % fives === 0n && Number.isSafeInteger(Number(digits / fives));
}

function writeText(out: KeyWriter, text: string): void {
  const [first, ...others] = text.includes('\0') ? text.split('\0') : [text];
  out.text(first!);
  for (const part of others) {
    out.byte(0);
    out.byte(0xff);
    out.text(part);
  }
  out.byte(0);
  out.byte(0);
}

/** Between the least of all and null. */
const EMPTY_LIST_ORDER = 5;

function writeValue(out: KeyWriter, value: unknown): void {
  if (value === EMPTY_LIST) return out.byte(EMPTY_LIST_ORDER);
  out.byte(typeOrder(value));
  if (value === null || value === undefined) return;
  if (isNumeric(value)) return writeNumber(out, value);
  if (typeof value === 'string') return writeText(out, value);
  if (typeof value === 'boolean') return out.byte(value ? 1 : 0);
  if (value instanceof Date) return writeDouble(out, value.getTime());
  if (value instanceof ObjectId) return out.raw(value.id);
  if (Array.isArray(value)) {
    for (const item of value) writeValue(out, item);
    return out.byte(0);
  }
  if (isDoc(value)) {
    for (const field of Object.keys(value)) {
      out.byte(typeOrder(value[field]));
      writeText(out, field);
      writeValue(out, value[field]);
    }
    return out.byte(0);
  }
  writeRare(out, value);
}

function writeRare(out: KeyWriter, value: unknown): void {
  if (value instanceof Binary) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(value.position);
    out.raw(length);
    out.byte(value.sub_type);
    return out.raw(value.buffer.subarray(0, value.position));
  }
  if (value instanceof Timestamp) {
    scratch.writeUInt32BE(value.getHighBitsUnsigned(), 0);
    scratch.writeUInt32BE(value.getLowBitsUnsigned(), 4);
    return out.raw(scratch);
  }
  if (value instanceof BSONRegExp) {
    writeText(out, value.pattern);
    return writeText(out, value.options);
  }
  if (value instanceof RegExp) {
    writeText(out, value.source);
    return writeText(out, value.flags);
  }
  const type = bsonType(value);
  if (type === 'MinKey' || type === 'MaxKey') return;
  throw notSupported(`The BSON type ${type ?? typeof value} in a comparison`);
}

/** The order-preserving key of one value. */
export function encodeKey(value: unknown): Buffer {
  const out = WRITER.begin();
  writeValue(out, value);
  return out.finish();
}

/** The key read backwards: a descending part of a compound index. */
export function invert(key: Buffer): Buffer {
  const inverted = Buffer.allocUnsafe(key.length);
  for (let i = 0; i < key.length; i++) inverted[i] = ~key[i]! & 0xff;
  return inverted;
}

/** The keys of several values in a row, each in its direction. */
export function encodeTuple(values: readonly unknown[], fields: readonly { direction: 1 | -1 }[]): Buffer {
  const out = WRITER.begin();
  for (const [at, value] of values.entries()) {
    const from = out.length;
    writeValue(out, value);
    if (fields[at]!.direction === -1) out.invert(from);
  }
  return out.finish();
}

/** The first key after every key that begins with this one. */
export function afterPrefix(prefix: Buffer): Buffer {
  return Buffer.concat([prefix, AFTER]);
}
const AFTER = Buffer.alloc(1, 0xff);

/** Negative, zero or positive as MongoDB orders the two values. */
export function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string' && isAscii(a) && isAscii(b))
    return a < b ? -1 : a > b ? 1 : 0;
  const order = typeOrder(a) - typeOrder(b);
  if (order !== 0) return order;
  if (isNumeric(a)) {
    const difference = toNumber(a) - toNumber(b);
    if (difference !== 0 && !Number.isNaN(difference)) return difference;
  }
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime();
  return Buffer.compare(encodeKey(a), encodeKey(b));
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/** Equality across number types; documents are equal with the same fields in the same order. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a === 'string' && typeof b === 'string') return false;
  return compareValues(a, b) === 0;
}
