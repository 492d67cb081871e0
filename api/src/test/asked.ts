import mongoose from 'mongoose';

/** A command of a model to the database, as Mongoose writes it to its debug log. */
interface Asked {
  collection: string;
  method: string;
  first: unknown;
}

/** What a run asks of the database, in order. */
export async function askedDuring(run: () => Promise<unknown>): Promise<Asked[]> {
  const asked: Asked[] = [];
  mongoose.set('debug', (collection: string, method: string, first: unknown) => {
    asked.push({ collection, method, first });
  });
  try {
    await run();
  } finally {
    mongoose.set('debug', false);
  }
  return asked;
}

/** How many documents the database reads for an aggregation, joins aside. */
export async function examinedBy({ collection, first }: Asked): Promise<number> {
  const pipeline = (first as object[]).filter((stage) => !('$lookup' in stage || '$unwind' in stage));
  const explained: unknown = await mongoose.connection.collection(collection).aggregate(pipeline).explain();
  return examinedIn(explained);
}

function examinedIn(part: unknown): number {
  if (typeof part !== 'object' || part === null) return 0;
  if ('totalDocsExamined' in part) return Number(part.totalDocsExamined);
  return Math.max(0, ...Object.values(part).map(examinedIn));
}
