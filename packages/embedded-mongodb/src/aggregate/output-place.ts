import { badValue, failedToParse } from '../errors.ts';
import { isDoc } from '../values/types.ts';

/** A collection of this database by its name, or `{db, coll}`. */
export function placeOf(stage: string, place: unknown, database: string): { db: string; coll: string } {
  if (typeof place === 'string') return { db: database, coll: place };
  if (!isDoc(place) || typeof place['coll'] !== 'string')
    throw failedToParse(`${stage} needs the name of a collection, or a document with 'db' and 'coll'`);
  for (const field of Object.keys(place))
    if (field !== 'db' && field !== 'coll') throw badValue(`${stage} does not know the field ${field}`);
  return { db: String(place['db'] ?? database), coll: place['coll'] };
}
