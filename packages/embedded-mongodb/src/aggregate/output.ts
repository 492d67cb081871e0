import { notSupported } from '../errors.ts';
import type { Collections } from '../storage/catalog.ts';
import type { View } from '../storage/view.ts';
import { identified } from '../storage/identified.ts';
import type { Writer } from '../storage/writer.ts';
import { OUTPUT_STAGES } from '../supported.ts';
import { isDoc, type Doc } from '../values/types.ts';
import type { Variables } from './expressions.ts';
import { readMerge } from './merge.ts';
import { placeOf } from './output-place.ts';

/** Where a pipeline's documents go when they do not go to the client. */
export interface Output {
  /** `database.collection` */
  namespace: string;
  /** Puts the documents there; call inside a write. */
  write(docs: readonly Doc[], to: Target): void;
}

export interface Target {
  view: View;
  catalog: Collections;
  writer: Writer;
  variables: Variables;
}

/** The last stage when it is `$out` or `$merge`, and the stages before it. */
export function splitOutput(
  pipeline: readonly Doc[],
  database: string,
): { stages: readonly Doc[]; output: Output | null } {
  const last = pipeline.at(-1) ?? {};
  const names = Object.keys(last);
  if (names.length !== 1 || !OUTPUT_STAGES.supported.includes(names[0]!))
    return { stages: pipeline, output: null };
  const read = names[0] === '$out' ? readOut : readMerge;
  return { stages: pipeline.slice(0, -1), output: read(last[names[0]!], database) };
}

/** `$out` puts its documents in the place of all that the collection holds; its indexes stay. */
function readOut(operand: unknown, database: string): Output {
  if (isDoc(operand) && 'timeseries' in operand) throw notSupported('The option timeseries of $out');
  const { db, coll } = placeOf('$out', operand, database);
  return {
    namespace: `${db}.${coll}`,
    write: (docs, { view, catalog, writer }) => {
      const collection = catalog.ensure(`${db}.${coll}`);
      // All read before the first is gone: a cursor does not stand still under its own deletions.
      const before = Array.from(view.documents(collection, null, null, false));
      for (const { doc } of before) writer.remove(collection, doc);
      for (const doc of docs) writer.insert(collection, identified(doc));
    },
  };
}
