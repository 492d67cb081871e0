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
  const note = (collection: string, method: string, first: unknown) => {
    const others = method === 'aggregate' ? unions(first) : [];
    asked.push({ collection, method: others.length > 0 ? 'find' : method, first });
    for (const other of others) asked.push({ collection: other, method: 'find', first: null });
  };
  const own = METHODS.map((method) => [method, driver[method]!] as const);
  for (const [method, original] of own) {
    driver[method] = function (this: { collectionName: string }, ...args: unknown[]) {
      note(this.collectionName, method, args[0]);
      return original.apply(this, args);
    };
  }
  const database = mongoose.mongo.Db.prototype as unknown as { command: (...args: unknown[]) => unknown };
  const { command } = database;
  database.command = function (this: unknown, ...args: unknown[]) {
    const { find, filter, aggregate, pipeline } = args[0] as Record<string, unknown>;
    if (typeof find === 'string') note(find, 'find', filter);
    else if (typeof aggregate === 'string') note(aggregate, 'aggregate', pipeline);
    return command.apply(this, args);
  };
  try {
    await run();
  } finally {
    for (const [method, original] of own) driver[method] = original;
    database.command = command;
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
