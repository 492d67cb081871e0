import { Writable } from 'node:stream';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { describeError, LOG_OPTIONS } from './log.ts';

const CANARY = 'noor.verhelst@zandhoek.example';

function logged(line: object): string {
  let text = '';
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  pino({ ...LOG_OPTIONS, level: 'info' }, sink).info(line, 'message');
  return text;
}

describe('check 29: the log', () => {
  it('leaves out what is personal or secret, wherever it stands', () => {
    const text = logged({
      request: { headers: { cookie: CANARY }, token: CANARY, password: CANARY, variables: { a: CANARY } },
      person: { email: CANARY, firstName: CANARY, lastName: CANARY },
      mail: { to: CANARY },
      status: 200,
    });
    expect(text).not.toContain(CANARY);
    expect(text).toContain('"status":200');
  });

  it('does not quote a database error, which holds the document', () => {
    const error = Object.assign(new Error(`E11000 dup key: { email: "${CANARY}" }`), {
      code: 11_000,
      keyValue: { email: CANARY },
    });
    expect(logged({ err: error })).not.toContain(CANARY);
    expect(describeError(error)).toMatchObject({ kind: 'Error', code: 11_000 });
  });

  it('keeps where an ordinary error came from', () => {
    const described = describeError(new TypeError('x is not a function'));
    expect(described).toMatchObject({ kind: 'TypeError', message: 'x is not a function' });
    expect(described['stack']).toEqual(expect.arrayContaining([expect.stringContaining('log.test.ts')]));
  });
});
