import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import sirv from 'sirv';

const NOT_BUILT = `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Scheldemond</title>
<p>De webpagina's zijn nog niet gebouwd: <code>npm start</code> bouwt ze, <code>npm run dev</code> toont ze op een eigen adres.</p></html>`;

const pass = (_request: Request, _response: Response, next: NextFunction): void => next();

/**
 * The client's built files, in the smaller copies that its build put beside them: hashed assets for a year, pages with a
 * fresh nonce and never kept.
 */
export function clientPages(dist: string): RequestHandler[] {
  const pages = new Map<string, string>();
  const page = (name: string): string => {
    const file = join(dist, name);
    let text = pages.get(name);
    if (text === undefined)
      pages.set(name, (text = existsSync(file) ? readFileSync(file, 'utf8') : NOT_BUILT));
    return text;
  };
  const files = existsSync(dist)
    ? sirv(dist, {
        extensions: [],
        etag: true,
        gzip: true,
        brotli: true,
        setHeaders: (response, path) => {
          const hashed = path.startsWith('/assets/');
          response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
        },
      })
    : pass;
  return [
    (request, response, next) => {
      // The pages themselves carry a placeholder and are only sent with a nonce in it.
      if (request.path.endsWith('.html')) return notFound(response);
      // Nobody listens to the errors of the file that is sent, and one that is gone meanwhile would end the process.
      response.once('pipe', (file: Readable) => file.once('error', () => response.destroy()));
      files(request, response, next);
    },
    (request, response) => {
      const reads = request.method === 'GET' || request.method === 'HEAD';
      if (!reads || /\.[^/]+$/.test(request.path)) return notFound(response);
      const name = request.path === '/antwoord' ? 'answer.html' : 'index.html';
      response
        .status(200)
        .set('cache-control', 'no-store')
        .type('html')
        .send(page(name).replaceAll('%CSP_NONCE%', String(response.locals['nonce'])));
    },
  ];
}

function notFound(response: Response): void {
  response.status(404).type('text').send('Not found.');
}
