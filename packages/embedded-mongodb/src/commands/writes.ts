import { failedToParse, MongoError } from '../errors.ts';
import { compileProjection } from '../query/projection.ts';
import { runQuery } from '../query/run.ts';
import { readSort } from '../query/sort.ts';
import type { Collection } from '../storage/catalog.ts';
import type { View } from '../storage/view.ts';
import { identified } from '../storage/identified.ts';
import { bytesOf, type Writer } from '../storage/writer.ts';
import { Held } from '../transactions/locks.ts';
import { compileUpdate, isReplacement, seedOf } from '../update/apply.ts';
import { readCollation, type Collation } from '../values/collation.ts';
import { isDoc, isTrue, toNumber, type Doc } from '../values/types.ts';
import { collationOfUpdate } from './collated.ts';
import {
  collectionFor,
  flag,
  hintOf,
  runWrite,
  variablesOf,
  type Command,
  type Handler,
  type Reply,
} from './command.ts';

/** Runs statements in order; a refused one is reported by its place, and ends an ordered list. */
export function eachStatement<T>(
  command: Command,
  statements: readonly T[],
  run: (statement: T, at: number) => void,
): Doc[] {
  const errors: Doc[] = [];
  const ordered = flag(command.body, 'ordered', true);
  for (const [at, statement] of statements.entries()) {
    try {
      run(statement, at);
    } catch (error) {
      if (!(error instanceof MongoError) || error instanceof Held || error.labels.length > 0) throw error;
      errors.push({ index: at, code: error.code, errmsg: error.message, ...error.extra });
      if (ordered) break;
    }
  }
  return errors;
}

function withErrors(reply: Reply, errors: Doc[]): Reply {
  return errors.length > 0 ? { ...reply, writeErrors: errors } : reply;
}

const insert: Handler = async (command) => {
  const namespace = await collectionFor(command);
  const documents = command.body['documents'] as Doc[];
  return runWrite(command, (writer) => {
    const collection = command.catalog.ensure(namespace);
    let n = 0;
    const errors = eachStatement(command, documents, (doc) => {
      writer.insert(collection, identified(doc));
      n++;
    });
    return withErrors({ n, ok: 1 }, errors);
  });
};

export interface UpdateStatement {
  filter: Doc;
  update: unknown;
  multi: boolean;
  upsert: boolean;
  arrayFilters: Doc[];
  variables: Doc;
  sort?: Doc;
  hint?: string;
  collation: Collation | null;
}

interface Updated {
  matched: number;
  modified: number;
  upserted: Doc | null;
  before: Doc | null;
  after: Doc | null;
}

/** Finds and updates; without a match an upsert inserts. */
export function runUpdate(
  view: View,
  writer: Writer,
  collection: Collection,
  statement: UpdateStatement,
): Updated {
  const apply = compileUpdate(statement.update, {
    arrayFilters: statement.arrayFilters,
    variables: statement.variables,
  });
  const found = runQuery(view, collection, {
    filter: statement.filter,
    variables: statement.variables,
    collation: statement.collation,
    ...(statement.multi ? {} : { limit: 1 }),
    ...(statement.sort ? { sort: readSort(statement.sort) } : {}),
    ...(statement.hint ? { hint: statement.hint } : {}),
  });
  const result: Updated = { matched: found.length, modified: 0, upserted: null, before: null, after: null };
  for (const { doc, raw } of found) {
    const next = apply(doc, statement.filter, false);
    result.before = doc;
    result.after = next;
    if (bytesOf(next).equals(raw ?? bytesOf(doc))) continue;
    writer.replace(collection, doc, next, isReplacement(statement.update) ? 'replace' : 'update');
    result.modified++;
  }
  if (found.length === 0 && statement.upsert) {
    const next = identified(apply(seedOf(statement.filter), statement.filter, true));
    writer.insert(collection, next);
    result.upserted = next;
    result.after = next;
  }
  return result;
}

function readUpdate(command: Command, collection: Collection, raw: Doc): UpdateStatement {
  const multi = isTrue(raw['multi']);
  const update = raw['u'];
  if (multi && isDoc(update) && !Object.keys(update)[0]?.startsWith('$'))
    throw failedToParse('multi update is not supported for replacement-style update');
  const hint = hintOf(collection, raw['hint']);
  return {
    filter: (raw['q'] as Doc | undefined) ?? {},
    update,
    multi,
    upsert: isTrue(raw['upsert']),
    arrayFilters: (raw['arrayFilters'] as Doc[] | undefined) ?? [],
    variables: variablesOf(command.body['let'], raw['c']),
    collation: collationOfUpdate(raw['collation'], update, raw['arrayFilters']),
    ...(raw['sort'] ? { sort: raw['sort'] as Doc } : {}),
    ...(hint ? { hint } : {}),
  };
}

const update: Handler = async (command) => {
  const namespace = await collectionFor(command);
  return runWrite(command, (writer) => {
    const collection = command.catalog.ensure(namespace);
    let n = 0;
    let nModified = 0;
    const upserted: Doc[] = [];
    const errors = eachStatement(command, command.body['updates'] as Doc[], (raw, at) => {
      const result = runUpdate(command.view, writer, collection, readUpdate(command, collection, raw));
      n += result.upserted ? 1 : result.matched;
      nModified += result.modified;
      if (result.upserted) upserted.push({ index: at, _id: result.upserted['_id'] });
    });
    return withErrors({ n, nModified, ...(upserted.length > 0 ? { upserted } : {}), ok: 1 }, errors);
  });
};

const remove: Handler = async (command) => {
  const namespace = await collectionFor(command);
  return runWrite(command, (writer) => {
    const collection = command.catalog.find(namespace);
    let n = 0;
    const errors = eachStatement(command, command.body['deletes'] as Doc[], (raw) => {
      const hint = hintOf(collection, raw['hint']);
      const found = runQuery(command.view, collection, {
        filter: raw['q'] as Doc,
        collation: readCollation(raw['collation']),
        variables: variablesOf(command.body['let']),
        ...(toNumber(raw['limit']) === 1 ? { limit: 1 } : {}),
        ...(hint ? { hint } : {}),
      });
      for (const { doc } of found) writer.remove(collection!, doc);
      n += found.length;
    });
    return withErrors({ n, ok: 1 }, errors);
  });
};

const findAndModify: Handler = async (command) => {
  const { body } = command;
  const namespace = await collectionFor(command);
  const removing = isTrue(body['remove']);
  if (removing && body['update'] !== undefined)
    throw failedToParse("Cannot specify both an 'update' and 'remove'=true");
  if (!removing && body['update'] === undefined)
    throw failedToParse("Either an 'update' or 'remove'=true must be specified");
  const fields =
    isDoc(body['fields']) && Object.keys(body['fields']).length > 0
      ? compileProjection(body['fields'])
      : (doc: Doc) => doc;
  return runWrite(command, (writer) => {
    const collection = command.catalog.ensure(namespace);
    const hint = hintOf(collection, body['hint']);
    const filter = (body['query'] as Doc | undefined) ?? {};
    const sort: { sort?: Doc } =
      isDoc(body['sort']) && Object.keys(body['sort']).length > 0 ? { sort: body['sort'] } : {};
    if (removing) {
      const [found] = runQuery(command.view, collection, {
        filter,
        limit: 1,
        collation: readCollation(body['collation']),
        variables: variablesOf(body['let']),
        ...(sort.sort ? { sort: readSort(sort.sort) } : {}),
        ...(hint ? { hint } : {}),
      });
      if (found) writer.remove(collection, found.doc);
      return { lastErrorObject: { n: found ? 1 : 0 }, value: found ? fields(found.doc) : null, ok: 1 };
    }
    const result = runUpdate(command.view, writer, collection, {
      filter,
      update: body['update'],
      multi: false,
      upsert: isTrue(body['upsert']),
      arrayFilters: (body['arrayFilters'] as Doc[] | undefined) ?? [],
      variables: variablesOf(body['let']),
      collation: collationOfUpdate(body['collation'], body['update'], body['arrayFilters']),
      ...sort,
      ...(hint ? { hint } : {}),
    });
    const value = isTrue(body['new']) ? result.after : result.before;
    return {
      lastErrorObject: {
        n: result.matched || (result.upserted ? 1 : 0),
        updatedExisting: result.matched > 0,
        ...(result.upserted ? { upserted: result.upserted['_id'] } : {}),
      },
      value: value ? fields(value) : null,
      ok: 1,
    };
  });
};

export const WRITES: Record<string, Handler> = {
  insert,
  update,
  delete: remove,
  findAndModify,
  findandmodify: findAndModify,
};
