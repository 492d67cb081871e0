import type { AbstractCursor, ChangeStream } from 'mongodb';
import type { Operations } from './operations.ts';

type Iterable = Pick<AbstractCursor<unknown>, 'next' | 'tryNext' | 'close'>;

export const CURSOR: Operations<Iterable> = {
  iterateUntilDocumentOrError: (cursor) => cursor.next(),
  iterateOnce: (cursor) => cursor.tryNext(),
  close: (cursor) => cursor.close(),
};

/** The driver sends a stream's `aggregate` with the first look at it; the tests want it at once. */
export async function openStream(stream: ChangeStream): Promise<ChangeStream> {
  await (stream as unknown as { cursor: { cursorInit(): Promise<void> } }).cursor.cursorInit();
  return stream;
}
