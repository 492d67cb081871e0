import type { Request, Response } from 'express';
import type { SessionControl } from '../context.ts';
import { clock } from '../platform/clock.ts';

const NAME = 'sessie';

/** The session token of a request; undefined without one. */
export function sessionTokenOf(request: Request): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === NAME) return value;
  }
  return undefined;
}

/** Lets services give and take the session cookie of this response. */
export function cookieControl(request: Request, response: Response, secure: boolean): SessionControl {
  const attributes = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;
  return {
    address: request.ip ?? 'unknown',
    expiresAt: null,
    give(token, expires) {
      response.removeHeader('set-cookie');
      // As a duration: an instant would end at once in a browser whose clock is ahead of ours.
      const seconds = Math.ceil((expires.getTime() - clock.now().getTime()) / 1_000);
      response.cookie(NAME, token, { ...attributes, maxAge: seconds * 1_000 });
    },
    clear() {
      response.removeHeader('set-cookie');
      response.clearCookie(NAME, attributes);
    },
  };
}

/** The language that the browser asks for, for who is not signed in. */
export function languageOf(request: Request): 'nl' | 'en' {
  return request.acceptsLanguages('nl', 'en') === 'en' ? 'en' : 'nl';
}
