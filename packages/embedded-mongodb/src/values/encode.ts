import { serialize } from 'bson';

/** The BSON of a document. `serialize` gives bytes of its own, so that there is nothing to copy. */
export function encode(doc: object, ignoreUndefined = false): Buffer {
  const bytes = serialize(doc, { ignoreUndefined });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
