import { toNodeId } from '@scheldemond/domain/ids/node-id';
import type { Request, Response } from 'express';
import type { Context } from '../context.ts';
import { subscribe } from '../platform/live/service.ts';

const HEARTBEAT = 20_000;
/** After this the browser connects again, so that rights are read again. */
const LONGEST = 30 * 60_000;
/** A reader with more than this unread is dropped. */
const UNREAD = 64 * 1_024;

/**
 * Answers `GET /live`: one server-sent stream of what changed, filtered by what the viewer may read. Events
 * carry type, global id and version only.
 */
export async function openStream(request: Request, response: Response, context: Context): Promise<void> {
  const { viewer, ability, session } = context;
  if (viewer.kind !== 'person') {
    response
      .status(401)
      .json({ errors: [{ message: 'Sign in first.', extensions: { code: 'UNAUTHENTICATED' } }] });
    return;
  }
  const write = (text: string): boolean => {
    if (response.destroyed) return false;
    response.write(text);
    return response.writableLength <= UNREAD;
  };
  const unsubscribe = await subscribe({
    sessionId: viewer.sessionId,
    personId: viewer.personId,
    ability,
    send: ({ type, id, version }) =>
      write(`data: ${JSON.stringify({ type, id: toNodeId(type, id), version })}\n\n`),
    close: () => end(),
  });
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  });
  response.write('retry: 2000\n\n: open\n\n');
  const lasts = Math.min(LONGEST, (session.expiresAt?.getTime() ?? 0) - context.clock.now().getTime());
  const heartbeat = setInterval(() => write(': \n\n') || end(), HEARTBEAT);
  const limit = setTimeout(() => end(), Math.max(lasts, 0));

  function end(): void {
    unsubscribe();
    clearInterval(heartbeat);
    clearTimeout(limit);
    // A slow reader would keep its unread bytes in memory until it had read them all.
    if (response.writableLength > UNREAD) response.destroy();
    else response.end();
  }
  request.on('close', end);
  response.on('error', end);
  if (request.destroyed || response.destroyed) end();
}
