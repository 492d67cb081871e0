import { driver } from '../../database.ts';

/** Stands in the database from before the first document of an import until after the last. */
const MARK = 'importing';

/** An import was cut off: what is there is a part. */
export class InterruptedImport extends Error {
  constructor() {
    super(
      'The database holds a part of an import that was cut off. Run npm run db:import again; it starts over.',
    );
    this.name = 'InterruptedImport';
  }
}

export async function importInterrupted(): Promise<boolean> {
  return (await driver().db.collection(MARK).findOne({})) !== null;
}

/** @throws InterruptedImport */
export async function requireWholeData(): Promise<void> {
  if (await importInterrupted()) throw new InterruptedImport();
}

export async function setMark(): Promise<void> {
  await driver().db.collection(MARK).insertOne({ startedAt: new Date() });
}

export async function takeMark(): Promise<void> {
  await driver().db.dropCollection(MARK);
}

export function isMark(collection: string): boolean {
  return collection === MARK;
}
