import { deserialize } from 'bson';
import { Batch } from '../commands/command.ts';
import { arrayOf, documentOf, elementOf, inside, lengthOf } from '../values/bytes.ts';
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

/** Changed for each document: where it begins. */
const TYPED = { promoteValues: false, bsonRegExp: true, allowObjectSmallerThanBufferSize: true, index: 0 };

/** The document at a place of a message. */
function decodeAt(message: Buffer, index: number): Doc {
  TYPED.index = index;
  return deserialize(message, TYPED) as Doc;
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
  let sequences: Doc | null = null;
  let at = 20;
  while (at < end) {
    const kind = message[at++];
    const size = message.readInt32LE(at);
    if (kind === 0) body = decodeAt(message, at);
    else readSequence(message, at + 4, at + size, (sequences ??= {}));
    at += size;
  }
  if (sequences) Object.assign(body, sequences);
  return { id, body, silent: (flags & MORE_TO_COME) !== 0, legacy: false };
}

function readSequence(message: Buffer, start: number, end: number, into: Doc): void {
  const nameEnd = message.indexOf(0, start);
  const documents: Doc[] = [];
  let at = nameEnd + 1;
  while (at < end) {
    documents.push(decodeAt(message, at));
    at += message.readInt32LE(at);
  }
  into[message.toString('utf8', start, nameEnd)] = documents;
}

function readQuery(message: Buffer, id: number): Request {
  const nameEnd = message.indexOf(0, 20);
  const start = nameEnd + 1 + 8;
  return { id, body: decodeAt(message, start), silent: false, legacy: true };
}

let nextId = 0;

/** The reply as it goes over the wire; batches of documents, and its last elements, go in as the bytes they are. */
export function writeMessage(reply: Doc, request: Request, end: Buffer): Buffer {
  const head = Buffer.alloc(request.legacy ? 36 : 21);
  const parts = [head, ...documentOf([...elementsOf(reply), end])];
  const length = lengthOf(parts);
  head.writeInt32LE(length, 0);
  head.writeInt32LE(++nextId & 0x7fffffff, 4);
  head.writeInt32LE(request.id, 8);
  head.writeInt32LE(request.legacy ? OP_REPLY : OP_MSG, 12);
  if (request.legacy) head.writeInt32LE(1, 32);
  return Buffer.concat(parts, length);
}

const DONE = inside(encode({ ok: 1 }));
const CURSOR = elementOf(3, 'cursor', []);
const BATCHES = { firstBatch: elementOf(4, 'firstBatch', []), nextBatch: elementOf(4, 'nextBatch', []) };

/** The elements of a reply, in parts. */
function elementsOf(reply: Doc): Buffer[] {
  const { cursor } = reply;
  if (!(cursor instanceof Batch)) return [inside(encode(reply, true))];
  const batch = [inside(cursor.beside), ...BATCHES[cursor.name], ...arrayOf(cursor.documents)];
  return [...CURSOR, ...documentOf(batch), besideCursor(reply)];
}

function besideCursor({ cursor: _, ...others }: Doc): Buffer {
  const [name, ...more] = Object.keys(others);
  return name === 'ok' && more.length === 0 ? DONE : inside(encode(others, true));
}
