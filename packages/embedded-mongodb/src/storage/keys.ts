import { createHash } from 'node:crypto';
import { encodeKey } from '../values/key.ts';

/** The regions of the environment, told apart by their first byte. */
const REGION = { catalog: 1, document: 2, index: 3, reply: 4, oplog: 5, oplogState: 6 };
/** lmdb takes keys of 1,978 bytes; an index entry holds a region, a key and a document's key. */
const LONGEST_PART = 1100;
const LONGEST_ID = 400;

/** The part of a document's key that stands for its `_id`: ordered, and short enough to end index entries. */
export function idKeyOf(id: unknown): Buffer {
  return shorten(encodeKey(id), LONGEST_ID).key;
}

/** Cuts a long key and adds a digest: still unique, no longer ordered among keys with the same beginning. */
export function shorten(key: Buffer, longest = LONGEST_PART): { key: Buffer; cut: boolean } {
  if (key.length <= longest) return { key, cut: false };
  const digest = createHash('sha256').update(key).digest();
  return { key: Buffer.concat([key.subarray(0, longest - 33), Buffer.of(0xfe), digest]), cut: true };
}

export function documentRegion(collectionId: number): Buffer {
  const key = Buffer.alloc(5);
  key[0] = REGION.document;
  key.writeUInt32BE(collectionId, 1);
  return key;
}

export function documentKey(collectionId: number, idKey: Buffer): Buffer {
  const key = Buffer.allocUnsafe(5 + idKey.length);
  key[0] = REGION.document;
  key.writeUInt32BE(collectionId, 1);
  key.set(idKey, 5);
  return key;
}

export function indexRegion(collectionId: number, indexId: number): Buffer {
  const key = Buffer.alloc(7);
  key[0] = REGION.index;
  key.writeUInt32BE(collectionId, 1);
  key.writeUInt16BE(indexId, 5);
  return key;
}

export function catalogKey(namespace: string): Buffer {
  return Buffer.concat([Buffer.of(REGION.catalog), Buffer.from(namespace)]);
}

export function replyKey(session: string): Buffer {
  return Buffer.concat([Buffer.of(REGION.reply), Buffer.from(session)]);
}

/** A place in the order of all changes; the order of its bytes is the order of the changes. */
export function oplogKey(place: Buffer): Buffer {
  return Buffer.concat([Buffer.of(REGION.oplog), place]);
}

export const OPLOG_END = Buffer.of(REGION.oplog + 1);
export const OPLOG_STATE = Buffer.of(REGION.oplogState);
export const CATALOG_RANGE = [Buffer.of(REGION.catalog), Buffer.of(REGION.catalog + 1)] as const;
export const REPLY_RANGE = [Buffer.of(REGION.reply), Buffer.of(REGION.reply + 1)] as const;

/** A key as a string for use in maps and sets. */
export function printKey(key: Buffer): string {
  return key.toString('latin1');
}
