import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { manifest } from './manifest.mjs';

const FRAGMENT = 'fragment Short on Student { id school { ...School } }';
const SCHOOL = 'fragment School on School { name }';
const QUERY = 'query Students { students { nodes { ...Short } } }';

describe('manifest of trusted documents', () => {
  it('composes an operation with its fragments, whatever file they stand in', () => {
    const { hashes, texts } = manifest([QUERY, SCHOOL, FRAGMENT]);
    const text = texts[hashes.Students];
    expect(text).toContain('fragment Short on Student');
    expect(text).toContain('fragment School on School');
    expect(text.match(/__typename/g)).toHaveLength(5);
    expect(hashes.Students).toHaveLength(16);
    expect(createHash('sha256').update(text).digest('base64url').startsWith(hashes.Students)).toBe(true);
    expect(manifest([FRAGMENT, QUERY, SCHOOL])).toEqual({ hashes, texts });
  });

  it('leaves out fragments that an operation does not use', () => {
    const { hashes, texts } = manifest(['query Ping { ping }', FRAGMENT, SCHOOL]);
    expect(texts[hashes.Ping]).not.toContain('fragment');
  });

  it('refuses what would be ambiguous', () => {
    expect(() => manifest([QUERY, QUERY])).toThrow('used twice');
    expect(() => manifest([QUERY])).toThrow('Short is unknown');
    expect(() => manifest(['{ ping }'])).toThrow('no name');
  });
});
