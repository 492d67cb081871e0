import { LRUCache } from 'lru-cache';
import type { Context } from '../context.ts';

/** How long the database must have stood still: what is under way may yet come with a time that has passed. */
const STANDS_STILL_MS = 1_000;
const MINUTE_MS = 60_000;

/** Answers by what was asked and who asked, each as of a change of the database. */
export interface KeptAnswers {
  /** Names a request; null where its answer is not kept: of who is not signed in. */
  keyOf(documentId: string, asked: object, context: Context): string | null;
  /** The answer as bytes while the database's last change is still the one that it was given after. */
  find(key: string, databaseTime: string | null): Buffer | null;
  /** Keeps an answer that was read after this change, once the database has stood still. */
  keep(key: string, databaseTime: string | null, answer: Buffer): void;
}

/**
 * Answers that are kept while nothing changes (docs/decisions/25). Every request reads who is asking from the database,
 * and that reply tells the time of its last change, by any process; an answer is given again only while that time is
 * the one under which it was read. So what is given is never older than the database, and nothing has to be told to
 * anybody. What follows from the clock and not from the data is at most a minute behind.
 *
 * @param megabytes - room for answers; 0 keeps none
 * @param now - milliseconds of a clock that never goes back
 */
export function keptAnswers(megabytes: number, now: () => number = () => performance.now()): KeptAnswers {
  const room =
    megabytes > 0 ? new LRUCache<string, Kept>({ maxSize: megabytes * 1_000_000, sizeCalculation }) : null;
  let last: string | null = null;
  let since = 0;

  return {
    keyOf(documentId, asked, { viewer, language, clock }) {
      if (!room || viewer.kind !== 'person') return null;
      const minute = Math.floor(clock.now().getTime() / MINUTE_MS);
      return JSON.stringify([documentId, asked, viewer, language, minute]);
    },
    find(key, databaseTime) {
      if (databaseTime !== last) [last, since] = [databaseTime, now()];
      const found = databaseTime === null ? undefined : room?.get(key);
      return found?.at === databaseTime ? found.answer : null;
    },
    keep(key, databaseTime, answer) {
      const still = databaseTime !== null && databaseTime === last && now() - since >= STANDS_STILL_MS;
      if (still) room?.set(key, { at: databaseTime, answer });
    },
  };
}

interface Kept {
  at: string;
  answer: Buffer;
}

function sizeCalculation({ answer }: Kept, key: string): number {
  return answer.length + 2 * key.length + 200;
}
