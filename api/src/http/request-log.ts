import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { systemLog } from '../platform/log.ts';
import { countRequest } from '../platform/metrics/service.ts';

/**
 * Gives every request an id, tells it back, counts it, and writes one line without address, query, headers or body.
 *
 * @param trusted - whether a proxy in front may choose the id
 */
export function requestLog(trusted: boolean): RequestHandler {
  return (request, response, next) => {
    const asked = request.headers['x-request-id'];
    const id = trusted && typeof asked === 'string' && /^[\w-]{8,64}$/.test(asked) ? asked : randomUUID();
    response.locals['requestId'] = id;
    response.setHeader('x-request-id', id);
    const start = performance.now();
    // A router takes its own part off `request.path` while it answers.
    const path = request.path.slice(0, 100);
    response.on('close', () => {
      const ms = performance.now() - start;
      // A live stream lasts as long as its page is open, which says nothing about us.
      if (request.path !== '/live') countRequest(request.path, response.statusCode, ms / 1_000);
      const line = {
        requestId: id,
        method: request.method,
        path,
        status: response.statusCode,
        ms: Math.round(ms),
      };
      if (response.statusCode >= 400) systemLog.info(line, 'request refused');
      else systemLog.debug(line, 'request');
    });
    next();
  };
}
