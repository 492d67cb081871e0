import { createHash, randomBytes } from 'node:crypto';

/** An opaque token of 256 bits and the hash that is stored of it. */
export function newToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOf(token) };
}

/** Hash under which a token is stored; the token has enough entropy for a plain hash. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Whether the text can be a token at all, before anything is looked up. */
export function looksLikeToken(text: unknown): text is string {
  return typeof text === 'string' && /^[\w-]{43}$/.test(text);
}
