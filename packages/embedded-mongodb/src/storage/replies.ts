import { deserialize } from 'bson';
import { encode } from '../values/encode.ts';
import type { Doc } from '../values/types.ts';
import type { Environment } from './environment.ts';
import { replyKey, REPLY_RANGE } from './keys.ts';

/** Sessions end after thirty minutes without use; so may what was remembered for them. */
const KEEP_MS = 30 * 60_000;

/** Replies of retryable writes and commits, kept with the write itself: a retry after a crash applies once. */
export class Replies {
  private readonly env: Environment;

  constructor(env: Environment) {
    this.env = env;
  }

  find(session: string, number: bigint): Doc | null {
    const stored = this.env.get(replyKey(session, String(number)));
    return stored ? (deserialize(stored, { promoteValues: false })['reply'] as Doc) : null;
  }

  remember(session: string, number: bigint, reply: Doc): void {
    this.env.put(replyKey(session, String(number)), encode({ at: new Date(), reply }));
  }

  /** Forgets what is older than a session lives; call inside a write. */
  forgetOld(now: number): void {
    const old: Buffer[] = [];
    for (const { key, value } of this.env.range(REPLY_RANGE[0], REPLY_RANGE[1]))
      if ((deserialize(value)['at'] as Date).getTime() < now - KEEP_MS) old.push(Buffer.from(key));
    for (const key of old) this.env.remove(key);
  }
}
