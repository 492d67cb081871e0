import { Long, Timestamp } from 'bson';
import type { StoredEntry } from '../storage/oplog.ts';
import { decode } from '../storage/view.ts';
import type { Doc } from '../values/types.ts';
import { writeToken, type TokenKind } from './token.ts';

/** An entry of the oplog as a change stream tells it (MongoDB manual, "Change Events"). */
export function eventOf(entry: StoredEntry, lookUp: ((ns: string, id: unknown) => Doc | null) | null): Doc {
  const { op, ns, id, description, document, transaction } = entry;
  const dot = ns.indexOf('.');
  const full = document ? decode(document) : op === 'update' ? lookUp?.(ns, id) : undefined;
  return {
    ...head(entry, op, 'event'),
    ...(transaction ? { lsid: transaction.lsid, txnNumber: Long.fromBigInt(transaction.number) } : {}),
    ...(full === undefined ? {} : { fullDocument: full }),
    ns: dot === -1 ? { db: ns } : { db: ns.slice(0, dot), coll: ns.slice(dot + 1) },
    ...(id !== undefined ? { documentKey: { _id: id } } : {}),
    ...(description ? { updateDescription: description } : {}),
  };
}

/** What a stream ends with when what it watched is gone. */
export function invalidateOf(entry: StoredEntry): Doc {
  return head(entry, 'invalidate', 'invalidate');
}

function head({ place, wall }: StoredEntry, operationType: string, kind: TokenKind): Doc {
  return {
    _id: writeToken(place, kind),
    operationType,
    clusterTime: new Timestamp({ t: place.readUInt32BE(0), i: place.readUInt32BE(4) }),
    wallTime: wall,
  };
}
