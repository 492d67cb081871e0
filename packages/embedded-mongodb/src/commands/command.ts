import { Binary } from 'bson';
import { evaluate, type Variables } from '../aggregate/expressions.ts';
import { NATURAL } from '../query/plan.ts';
import type { Engine } from '../engine.ts';
import { MongoError, notSupported } from '../errors.ts';
import type { Collection, Collections } from '../storage/catalog.ts';
import type { View } from '../storage/view.ts';
import type { Writer } from '../storage/writer.ts';
import type { Transaction } from '../transactions/transaction.ts';
import { isDoc, isTrue, toBigInt, toNumber, type Doc } from '../values/types.ts';
import type { Cursors } from './cursors.ts';

/** One command as it came, with what it may use. */
export interface Command {
  name: string;
  body: Doc;
  database: string;
  engine: Engine;
  cursors: Cursors;
  /** The transaction it belongs to, when it does. */
  transaction: Transaction | null;
  /** What it reads. */
  view: View;
  /** The collections that it sees. */
  catalog: Collections;
}

/** The cursor of a reply: a batch of documents as bytes, put into the reply as they are, and what stands beside it. */
export class Batch {
  readonly name: 'firstBatch' | 'nextBatch';
  readonly documents: readonly Buffer[];
  /** A document of what stands beside the batch. */
  readonly beside: Buffer;

  constructor(name: 'firstBatch' | 'nextBatch', documents: readonly Buffer[], beside: Buffer) {
    this.name = name;
    this.documents = documents;
    this.beside = beside;
  }
}

export type Reply = Doc;
export type Handler = (command: Command) => Reply | Promise<Reply>;

/** The namespace of the collection that the command's first field names. */
export function namespaceOf(command: Command): string {
  const name = command.body[command.name];
  if (typeof name !== 'string' || !name)
    throw new MongoError(73, 'InvalidNamespace', `Invalid namespace specified for ${command.name}`);
  return `${command.database}.${name}`;
}

/** Refuses by name the options that would change the answer. */
export function refuseOptions(body: Doc, ...names: string[]): void {
  for (const name of names) {
    const value = body[name];
    if (
      value !== undefined &&
      value !== null &&
      value !== false &&
      !(isDoc(value) && Object.keys(value).length === 0)
    )
      throw notSupported(`The option ${name}`);
  }
}

/** The index name of a `hint`, which may be given as a key pattern. */
export function hintOf(collection: Collection | null, hint: unknown): string | undefined {
  if (hint === undefined || hint === null) return undefined;
  if (isDoc(hint) && Object.keys(hint).length === 0) return undefined;
  const name = isDoc(hint)
    ? Object.entries(hint)
        .map(([field, way]) => `${field}_${toNumber(way)}`)
        .join('_')
    : String(hint);
  if (name === '$natural_1') return NATURAL;
  const known = ['_id_', ...(collection?.indexes ?? []).map((index) => index.name)];
  const byKey = collection?.indexes.find(
    (index) => index.fields.map((field) => `${field.name}_${field.direction}`).join('_') === name,
  );
  const found = byKey?.name ?? (name === '_id_1' ? '_id_' : name);
  if (collection && !known.includes(found))
    throw new MongoError(2, 'BadValue', 'hint provided does not correspond to an existing index');
  return found;
}

/** The session of a command, as text. */
export function sessionOf(body: Doc): string | null {
  const id = (body['lsid'] as Doc | undefined)?.['id'];
  if (!(id instanceof Binary)) return null;
  return Buffer.from(id.buffer.buffer, id.buffer.byteOffset, id.position).toString('hex');
}

export function transactionNumberOf(body: Doc): bigint | null {
  return body['txnNumber'] === undefined ? null : toBigInt(body['txnNumber']);
}

/**
 * Runs a writing unit: within the command's transaction at once, else in the queue, durable when it resolves.
 * A retryable write remembers its reply in the same commit, and a repeat gets that reply.
 */
export function runWrite(command: Command, unit: (writer: Writer) => Reply): Promise<Reply> | Reply {
  const { engine, transaction, body } = command;
  if (transaction) return unit(transaction.writer);
  const session = sessionOf(body);
  const number = transactionNumberOf(body);
  return engine.queue.run(() => {
    if (session === null || number === null) return unit(engine.writer());
    const remembered = engine.replies.find(session, number);
    if (remembered) return remembered;
    const reply = unit(engine.writer());
    engine.replies.remember(session, number, reply);
    return reply;
  });
}

/** The namespace of the collection to write to; a transaction gets a draft of one that is not there. */
export async function collectionFor(command: Command, namespace = namespaceOf(command)): Promise<string> {
  const { transaction, engine } = command;
  if (transaction && !transaction.drafts.find(namespace))
    transaction.drafts.add(await engine.queue.run(() => engine.catalog.draft(namespace)));
  return namespace;
}

/** The variables of a command's `let`, whose values are constant expressions; later ones go before. */
export function variablesOf(...lets: readonly unknown[]): Variables {
  const variables: Variables = {};
  for (const definitions of lets)
    for (const [name, expression] of Object.entries((definitions as Doc | undefined) ?? {}))
      variables[name] = evaluate(expression, {}, variables) ?? null;
  return variables;
}

export function flag(body: Doc, name: string, otherwise: boolean): boolean {
  return body[name] === undefined ? otherwise : isTrue(body[name]);
}
