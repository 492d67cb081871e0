import { sameBytes } from '../values/same-bytes.ts';
import { isDoc, type Doc } from '../values/types.ts';

interface Description extends Doc {
  updatedFields: Doc;
  removedFields: string[];
  truncatedArrays: { field: string; newSize: number }[];
}

/**
 * What an update changed, as `updateDescription` tells it: applied to the document before, it gives the
 * document after. An array that lost more than its end is told whole.
 */
export function describeUpdate(before: Doc, after: Doc): Description {
  const description: Description = { updatedFields: {}, removedFields: [], truncatedArrays: [] };
  compareDocs(before, after, '', description);
  return description;
}

function compareDocs(before: Doc, after: Doc, prefix: string, into: Description): void {
  for (const field of Object.keys(before)) if (!(field in after)) into.removedFields.push(prefix + field);
  for (const field of Object.keys(after)) {
    if (field in before) compare(before[field], after[field], prefix + field, into);
    else into.updatedFields[prefix + field] = after[field];
  }
}

function compare(before: unknown, after: unknown, path: string, into: Description): void {
  if (isDoc(before) && isDoc(after)) return compareDocs(before, after, `${path}.`, into);
  if (Array.isArray(before) && Array.isArray(after)) return compareArrays(before, after, path, into);
  if (!sameBytes(before, after)) into.updatedFields[path] = after;
}

function compareArrays(before: unknown[], after: unknown[], path: string, into: Description): void {
  if (after.length < before.length) {
    if (sameBytes(before.slice(0, after.length), after))
      into.truncatedArrays.push({ field: path, newSize: after.length });
    else into.updatedFields[path] = after;
    return;
  }
  for (const [at, item] of after.entries()) {
    if (at < before.length) compare(before[at], item, `${path}.${at}`, into);
    else into.updatedFields[`${path}.${at}`] = item;
  }
}
