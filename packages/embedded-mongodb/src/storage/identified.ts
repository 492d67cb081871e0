import { ObjectId } from 'bson';
import { MongoError } from '../errors.ts';
import { isDoc, type Doc } from '../values/types.ts';

/** A new document has its `_id` first. */
export function identified(doc: Doc): Doc {
  if (Array.isArray(doc['_id']) || doc['_id'] instanceof RegExp)
    throw new MongoError(2, 'BadValue', "The '_id' value cannot be of that type");
  const id = doc['_id'];
  const dollar = isDoc(id) ? Object.keys(id).find((key) => key.startsWith('$')) : undefined;
  if (dollar !== undefined)
    throw new MongoError(
      52,
      'DollarPrefixedFieldName',
      `_id fields may not contain '$'-prefixed fields: ${dollar} is not valid for storage.`,
    );
  if (id === undefined) return { _id: new ObjectId(), ...doc };
  return Object.keys(doc)[0] === '_id' ? doc : { _id: doc['_id'], ...doc };
}
