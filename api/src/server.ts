import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import type { Context } from './context.ts';
import { databaseAnswers } from './database.ts';
import { AppError } from './errors.ts';
import { formatError } from './format-error.ts';
import { agendaFeed } from './http/agenda-feed.ts';
import { answers } from './http/answers.ts';
import { explorer } from './http/explorer.ts';
import { sendExport } from './http/export.ts';
import { graphqlGate, postGate, refuse, requireOwnPage } from './http/gate.ts';
import { journalDownload, journalUploads } from './http/journal-files.ts';
import { keptAnswers } from './http/kept-answers.ts';
import { openStream } from './http/live-stream.ts';
import { ownOrigins } from './http/origins.ts';
import { clientPages } from './http/pages.ts';
import { requestLog } from './http/request-log.ts';
import { securityHeaders } from './http/security-headers.ts';
import { errorsDownload, uploads } from './http/uploads.ts';
import { cookieControl, languageOf, sessionTokenOf } from './http/session-cookie.ts';
import { systemLog } from './platform/log.ts';
import { contextOfRequest } from './accounts/requests/service.ts';
import { buildSchema } from './schema.ts';

/** What the server needs to know of the configuration. */
export interface ServerOptions {
  publicUrl: string;
  production: boolean;
  trustProxy: number;
  trustedOnly: boolean;
  documents: ReadonlyMap<string, string>;
  clientDist: string;
  /** How many MB of answers may be kept. */
  keptAnswersMb: number;
}

/**
 * The web server without a port: GraphQL behind its gate, the live stream, health and the client's pages.
 *
 * @returns the application, and how to stop its GraphQL server
 */
export async function createServer(
  options: ServerOptions,
): Promise<{ app: Express; stop: () => Promise<void> }> {
  const { publicUrl, production, trustProxy } = options;
  const secure = publicUrl.startsWith('https:');
  const isOwnOrigin = ownOrigins({ publicUrl, production });
  const schema = buildSchema();
  const apollo = new ApolloServer<Context>({
    schema,
    csrfPrevention: true,
    introspection: !production,
    hideSchemaDetailsFromClientErrors: production,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    formatError,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginCacheControlDisabled(),
    ],
  });
  await apollo.start();

  const contextOf = (request: Request, response: Response): Promise<Context> => {
    const link = request.headers['x-link-token'];
    return contextOfRequest({
      sessionToken: sessionTokenOf(request),
      linkToken: typeof link === 'string' ? link : undefined,
      requestId: String(response.locals['requestId']),
      language: languageOf(request),
      session: cookieControl(request, response, secure),
    });
  };

  const withContext: RequestHandler = async (request, response, next) => {
    response.setHeader('cache-control', 'no-store');
    response.locals['context'] = await contextOf(request, response);
    next();
  };

  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', trustProxy);
  app.set('query parser', 'simple');
  app.set('etag', false);
  app.use(requestLog(trustProxy > 0), ...securityHeaders(secure));

  app.get('/healthz', (_request, response) => void response.json({ healthy: true }));
  app.get('/readyz', async (_request, response) => {
    const ready = await databaseAnswers();
    response.status(ready ? 200 : 503).json({ ready });
  });
  app.get('/live', async (request, response) => {
    const { origin } = request.headers;
    if (origin !== undefined && !isOwnOrigin(origin)) {
      return refuse(response, 403, 'FOREIGN_ORIGIN', 'This page may not listen here.');
    }
    await openStream(request, response, await contextOf(request, response));
  });
  app.post('/imports', requireOwnPage({ isOwnOrigin }), withContext, ...uploads());
  app.get('/imports/errors', withContext, errorsDownload);
  app.get('/agenda.ics', agendaFeed(schema));
  app.post('/journal-files', requireOwnPage({ isOwnOrigin }), withContext, ...journalUploads());
  app.get('/journal-files', withContext, journalDownload);
  if (!production) app.get('/graphql', explorer(schema));
  app.use(
    '/graphql',
    ...graphqlGate({ schema, isOwnOrigin, documents: options.documents, trustedOnly: options.trustedOnly }),
    withContext,
    answers(apollo, schema, keptAnswers(options.keptAnswersMb)),
  );
  app.use('/export', ...postGate({ isOwnOrigin }), withContext, sendExport(schema));
  app.use(...clientPages(options.clientDist));
  app.use(lastResort);
  return { app, stop: () => apollo.stop() };
}

const STATUS: Partial<Record<AppError['code'], number>> = { TOO_MANY_REQUESTS: 429, UNAVAILABLE: 503 };

const lastResort: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  if (error instanceof AppError) {
    return refuse(response, STATUS[error.code] ?? 400, error.code, error.message);
  }
  // A malformed address (`/%`) reaches this with a status of its own.
  const status = (error as { status?: unknown } | null)?.status;
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return refuse(response, status, 'BAD_INPUT', 'This request cannot be read.');
  }
  systemLog.error({ err: error, requestId: response.locals['requestId'] }, 'request failed');
  refuse(response, 503, 'UNAVAILABLE', 'This cannot be answered now. Try again.');
};
