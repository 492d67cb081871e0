import mongoose from 'mongoose';

/** A read or write that the database gets. */
interface Asked {
  collection: string;
  method: string;
  first: unknown;
}

/** The driver's methods through which everything goes. Its others call these. */
const METHODS = [
  'find',
  'aggregate',
  'countDocuments',
  'estimatedDocumentCount',
  'distinct',
  'insertOne',
  'insertMany',
  'updateOne',
  'updateMany',
  'replaceOne',
  'deleteOne',
  'deleteMany',
  'findOneAndUpdate',
  'findOneAndReplace',
  'findOneAndDelete',
  'bulkWrite',
] as const;

/** What a run asks of the database, in order. A command that reads of several collections counts once for each. */
export async function askedDuring(run: () => Promise<unknown>): Promise<Asked[]> {
  const asked: Asked[] = [];
  const driver = mongoose.mongo.Collection.prototype as unknown as Record<
    string,
    (...args: unknown[]) => unknown
  >;
  const own = METHODS.map((method) => [method, driver[method]!] as const);
  for (const [method, original] of own) {
    driver[method] = function (this: { collectionName: string }, ...args: unknown[]) {
      const others = method === 'aggregate' ? unions(args[0]) : [];
      asked.push({
        collection: this.collectionName,
        method: others.length > 0 ? 'find' : method,
        first: args[0],
      });
      for (const collection of others) asked.push({ collection, method: 'find', first: null });
      return original.apply(this, args);
    };
  }
  try {
    await run();
  } finally {
    for (const [method, original] of own) driver[method] = original;
  }
  return asked;
}

function unions(pipeline: unknown): string[] {
  const stages = pipeline as { $unionWith?: { coll: string } }[];
  return stages.flatMap(({ $unionWith }) => ($unionWith ? [$unionWith.coll] : []));
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
