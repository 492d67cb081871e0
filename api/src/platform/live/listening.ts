import { systemLog } from '../log.ts';
import { followNews, type News, type NewsStream } from './store.ts';

const PAUSE = 500;

/** Hears the news of every process on this database; answers how to stop. */
export interface Listening {
  /** Resolves when nothing that happens from now on is missed. */
  ready: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Listens until it is stopped. A lost database is waited for, and the stream goes on where it stood.
 *
 * @param hear - called for each piece of news, in the database's order
 * @param missed - called when the stream could not go on where it stood, and something may have been missed
 */
export function listen(hear: (news: News) => void, missed: () => void): Listening {
  let stopped = false;
  let stream: NewsStream | null = null;
  let place: unknown = null;
  let began = false;
  let isReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => (isReady = resolve));

  const follow = async (): Promise<void> => {
    const anew = began && place === null;
    stream = await followNews(place);
    if (stopped) return;
    if (anew) missed();
    began = true;
    isReady();
    for (;;) {
      const news = await stream.next();
      place = stream.place();
      hear(news);
    }
  };
  const run = async (): Promise<void> => {
    while (!stopped) {
      try {
        await follow();
      } catch (error) {
        if (stopped) break;
        place = leadsNowhere(error) ? null : (stream?.place() ?? place);
        systemLog.warn({ err: error }, 'the live news were cut off; listening again');
        await stream?.close().catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    }
    await stream?.close().catch(() => undefined);
  };
  const running = run();
  return {
    ready,
    async stop() {
      stopped = true;
      isReady();
      await stream?.close().catch(() => undefined);
      await running;
    },
  };
}

/** Codes for a place that the database cannot find, that ended, or that it forgot. */
const LOST = new Set([260, 280, 286]);
/** The driver's errors for a stream that ended by itself, as when its collection was dropped. */
const ENDED = new Set(['MongoAPIError', 'MongoChangeStreamError', 'MongoRuntimeError']);

function leadsNowhere(error: unknown): boolean {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return LOST.has(Number(code)) || ENDED.has(String(name));
}
