import { abilityFor, type AppAbility } from '@scheldemond/domain/access/ability';
import type { Viewer } from '@scheldemond/domain/access/viewer';
import DataLoader from 'dataloader';
import { clock, type Clock } from './platform/clock.ts';
import { newId } from './database.ts';

/** What a resolver may do to the caller's session cookie, and what it may know of the caller. */
export interface SessionControl {
  /** Address of the caller, for limits on guessing; never stored with a person. */
  address: string;
  /** When the session ends without use; null without one. */
  expiresAt: Date | null;
  /** Gives the caller a new session token. */
  give(token: string, expiresAt: Date): void;
  /** Takes the caller's session token away. */
  clear(): void;
}

/** Everything that a service knows about the request. */
export interface Context {
  viewer: Viewer;
  ability: AppAbility;
  clock: Clock;
  requestId: string;
  language: 'nl' | 'en';
  /**
   * The request's DataLoader of this name; the batch function of the first call counts. The batch answers in
   * the order of its keys, null where there is nothing.
   */
  load<K, V>(
    name: string,
    batch: (keys: readonly K[]) => Promise<readonly (V | null)[]>,
  ): DataLoader<K, V | null>;
  /** Forgets what was loaded, because it may have changed. */
  forget(): void;
  session: SessionControl;
  /** The database's last change when the viewer was read, as text; null when it is not known. */
  databaseTime: string | null;
}

const NO_SESSION: SessionControl = {
  address: '',
  expiresAt: null,
  give: () => undefined,
  clear: () => undefined,
};

/** The context of a viewer; requests, jobs and tests make theirs here. */
export function contextFor(
  viewer: Viewer,
  options: Partial<Pick<Context, 'requestId' | 'language' | 'session' | 'databaseTime'>> = {},
): Context {
  const loaders = new Map<string, DataLoader<unknown, unknown>>();
  return {
    viewer,
    ability: abilityFor(viewer),
    clock,
    requestId: options.requestId ?? newId(),
    language: options.language ?? 'nl',
    session: options.session ?? NO_SESSION,
    databaseTime: options.databaseTime ?? null,
    load<K, V>(name: string, batch: (keys: readonly K[]) => Promise<readonly (V | null)[]>) {
      let loader = loaders.get(name) as DataLoader<K, V | null> | undefined;
      if (!loader) {
        loader = new DataLoader<K, V | null>(batch, { maxBatchSize: 500 });
        loaders.set(name, loader as unknown as DataLoader<unknown, unknown>);
      }
      return loader;
    },
    forget() {
      for (const loader of loaders.values()) loader.clearAll();
    },
  };
}

/** The context of jobs and imports: the clock and the platform, who may do everything. */
export function systemContext(): Context {
  return contextFor({ kind: 'system' });
}

/** The signed-in person's id, or null for a link, a job or nobody. */
export function personIdOf(context: Context): string | null {
  const { viewer } = context;
  return viewer.kind === 'person' || viewer.kind === 'link' ? viewer.personId : null;
}
