import { serialize } from 'bson';

/** The bytes that a document came in, as long as it stands. */
const cameAs = new WeakMap<object, Buffer>();

/** Remembers the bytes of a document that nobody changes, so that they need not be made again. */
export function rememberBytes(doc: object, bytes: Buffer): void {
  cameAs.set(doc, bytes);
}

/** The BSON of a document. `serialize` gives bytes of its own, so that there is nothing to copy. */
export function encode(doc: object, ignoreUndefined = false): Buffer {
  const known = cameAs.get(doc);
  // A copy, since they lie in a message that is much larger.
  if (known) return Buffer.from(known);
  const bytes = serialize(doc, { ignoreUndefined });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
