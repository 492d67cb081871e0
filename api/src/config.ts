import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { DEFAULT_WINDOWS, type AttentionWindows } from './attention-windows.ts';
import { DEFAULT_JOURNAL_MB } from './journal-room.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FROM_BUILD = !import.meta.url.endsWith('.ts');
const LOOPBACK = ['127.0.0.1', '::1', '[::1]', 'localhost'];

const truth = z.enum(['true', 'false']).transform((text) => text === 'true');
const ONE_LINE = /^[^\r\n]+$/;

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4_000),
  HOST: z.string().min(1).default('127.0.0.1'),
  METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/.+/)
    .optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  DEMO: truth.default(true),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().regex(ONE_LINE).default('Scheldemond <noreply@scheldemond.invalid>'),
  SESSION_HOURS: z.coerce
    .number()
    .positive()
    .max(24 * 14)
    .default(12),
  SLOT_UNCONFIRMED_DAYS: z.coerce.number().int().min(1).max(730).default(DEFAULT_WINDOWS.slotUnconfirmedDays),
  RECOGNITION_LAPSE_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(730)
    .default(DEFAULT_WINDOWS.recognitionLapseDays),
  JOURNAL_FILES_MB: z.coerce.number().int().min(0).max(100_000).default(DEFAULT_JOURNAL_MB),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).optional(),
  TRUSTED_DOCUMENTS: z.enum(['required', 'off']).optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  KEPT_ANSWERS_MB: z.coerce.number().int().min(0).max(1_024).default(32),
  TEST_CONTROL: z.enum(['ipc']).optional(),
  NODE_ENV: z.string().optional(),
});

/** What a wrong value should have been. */
const SHOULD_BE: Record<string, string> = {
  PORT: 'a port number from 0 (any free one) to 65535',
  HOST: 'an address to listen on, like 127.0.0.1',
  METRICS_PORT: 'a port number from 1 to 65535, apart from PORT',
  MONGODB_URI: 'the address of a MongoDB replica set, like mongodb://host/scheldemond?replicaSet=rs0',
  DATA_DIR: 'a folder',
  DEMO: 'true or false',
  PUBLIC_URL: 'an address like https://stage.example.org',
  SMTP_URL: 'an address like smtp://user:password@mail.example.org:587',
  MAIL_FROM: 'one line like Scheldemond <noreply@example.org>',
  SESSION_HOURS: 'a number of hours, at most 336',
  SLOT_UNCONFIRMED_DAYS: 'a number of days, 1 to 730',
  RECOGNITION_LAPSE_DAYS: 'a number of days, 1 to 730',
  JOURNAL_FILES_MB: 'a number of megabytes, 0 to 100000',
  LOG_LEVEL: 'one of silent, fatal, error, warn, info, debug, trace',
  TRUSTED_DOCUMENTS: 'required or off',
  TRUST_PROXY: 'the number of proxies in front, 0 to 10',
  KEPT_ANSWERS_MB: 'a number of megabytes, 0 to 1024',
  TEST_CONTROL: 'ipc, and only in tests',
};

/** A configuration that cannot be used; its message is a sentence for the console. */
export class ConfigError extends Error {}

/** How this process runs. */
export interface Config {
  port: number;
  host: string;
  /** Null: no metrics are shown. */
  metricsPort: number | null;
  /** Null: the embedded database in `dataDir`. */
  mongodbUri: string | null;
  dataDir: string;
  /** Whether the demo exists: asked, reached by loopback alone and on the embedded database. */
  demo: boolean;
  /** Null: follows from host and port once it listens. */
  publicUrl: string | null;
  smtpUrl: string | null;
  mailFrom: string;
  sessionHours: number;
  /** When slots and recognitions begin to wait for somebody. */
  attention: AttentionWindows;
  /** Megabytes that the files of one journal may take. */
  journalFilesMb: number;
  trustedDocuments: 'required' | 'off';
  trustProxy: number;
  /** How many MB of answers may be kept while nothing changes. */
  keptAnswersMb: number;
  testControl: boolean;
  /** No introspection, no explorer, no foreign origins. */
  production: boolean;
  /** Where the client's build stands. */
  clientDist: string;
  clientManifest: string;
}

/**
 * Reads the configuration from the environment; empty values count as absent.
 *
 * @throws ConfigError with one sentence a wrong value
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
    const sentences = names.map((name) => `${name} must be ${SHOULD_BE[name] ?? 'another value'}.`);
    throw new ConfigError(sentences.join('\n'));
  }
  const values = parsed.data;
  const production = values.NODE_ENV === 'production' || (FROM_BUILD && values.NODE_ENV !== 'development');
  const shownAt = values.PUBLIC_URL ? new URL(values.PUBLIC_URL).hostname : values.HOST;
  const loopback = [values.HOST, shownAt].every((host) => LOOPBACK.includes(host));
  return {
    port: values.PORT,
    host: values.HOST,
    metricsPort: values.METRICS_PORT ?? null,
    mongodbUri: values.MONGODB_URI ?? null,
    dataDir: resolve(ROOT, values.DATA_DIR),
    // Tests steer a forked process of their own, also on a replica set.
    demo: values.DEMO && loopback && (values.MONGODB_URI === undefined || values.TEST_CONTROL === 'ipc'),
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM,
    sessionHours: values.SESSION_HOURS,
    attention: {
      slotUnconfirmedDays: values.SLOT_UNCONFIRMED_DAYS,
      recognitionLapseDays: values.RECOGNITION_LAPSE_DAYS,
    },
    journalFilesMb: values.JOURNAL_FILES_MB,
    trustedDocuments: values.TRUSTED_DOCUMENTS ?? (production ? 'required' : 'off'),
    trustProxy: values.TRUST_PROXY,
    keptAnswersMb: values.KEPT_ANSWERS_MB,
    testControl: values.TEST_CONTROL === 'ipc',
    production,
    clientDist: resolve(ROOT, 'client/dist'),
    clientManifest: resolve(ROOT, 'client/generated/trusted-documents.json'),
  };
}
