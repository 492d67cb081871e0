import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Viewer } from '@scheldemond/domain/access/viewer';
import { startEmbeddedMongo } from '@scheldemond/embedded-mongodb';
import { execute, GraphQLError, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { contextFor, type Context, type SessionControl } from '../context.ts';
import { connect, disconnect, dropDatabase, ensureIndexes, newId } from '../database.ts';
import { formatError } from '../format-error.ts';
import { clock, setClock } from '../platform/clock.ts';
import { installation } from '../platform/installation/service.ts';
import { runDueJobs } from '../platform/jobs/service.ts';
import { stopLive } from '../platform/live/service.ts';
import { sendDueMails } from '../platform/mail/sender.ts';
import type { OutgoingMail } from '../platform/mail/delivery.ts';
import { contextOfRequest } from '../accounts/requests/service.ts';
import { buildSchema } from '../schema.ts';

/** An answer as a client sees it; errors carry their stable code. */
export interface Answer {
  // The test names the shape it expects; an untyped answer would need a cast at every use.
  data: ReturnType<typeof JSON.parse>;
  errors: { message: string; code: string | undefined; path: readonly (string | number)[] }[];
}

/** The API in this process, without HTTP, on a database of its own. */
export interface TestApi {
  /** Runs a document as a viewer, or as whoever holds a session or link token. */
  graphql(
    document: string,
    variables?: Record<string, unknown>,
    as?: Viewer | { token: string } | { link: string },
  ): Promise<Answer>;
  context(viewer: Viewer): Context;
  /** Token of the last session that `graphql` gave out. */
  lastToken(): string | null;
  setClock: typeof setClock;
  /** Runs every job, whether it is due or not, at the clock's instant, and sends what is due. */
  runJobs(): Promise<void>;
  /** Every mail that was sent since the start. */
  sentMails(): OutgoingMail[];
  /** Empties the database. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the API for a test file: on the embedded database in a temporary folder, or on `MONGODB_URI` in a
 * database with a name of its own.
 */
export async function startTestApi(): Promise<TestApi> {
  const database = await startDatabase();
  await connect(database.uri);
  const schema = buildSchema();
  await ensureIndexes();
  installation.demo = false;
  const mails: OutgoingMail[] = [];
  let lastToken: string | null = null;

  const session = (): SessionControl => ({
    address: '127.0.0.1',
    expiresAt: null,
    give: (token) => {
      lastToken = token;
    },
    clear: () => undefined,
  });

  // A test asks the same document of many objects as many people; it is checked once.
  const checked = new Map<string, DocumentNode | GraphQLError[]>();
  function check(text: string): DocumentNode | GraphQLError[] {
    let found = checked.get(text);
    if (!found) checked.set(text, (found = parsedOrErrors(schema, text)));
    return found;
  }

  async function contextAs(as: Viewer | { token: string } | { link: string }): Promise<Context> {
    if ('kind' in as) return contextFor(as, { session: session() });
    return contextOfRequest({
      sessionToken: 'token' in as ? as.token : undefined,
      linkToken: 'link' in as ? as.link : undefined,
      requestId: newId(),
      language: 'nl',
      session: session(),
    });
  }

  return {
    async graphql(document, variables = {}, as = { kind: 'anonymous' }) {
      const contextValue = await contextAs(as);
      const checked = check(document);
      const result = Array.isArray(checked)
        ? { errors: checked, data: null }
        : await execute({ schema, document: checked, variableValues: variables, contextValue });
      return {
        data: JSON.parse(JSON.stringify(result.data ?? {})),
        errors: (result.errors ?? []).map((error) => {
          const formatted = formatError(error.toJSON(), error);
          return {
            message: formatted.message,
            code: formatted.extensions?.['code'] as string | undefined,
            path: error.path ?? [],
          };
        }),
      };
    },
    context: (viewer) => contextFor(viewer, { session: session() }),
    lastToken: () => lastToken,
    setClock,
    async runJobs() {
      await runDueJobs(clock.now(), { all: true });
      await sendDueMails(() => clock.now(), {
        host: 'scheldemond.test',
        deliver: (mail) => {
          mails.push(mail);
          return Promise.resolve();
        },
      });
    },
    sentMails: () => [...mails],
    async reset() {
      await dropDatabase();
      await ensureIndexes();
      mails.length = 0;
    },
    async stop() {
      setClock(null);
      await stopLive();
      if (database.shared) await dropDatabase();
      await disconnect();
      await database.stop();
    },
  };
}

function parsedOrErrors(schema: GraphQLSchema, text: string): DocumentNode | GraphQLError[] {
  try {
    const document = parse(text);
    const errors = validate(schema, document);
    return errors.length > 0 ? [...errors] : document;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

async function startDatabase(): Promise<{ uri: string; shared: boolean; stop: () => Promise<void> }> {
  const given = process.env['MONGODB_URI'];
  if (given) {
    const uri = new URL(given);
    uri.pathname = `/test_${newId()}`;
    return { uri: uri.toString(), shared: true, stop: () => Promise.resolve() };
  }
  const folder = await mkdtemp(join(tmpdir(), 'scheldemond-'));
  const embedded = await startEmbeddedMongo({ dataDir: folder });
  return {
    uri: embedded.uri,
    shared: false,
    stop: async () => {
      await embedded.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
