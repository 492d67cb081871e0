import { deserialize } from 'bson';
import { Batch } from '../commands/command.ts';
import { encode } from '../values/encode.ts';
import type { Doc } from '../values/types.ts';

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;

export interface Request {
  id: number;
  body: Doc;
  /** The client does not wait for an answer. */
  silent: boolean;
  /** Came as OP_QUERY, the handshake of older drivers. */
  legacy: boolean;
}

const TYPED = { promoteValues: false, bsonRegExp: true } as const;

function decode(bytes: Buffer): Doc {
  return deserialize(bytes, TYPED) as Doc;
}

/** Reads one whole message. @throws Error for an opcode not spoken here */
export function readMessage(message: Buffer): Request {
  const id = message.readInt32LE(4);
  const opcode = message.readInt32LE(12);
  if (opcode === OP_QUERY) return readQuery(message, id);
  if (opcode !== OP_MSG) throw new Error(`opcode ${opcode} is not supported`);
  const flags = message.readUInt32LE(16);
  const end = flags & CHECKSUM_PRESENT ? message.length - 4 : message.length;
  let body: Doc = {};
  const sequences: Doc = {};
  let at = 20;
  while (at < end) {
    const kind = message[at++];
    const size = message.readInt32LE(at);
    if (kind === 0) body = decode(message.subarray(at, at + size));
    else readSequence(message.subarray(at + 4, at + size), sequences);
    at += size;
  }
  return { id, body: { ...body, ...sequences }, silent: (flags & MORE_TO_COME) !== 0, legacy: false };
}

function readSequence(section: Buffer, into: Doc): void {
  const nameEnd = section.indexOf(0);
  const documents: Doc[] = [];
  let at = nameEnd + 1;
  while (at < section.length) {
    const size = section.readInt32LE(at);
    documents.push(decode(section.subarray(at, at + size)));
    at += size;
  }
  into[section.subarray(0, nameEnd).toString()] = documents;
}

function readQuery(message: Buffer, id: number): Request {
  const nameEnd = message.indexOf(0, 20);
  const start = nameEnd + 1 + 8;
  const size = message.readInt32LE(start);
  return { id, body: decode(message.subarray(start, start + size)), silent: false, legacy: true };
}

let nextId = 0;

/** The reply as it goes over the wire; batches of documents go in as the bytes they are. */
export function writeMessage(reply: Doc, request: Request): Buffer {
  const body = encodeReply(reply);
  const head = Buffer.alloc(request.legacy ? 36 : 21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(++nextId & 0x7fffffff, 4);
  head.writeInt32LE(request.id, 8);
  head.writeInt32LE(request.legacy ? OP_REPLY : OP_MSG, 12);
  if (request.legacy) head.writeInt32LE(1, 32);
  return Buffer.concat([head, body]);
}

function encodeReply(reply: Doc): Buffer {
  const cursor = reply['cursor'] as Doc | undefined;
  const field = cursor && Object.keys(cursor).find((key) => cursor[key] instanceof Batch);
  if (!cursor || !field) return encode(reply, true);
  const { [field]: batch, ...rest } = cursor;
  const array = arrayOf((batch as Batch).documents);
  const cursorBytes = append(encode(rest), 4, field, array);
  const { cursor: _cursor, ...others } = reply;
  return append(encode(others, true), 3, 'cursor', cursorBytes);
}

/** Adds an element at the end of an encoded document. */
function append(document: Buffer, type: number, name: string, value: Buffer): Buffer {
  const element = Buffer.concat([
    document.subarray(0, document.length - 1),
    Buffer.of(type),
    Buffer.from(`${name}\0`),
    value,
    END,
  ]);
  element.writeInt32LE(element.length, 0);
  return element;
}
const END = Buffer.alloc(1);

function arrayOf(documents: readonly Buffer[]): Buffer {
  const parts: Buffer[] = [Buffer.alloc(4)];
  for (const [at, document] of documents.entries())
    parts.push(Buffer.of(3), Buffer.from(`${at}\0`), document);
  parts.push(END);
  const array = Buffer.concat(parts);
  array.writeInt32LE(array.length, 0);
  return array;
}
