import { MongoClientBulkWriteError } from 'mongodb';
import { isDoc, type Doc } from '../../values/types.ts';

const COUNTS = ['insertedCount', 'upsertedCount', 'matchedCount', 'modifiedCount', 'deletedCount'];
const IDS = ['insertedIds', 'upsertedIds'];
const EACH = ['insertResults', 'updateResults', 'deleteResults'];

/** A result of the driver as the plain document that the tests describe: getters read, maps as documents. */
export function plainResult(result: unknown): unknown {
  if (!isDoc(result) || result instanceof MongoClientBulkWriteError) return result;
  const isBulk = COUNTS.slice(1).every((name) => name in result);
  if (!isBulk) return result;
  const plain: Doc = {};
  for (const name of [...COUNTS, ...IDS, 'acknowledged'])
    if (name in result) plain[name] = result[name] ?? undefined;
  for (const name of EACH) {
    const each = result[name];
    if (each instanceof Map) plain[name] = Object.fromEntries([...each].map(([at, one]) => [at, told(one)]));
  }
  return plain;
}

/** The driver tells of each update too whether it inserted. */
function told(one: unknown): unknown {
  const { didUpsert: _didUpsert, ...rest } = one as Doc;
  return rest;
}
