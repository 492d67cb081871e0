import { failedToParse, MongoError } from '../errors.ts';
import { runQuery } from '../query/run.ts';
import type { Collection } from '../storage/catalog.ts';
import { identified } from '../storage/identified.ts';
import { bytesOf } from '../storage/writer.ts';
import { compileUpdate } from '../update/apply.ts';
import { getPath } from '../values/paths.ts';
import { isDoc, type Doc } from '../values/types.ts';
import { evaluate, type Variables } from './expressions.ts';
import { placeOf } from './output-place.ts';
import type { Output, Target } from './output.ts';

const MATCHED = ['replace', 'keepExisting', 'merge', 'fail'];
const NOT_MATCHED = ['insert', 'discard', 'fail'];

interface Merge {
  on: string[];
  /** A mode, or a pipeline that updates the document that is there. */
  matched: string | Doc[];
  notMatched: string;
  /** Variables of that pipeline, of the document that comes. */
  lets: Doc;
}

/** `$merge`: each document into the one with the same `on` fields, or beside the others when there is none. */
export function readMerge(operand: unknown, database: string): Output {
  const spec: Doc = isDoc(operand) && 'into' in operand ? operand : { into: operand };
  for (const field of Object.keys(spec))
    if (!['into', 'on', 'let', 'whenMatched', 'whenNotMatched'].includes(field))
      throw new MongoError(40415, 'Location40415', `BSON field '$merge.${field}' is an unknown field.`);
  const { db, coll } = placeOf('$merge', spec['into'], database);
  const merge: Merge = {
    on: spec['on'] === undefined ? ['_id'] : [spec['on']].flat().map(String),
    matched: (spec['whenMatched'] as string | Doc[] | undefined) ?? 'merge',
    notMatched: String(spec['whenNotMatched'] ?? 'insert'),
    lets: (spec['let'] as Doc | undefined) ?? {},
  };
  if (!Array.isArray(merge.matched) && !MATCHED.includes(merge.matched))
    throw failedToParse(`Enumeration value '${merge.matched}' for field 'whenMatched' is not a valid value.`);
  if (!NOT_MATCHED.includes(merge.notMatched))
    throw failedToParse(
      `Enumeration value '${merge.notMatched}' for field 'whenNotMatched' is not a valid value.`,
    );
  if (merge.matched === 'fail' && merge.notMatched !== 'insert')
    throw new MongoError(
      51181,
      'Location51181',
      `Combination of $merge modes 'whenMatched: fail' and 'whenNotMatched: ${merge.notMatched}' is not supported`,
    );
  return {
    namespace: `${db}.${coll}`,
    write: (docs, to) => {
      const collection = to.catalog.ensure(`${db}.${coll}`);
      requireUnique(collection, merge.on);
      for (const doc of docs)
        mergeOne(collection, merge, merge.on.includes('_id') ? identified(doc) : doc, to);
    },
  };
}

/** A document is found by fields that no two documents share. */
function requireUnique(collection: Collection, on: readonly string[]): void {
  const wanted = [...on].sort().join('\0');
  const keys = collection.indexes
    .filter(({ unique, partial, sparse }) => unique && !partial && !sparse)
    .map(({ fields }) => fields.map(({ name }) => name));
  if (![['_id'], ...keys].some((key) => key.toSorted().join('\0') === wanted))
    throw new MongoError(
      51183,
      'Location51183',
      'Cannot find index to verify that join fields will be unique',
    );
}

function mergeOne(collection: Collection, merge: Merge, doc: Doc, to: Target): void {
  const { view, writer, variables } = to;
  const values = merge.on.map((field) => [field, getPath(doc, field.split('.'))] as const);
  if (values.some(([, value]) => value === undefined || value === null || Array.isArray(value)))
    throw new MongoError(
      51132,
      'Location51132',
      "$merge write error: 'on' field cannot be missing, null, undefined or an array",
    );
  if (merge.matched === 'fail') return writer.insert(collection, identified(doc));
  const filter = Object.fromEntries(values.map(([field, value]) => [field, { $eq: value }]));
  const [found] = runQuery(view, collection, { filter, limit: 1 });
  if (!found) {
    if (merge.notMatched === 'insert') writer.insert(collection, identified(doc));
    if (merge.notMatched === 'fail')
      throw new MongoError(
        13113,
        'MergeStageNoMatchingDocument',
        '$merge could not find a matching document in the target collection for at least one document in the source collection',
      );
    return;
  }
  const next = merged(merge, found.doc, doc, variables);
  if (next === found.doc || bytesOf(next).equals(found.raw ?? bytesOf(found.doc))) return;
  writer.replace(collection, found.doc, next, merge.matched === 'replace' ? 'replace' : 'update');
}

function merged({ matched, lets }: Merge, before: Doc, doc: Doc, variables: Variables): Doc {
  if (matched === 'keepExisting') return before;
  if (matched === 'replace') return { _id: before['_id'], ...doc };
  if (!Array.isArray(matched)) return { ...before, ...doc };
  const own: Variables = { ...variables, new: doc };
  for (const [name, expression] of Object.entries(lets))
    own[name] = evaluate(expression, doc, variables) ?? null;
  return compileUpdate(matched, { variables: own })(before, {}, false);
}
