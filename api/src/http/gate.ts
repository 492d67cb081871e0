import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { formatError } from '../format-error.ts';
import { requireSmallQuery } from './query-limits.ts';

/** What the gate knows of this installation. */
export interface GateOptions {
  schema: GraphQLSchema;
  /** Whether a page of this origin is our own. */
  isOwnOrigin: (origin: string) => boolean;
  documents: ReadonlyMap<string, string>;
  trustedOnly: boolean;
}

/** Ends a request with one GraphQL error. */
export function refuse(response: Response, status: number, code: string, message: string): void {
  response.status(status).json({ errors: [{ message, extensions: { code } }] });
}

/** What every POST passes: JSON of 100 kB at most, sent by our own page or a client no foreign page can imitate. */
export function postGate(
  options: Pick<GateOptions, 'isOwnOrigin'>,
): (RequestHandler | ErrorRequestHandler)[] {
  return [
    requirePost,
    requireOwnPage(options),
    express.json({ limit: '100kb', inflate: false, type: 'application/json' }),
    bodyProblem,
  ];
}

/**
 * The one gate before the GraphQL server. It lets through: a POST of one JSON object of 100 kB at most, sent by
 * our own page or by a client that no foreign page can imitate, with a trusted document or, where those are
 * not required, a document within limits.
 */
export function graphqlGate(options: GateOptions): (RequestHandler | ErrorRequestHandler)[] {
  return [...postGate(options), requireDocument(options)];
}

const requirePost: RequestHandler = (request, response, next) => {
  if (request.method !== 'POST') {
    response.setHeader('allow', 'POST');
    return refuse(response, 405, 'BAD_INPUT', 'Use POST.');
  }
  if (!/^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(request.headers['content-type'] ?? '')) {
    return refuse(response, 415, 'BAD_INPUT', 'Send application/json in UTF-8.');
  }
  next();
};

/** Lets only requests through that our own page sends, or a client that no foreign page can imitate. */
export function requireOwnPage({ isOwnOrigin }: Pick<GateOptions, 'isOwnOrigin'>): RequestHandler {
  return (request, response, next) => {
    const { origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    const marked =
      'apollo-require-preflight' in request.headers || 'x-apollo-operation-name' in request.headers;
    const own = origin === undefined ? marked : isOwnOrigin(origin);
    if (!own || (site === 'cross-site' && origin === undefined)) {
      return refuse(response, 403, 'FOREIGN_ORIGIN', 'This page may not send requests here.');
    }
    next();
  };
}

const bodyProblem: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const { status } = error as { status?: unknown };
  if (typeof status !== 'number' || status < 400 || status > 499) return next(error);
  const message = status === 413 ? 'The request is larger than 100 kB.' : 'The body is not JSON.';
  refuse(response, status, 'BAD_INPUT', message);
};

function requireDocument({ schema, documents, trustedOnly }: GateOptions): RequestHandler {
  return (request: Request, response, next) => {
    const body: unknown = request.body;
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      return refuse(response, 400, 'BAD_INPUT', 'Send one operation as a JSON object.');
    }
    const { documentId, query, variables, operationName } = body as Record<string, unknown>;
    response.locals['documentId'] = null;
    if (!isObjectOrNothing(variables) || !(operationName == null || typeof operationName === 'string')) {
      return refuse(response, 400, 'BAD_INPUT', 'variables must be an object, operationName a text.');
    }
    let text: string;
    if (typeof documentId === 'string') {
      const known = documents.get(documentId);
      if (known === undefined) return refuse(response, 404, 'DOCUMENT_UNKNOWN', 'Unknown document.');
      text = known;
      response.locals['documentId'] = documentId;
    } else if (typeof query !== 'string') {
      return refuse(response, 400, 'BAD_INPUT', 'Send a documentId or a query.');
    } else if (trustedOnly) {
      return refuse(response, 400, 'TRUSTED_DOCUMENTS_ONLY', 'Only documents of the client are answered.');
    } else {
      const problem = problemOf(schema, query, variables ?? {});
      if (problem) return void response.status(400).json({ errors: [problem] });
      text = query;
    }
    request.body = {
      query: text,
      variables: variables ?? {},
      ...(operationName == null ? {} : { operationName }),
    };
    next();
  };
}

function problemOf(schema: GraphQLSchema, query: string, variables: Record<string, unknown>) {
  try {
    requireSmallQuery(schema, query, variables);
    return null;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const { extensions, ...rest } = error.toJSON();
    return formatError({ ...rest, extensions: { code: extensions?.['code'] ?? 'BAD_INPUT' } }, error);
  }
}

function isObjectOrNothing(value: unknown): value is Record<string, unknown> | null | undefined {
  return value == null || (typeof value === 'object' && !Array.isArray(value));
}
