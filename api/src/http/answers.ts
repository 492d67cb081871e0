import type { ApolloServer } from '@apollo/server';
import type { RequestHandler, Response } from 'express';
import { getOperationAST, parse, type DocumentNode } from 'graphql';
import type { Context } from '../context.ts';
import { countQueryAnswer } from '../platform/metrics/service.ts';
import type { KeptAnswers } from './kept-answers.ts';

/** What the gate leaves of a request. */
interface Asked {
  query: string;
  variables: Record<string, unknown>;
  operationName?: string;
}

/**
 * Answers what passed the gate. An answer to a trusted query is kept and given again while nothing changes.
 *
 * Apollo's own bridge to Express is not used: the gate has checked method, type and origin already, and an answer that
 * is kept must be had as text.
 */
export function answers(apollo: ApolloServer<Context>, kept: KeptAnswers): RequestHandler {
  const parsed = new Map<string, DocumentNode>();
  /** Whether what is asked of a trusted document only reads. */
  const reads = (documentId: string, { query, operationName }: Asked): boolean => {
    const document = parsed.get(documentId) ?? parse(query, { noLocation: true });
    parsed.set(documentId, document);
    return getOperationAST(document, operationName)?.operation === 'query';
  };

  return async (request, response) => {
    const asked = request.body as Asked;
    const context = response.locals['context'] as Context;
    const documentId = response.locals['documentId'] as string | null;
    const key =
      documentId === null || !reads(documentId, asked) ? null : kept.keyOf(documentId, asked, context);
    const before = key && kept.find(key, context.databaseTime);
    if (key) countQueryAnswer(before ? 'kept' : 'read');
    if (before) return send(response, 200, before);

    const { body, http } = await apollo.executeOperation(asked, { contextValue: context });
    if (body.kind !== 'single') throw new Error('An answer in parts was not asked for.');
    const text = Buffer.from(JSON.stringify(body.singleResult));
    const status = http.status ?? 200;
    if (key && status === 200 && !body.singleResult.errors) kept.keep(key, context.databaseTime, text);
    send(response, status, text);
  };
}

function send(response: Response, status: number, text: Buffer): void {
  response
    .status(status)
    .setHeader('content-type', 'application/json; charset=utf-8')
    .setHeader('content-length', text.length)
    .end(text);
}
