import { can, type AppAbility } from '@scheldemond/domain/access/ability';
import type { GuardedType } from '@scheldemond/domain/access/fields';
import { afterCommit } from '../../database.ts';
import { showNumber } from '../metrics/service.ts';

/** What changed; `keys` are the object's access keys and never leave the server. */
export interface LiveEvent {
  type: GuardedType;
  id: string;
  version: number;
  keys: object;
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
showNumber('scheldemond_live_streams', 'Open live streams.', () => subscribers.size);

/** Tells everyone who may read the object that it changed, when the transaction around it has committed. */
export function announce(event: LiveEvent): void {
  afterCommit(() => {
    const { type, id, version } = event;
    for (const subscriber of subscribers) {
      if (!can(subscriber.ability, 'read', type, event.keys)) continue;
      if (!subscriber.send({ type, id, version })) drop(subscriber);
    }
  });
}

/** Adds a stream; the returned function takes it away when its connection ends. */
export function subscribe(subscriber: Subscriber): () => void {
  subscribers.add(subscriber);
  return () => subscribers.delete(subscriber);
}

/** Ends the streams of a session, of a person, or all. */
export function closeStreams(of: { sessionId?: string; personId?: string } = {}): void {
  for (const subscriber of subscribers) {
    if (of.sessionId !== undefined && subscriber.sessionId !== of.sessionId) continue;
    if (of.personId !== undefined && subscriber.personId !== of.personId) continue;
    drop(subscriber);
  }
}

function drop(subscriber: Subscriber): void {
  subscribers.delete(subscriber);
  subscriber.close();
}
