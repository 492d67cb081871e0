import { Long } from 'bson';
import { failedToParse } from '../errors.ts';
import { runQuery } from '../query/run.ts';
import { identified } from '../storage/identified.ts';
import type { Writer } from '../storage/writer.ts';
import { isReplacement } from '../update/apply.ts';
import { readCollation } from '../values/collation.ts';
import { isDoc, isTrue, toNumber, type Doc } from '../values/types.ts';
import { collationOfUpdate } from './collated.ts';
import { collectionFor, hintOf, runWrite, variablesOf, type Command, type Handler } from './command.ts';
import { eachStatement, runUpdate } from './writes.ts';

/** What the operations of a `bulkWrite` did, together. */
interface Counts {
  nInserted: number;
  nMatched: number;
  nModified: number;
  nUpserted: number;
  nDeleted: number;
}

/** Writes to several collections in one command, which the driver's `client.bulkWrite` sends. */
const bulkWrite: Handler = async (command) => {
  const { body } = command;
  const operations = body['ops'] as Doc[];
  const namespaces: string[] = [];
  for (const { ns } of body['nsInfo'] as Doc[]) namespaces.push(await collectionFor(command, String(ns)));
  return runWrite(command, (writer) => {
    const counts: Counts = { nInserted: 0, nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 0 };
    const results: Doc[] = [];
    const errors = eachStatement(command, operations, (operation, idx) => {
      const kind = ['insert', 'update', 'delete'].find((name) => name in operation);
      if (!kind) throw failedToParse(`Unknown operation ${String(Object.keys(operation)[0])} of bulkWrite`);
      const namespace = namespaces[toNumber(operation[kind])]!;
      results.push({ ok: 1, idx, ...RUN[kind]!(command, writer, namespace, operation, counts) });
    });
    for (const { index, errmsg, ...rest } of errors)
      results.push({ ok: 0, idx: index, n: 0, errmsg, ...rest });
    const told = isTrue(body['errorsOnly']) ? results.filter(({ ok }) => ok === 0) : results;
    told.sort((a, b) => Number(a['idx']) - Number(b['idx']));
    return {
      cursor: { id: Long.ZERO, ns: 'admin.$cmd.bulkWrite', firstBatch: told },
      nErrors: errors.length,
      ...counts,
      ok: 1,
    };
  });
};

type Run = (command: Command, writer: Writer, namespace: string, operation: Doc, counts: Counts) => Doc;

const RUN: Record<string, Run> = {
  insert: ({ catalog }, writer, namespace, operation, counts) => {
    writer.insert(catalog.ensure(namespace), identified(operation['document'] as Doc));
    counts.nInserted++;
    return { n: 1 };
  },
  update: ({ catalog, view, body }, writer, namespace, operation, counts) => {
    const collection = catalog.ensure(namespace);
    const multi = isTrue(operation['multi']);
    const update = operation['updateMods'];
    if (multi && isReplacement(update))
      throw failedToParse('multi update is not supported for replacement-style update');
    const hint = hintOf(collection, operation['hint']);
    const result = runUpdate(view, writer, collection, {
      filter: operation['filter'] as Doc,
      update,
      multi,
      upsert: isTrue(operation['upsert']),
      arrayFilters: (operation['arrayFilters'] as Doc[] | undefined) ?? [],
      variables: variablesOf(body['let'], operation['constants']),
      collation: collationOfUpdate(operation['collation'], update, operation['arrayFilters']),
      ...(isDoc(operation['sort']) ? { sort: operation['sort'] } : {}),
      ...(hint ? { hint } : {}),
    });
    counts.nMatched += result.matched;
    counts.nModified += result.modified;
    if (!result.upserted) return { n: result.matched, nModified: result.modified };
    counts.nUpserted++;
    return { n: 1, nModified: 0, upserted: { _id: result.upserted['_id'] } };
  },
  delete: ({ catalog, view, body }, writer, namespace, operation, counts) => {
    const collection = catalog.ensure(namespace);
    const hint = hintOf(collection, operation['hint']);
    const found = runQuery(view, collection, {
      filter: operation['filter'] as Doc,
      collation: readCollation(operation['collation']),
      variables: variablesOf(body['let']),
      ...(isTrue(operation['multi']) ? {} : { limit: 1 }),
      ...(hint ? { hint } : {}),
    });
    for (const { doc } of found) writer.remove(collection, doc);
    counts.nDeleted += found.length;
    return { n: found.length };
  },
};

export const BULK: Record<string, Handler> = { bulkWrite };
