import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

describe('readConfig', () => {
  it('starts the demo on loopback with the embedded database', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ port: 4_000, host: '127.0.0.1', mongodbUri: null, demo: true });
    expect(config.dataDir).toMatch(/\.data$/);
  });

  it.each([
    { HOST: '0.0.0.0' },
    { HOST: '192.168.1.4' },
    { MONGODB_URI: 'mongodb://db.example/scheldemond?replicaSet=rs0' },
    { DEMO: 'false' },
    { PUBLIC_URL: 'https://stage.example' },
    { DEMO: 'true', HOST: '0.0.0.0' },
  ])('has no demo with %o', (env) => {
    expect(readConfig(env).demo).toBe(false);
  });

  it.each([
    [{ PORT: 'four' }, /^PORT must be a port number/],
    [{ PORT: '70000' }, /^PORT must be/],
    [{ METRICS_PORT: '0' }, /^METRICS_PORT must be/],
    [{ MONGODB_URI: 'postgres://x' }, /^MONGODB_URI must be/],
    [{ DEMO: 'yes' }, /^DEMO must be true or false\.$/],
    [{ PUBLIC_URL: 'javascript:alert(1)' }, /^PUBLIC_URL must be/],
    [{ SMTP_URL: 'http://mail' }, /^SMTP_URL must be/],
    [{ MAIL_FROM: 'a\r\nBcc: b@c.d' }, /^MAIL_FROM must be one line/],
    [{ SESSION_HOURS: '0' }, /^SESSION_HOURS must be/],
    [{ SLOT_UNCONFIRMED_DAYS: '0' }, /^SLOT_UNCONFIRMED_DAYS must be/],
    [{ RECOGNITION_LAPSE_DAYS: 'soon' }, /^RECOGNITION_LAPSE_DAYS must be/],
    [{ JOURNAL_FILES_MB: '-1' }, /^JOURNAL_FILES_MB must be a number of megabytes/],
    [{ TRUST_PROXY: '-1' }, /^TRUST_PROXY must be/],
    [{ TEST_CONTROL: 'http' }, /^TEST_CONTROL must be/],
  ])('stops on %o with a sentence', (env, sentence) => {
    expect(() => readConfig(env as Record<string, string>)).toThrow(ConfigError);
    expect(() => readConfig(env as Record<string, string>)).toThrow(sentence);
  });

  it('names every wrong value once', () => {
    expect(() => readConfig({ PORT: 'x', DEMO: 'x' })).toThrow(/PORT must be.*\nDEMO must be/);
  });

  it('takes an empty value as absent', () => {
    expect(readConfig({ MONGODB_URI: '', PORT: '' })).toMatchObject({ mongodbUri: null, port: 4_000 });
  });

  it('requires trusted documents in production', () => {
    expect(readConfig({}).trustedDocuments).toBe('off');
    expect(readConfig({ NODE_ENV: 'production' }).trustedDocuments).toBe('required');
  });
});
