import { deserialize } from 'bson';
import { MongoError } from '../errors.ts';
import { encode } from '../values/encode.ts';
import type { Doc } from '../values/types.ts';
import type { Environment } from './environment.ts';
import { replyKey, REPLY_RANGE } from './keys.ts';

/** Sessions end after thirty minutes without use; so may what was remembered for them. */
const KEEP_MS = 30 * 60_000;
/** Where the number stands in what is stored: after the length, the type and the name. */
const NUMBER_AT = 4 + 1 + 'number'.length + 1;

/**
 * The reply of each session's last retryable write or commit, kept with the write itself: a retry after a crash applies
 * once. As with MongoDB, only the last number of a session can be repeated.
 */
export class Replies {
  private readonly env: Environment;

  constructor(env: Environment) {
    this.env = env;
  }

  /** @throws MongoError TransactionTooOld when the session has gone on since */
  find(session: string, number: bigint): Doc | null {
    const stored = this.env.get(replyKey(session));
    if (!stored) return null;
    const last = stored.readBigInt64LE(NUMBER_AT);
    if (last > number)
      throw new MongoError(
        225,
        'TransactionTooOld',
        `Retryable write with txnNumber ${number} is prohibited on the session because a newer one with txnNumber ${last} has already started.`,
      );
    return last === number ? (deserialize(stored, { promoteValues: false })['reply'] as Doc) : null;
  }

  remember(session: string, number: bigint, reply: Doc): void {
    this.env.put(replyKey(session), encode({ number, at: new Date(), reply }));
  }

  /** Forgets what is older than a session lives; call inside a write. */
  forgetOld(now: number): void {
    const old: Buffer[] = [];
    for (const { key, value } of this.env.range(REPLY_RANGE[0], REPLY_RANGE[1]))
      if ((deserialize(value)['at'] as Date).getTime() < now - KEEP_MS) old.push(Buffer.from(key));
    for (const key of old) this.env.remove(key);
  }
}
