import { MongoError } from '../errors.ts';
import { PLACE_LENGTH } from '../storage/oplog-state.ts';
import { isDoc, type Doc } from '../values/types.ts';

/** What a resume token stands for: an event, the end of a stream, or a place between events. */
export type TokenKind = 'event' | 'invalidate' | 'mark';
const KINDS: TokenKind[] = ['event', 'invalidate', 'mark'];

/** The resume token of a place in the oplog. */
export function writeToken(place: Buffer, kind: TokenKind): Doc {
  return {
    _data: Buffer.concat([place, Buffer.of(KINDS.indexOf(kind))])
      .toString('hex')
      .toUpperCase(),
  };
}

/** @throws MongoError InvalidResumeToken */
export function readToken(token: unknown): { place: Buffer; kind: TokenKind } {
  const bytes = isDoc(token) ? Buffer.from(String(token['_data']), 'hex') : Buffer.alloc(0);
  const kind = bytes.length === PLACE_LENGTH + 1 ? KINDS[bytes[PLACE_LENGTH]!] : undefined;
  if (!kind) throw new MongoError(260, 'InvalidResumeToken', 'The resume token is not one of this database');
  return { place: bytes.subarray(0, PLACE_LENGTH), kind };
}
