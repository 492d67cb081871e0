import type { ApolloServer } from '@apollo/server';
import type { RequestHandler, Response } from 'express';
import { getOperationAST, parse, type GraphQLSchema } from 'graphql';
import type { Context } from '../context.ts';
import { countQueryAnswer } from '../platform/metrics/service.ts';
import { queryCompiler, type CompiledQuery } from './compiled-queries.ts';
import type { KeptAnswers } from './kept-answers.ts';

/** What the gate leaves of a request. */
interface Asked {
  query: string;
  variables: Record<string, unknown>;
  operationName?: string;
}

/** What is known of an operation of a trusted document. */
interface Operation {
  /** Whether it only reads. */
  reads: boolean;
  /** Null where it changes something, or does not fit the schema. */
  run: CompiledQuery | null;
}

/**
 * Answers what passed the gate. A trusted query is compiled; its answer is kept and given again while nothing changes.
 * Apollo answers all else, and what did not go well.
 *
 * Apollo's own bridge to Express is not used: the gate has checked method, type and origin already, and an answer that
 * is kept must be had as text.
 */
export function answers(
  apollo: ApolloServer<Context>,
  schema: GraphQLSchema,
  kept: KeptAnswers,
): RequestHandler {
  const compile = queryCompiler(schema);
  const known = new Map<string, Operation>();
  const operationOf = (documentId: string, { query, operationName }: Asked): Operation => {
    const name = JSON.stringify([documentId, operationName]);
    const before = known.get(name);
    if (before) return before;
    const document = parse(query, { noLocation: true });
    const found = getOperationAST(document, operationName);
    const reads = found?.operation === 'query';
    const operation = { reads, run: reads ? compile(document, operationName) : null };
    // There is no end to the names that a document does not have.
    if (found) known.set(name, operation);
    return operation;
  };

  return async (request, response) => {
    const asked = request.body as Asked;
    const context = response.locals['context'] as Context;
    const documentId = response.locals['documentId'] as string | null;
    const operation = documentId === null ? null : operationOf(documentId, asked);
    const key = documentId !== null && operation?.reads ? kept.keyOf(documentId, asked, context) : null;
    const before = key && kept.find(key, context.databaseTime);
    if (key) countQueryAnswer(before ? 'kept' : 'read');
    if (before) return send(response, 200, before);

    const data = await operation?.run?.(asked.variables, context);
    if (data) {
      const text = Buffer.from(JSON.stringify({ data }));
      if (key) kept.keep(key, context.databaseTime, text);
      return send(response, 200, text);
    }
    const { body, http } = await apollo.executeOperation(asked, { contextValue: context });
    if (body.kind !== 'single') throw new Error('An answer in parts was not asked for.');
    send(response, http.status ?? 200, Buffer.from(JSON.stringify(body.singleResult)));
  };
}

function send(response: Response, status: number, text: Buffer): void {
  response
    .status(status)
    .setHeader('content-type', 'application/json; charset=utf-8')
    .setHeader('content-length', text.length)
    .end(text);
}
