import { can, type AppAbility } from '@scheldemond/domain/access/ability';
import type { GuardedType } from '@scheldemond/domain/access/fields';
import { accessKeys } from '@scheldemond/domain/access/keys';
import { atCommit } from '../../database.ts';
import { clock } from '../clock.ts';
import { showNumber } from '../metrics/service.ts';
import { listen, type Listening } from './listening.ts';
import { insertNews, type News } from './store.ts';

/** What changed; of `keys` only the object's access keys are kept, and they never leave the server. */
export interface LiveEvent {
  type: GuardedType;
  id: string;
  version: number;
  keys: object;
  /** What of it changed, when only who may read that is to hear of it. */
  field?: string | null;
}
/** One open stream. */
export interface Subscriber {
  sessionId: string;
  personId: string;
  ability: AppAbility;
  /** Sends an event; false when the reader is too slow and must go. */
  send(event: { type: string; id: string; version: number }): boolean;
  /** Ends the stream. */
  close(): void;
}

const subscribers = new Set<Subscriber>();
let listening: Listening | null = null;
showNumber('scheldemond_live_streams', 'Open live streams.', () => subscribers.size);

/**
 * Tells everyone who may read the object that it changed, on every process of this database, when the transaction
 * around it has committed: the news are written with it, and each process listens to the database.
 */
export function announce({ type, id, version, keys, field = null }: LiveEvent): void {
  tell({ kind: 'CHANGED', type, subjectId: id, field, version, keys: accessKeys(keys) });
}

/** Ends the streams of a session or of a person, on every process. */
export function endStreams(of: { sessionId: string } | { personId: string }): void {
  const [type, subjectId] = 'sessionId' in of ? ['Session', of.sessionId] : ['Person', of.personId];
  tell({ kind: 'ENDED', type, subjectId, field: null, version: 0, keys: {} });
}

const write = (items: News[]) => insertNews(items, clock.now());

function tell(news: News): void {
  atCommit(write, news);
}

function hear({ kind, type, subjectId, field, version, keys }: News): void {
  for (const subscriber of subscribers) {
    if (kind === 'ENDED') {
      if ((type === 'Session' ? subscriber.sessionId : subscriber.personId) === subjectId) drop(subscriber);
    } else if (can(subscriber.ability, 'read', type as GuardedType, keys, field ?? undefined)) {
      if (!subscriber.send({ type, id: subjectId, version })) drop(subscriber);
    }
  }
}

/**
 * Adds a stream; it hears all that is committed from when this resolves. The answered function takes it away when
 * its connection ends.
 */
export async function subscribe(subscriber: Subscriber): Promise<() => void> {
  listening ??= listen(hear, closeStreams);
  await listening.ready;
  subscribers.add(subscriber);
  return () => subscribers.delete(subscriber);
}

/** Ends every stream of this process; browsers come back and read anew. */
export function closeStreams(): void {
  for (const subscriber of subscribers) drop(subscriber);
}

/** Ends every stream and stops listening to the database; before it is disconnected. */
export async function stopLive(): Promise<void> {
  closeStreams();
  await listening?.stop();
  listening = null;
}

function drop(subscriber: Subscriber): void {
  subscribers.delete(subscriber);
  subscriber.close();
}
