import { ObjectId, onDemand } from 'bson';

/**
 * BSON put together from bytes that are there already (bsonspec.org): a document or an array as a list of parts,
 * which are copied once, when all of it goes into one buffer.
 */
export type Parts = readonly Buffer[];

const END = Buffer.alloc(1);

export function lengthOf(parts: Parts): number {
  let length = 0;
  for (const part of parts) length += part.length;
  return length;
}

/** The elements of an encoded document, without its length and end. */
export function inside(document: Buffer): Buffer {
  return document.subarray(4, document.length - 1);
}

/** A document of encoded elements. */
export function documentOf(elements: Parts): Buffer[] {
  const length = Buffer.allocUnsafe(4);
  length.writeInt32LE(lengthOf(elements) + 5);
  return [length, ...elements, END];
}

/** One element: 3 is the type of a document, 4 of an array. */
export function elementOf(type: 3 | 4, name: string, value: Parts): Buffer[] {
  return [Buffer.from(`${String.fromCharCode(type)}${name}\0`), ...value];
}

/** The first places in an array, which are asked for again and again. */
const PLACES = Array.from({ length: 1000 }, (_, at) => startOf(at));

function startOf(place: number): Buffer {
  return Buffer.from(`\x03${place}\0`);
}

/** An array of encoded documents. */
export function arrayOf(documents: Parts): Buffer[] {
  const elements: Buffer[] = [];
  for (let at = 0; at < documents.length; at++) elements.push(PLACES[at] ?? startOf(at), documents[at]!);
  return documentOf(elements);
}

/** An element of an encoded document by its name: its type, and where its value lies; null when there is none. */
export function elementIn(
  document: Buffer,
  name: string,
): { type: number; at: number; length: number } | null {
  const size = Buffer.byteLength(name);
  for (const [type, nameAt, nameSize, at, length] of onDemand.parseToElements(document))
    if (nameSize === size && document.toString('utf8', nameAt, nameAt + size) === name)
      return { type, at, length };
  return null;
}

/** The text or ObjectId that a document has under a name; null for what has another type or is not there. */
export function readKey(document: Buffer, name: string): string | ObjectId | null {
  const found = elementIn(document, name);
  if (found?.type === 2) return document.toString('utf8', found.at + 4, found.at + found.length - 1);
  if (found?.type === 7) return new ObjectId(Buffer.from(document.subarray(found.at, found.at + 12)));
  return null;
}
