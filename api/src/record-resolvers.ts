import type { GuardedType } from '@scheldemond/domain/access/fields';
import type { Context } from './context.ts';
import type { Plain } from './database.ts';
import { localId } from './node.ts';
import type { Outcome } from './once.ts';
import { resultOf } from './outcome.ts';
import { canDo, type RecordKind } from './records.ts';
import type { RecordDocument } from './record-store.ts';

/** Fields that every record has. */
export function recordFieldsOf<D extends RecordDocument>(kind: RecordKind<D>) {
  return {
    archived: (record: Plain<D>) => record.archivedAt != null,
    viewerCanEdit: (record: Plain<D>, _: unknown, context: Context) =>
      record.archivedAt == null && canDo(context, kind, 'edit', record),
    viewerCanArchive: (record: Plain<D>, _: unknown, context: Context) =>
      canDo(context, kind, 'archive', record),
  };
}

type Ids = Record<string, GuardedType>;

/** The input with stored ids instead of global ones; `ids` names the type of each field that holds one or more. */
export function localInput<T extends object>(input: T, ids: Ids): T {
  const entries = Object.entries(input).map(([field, value]: [string, unknown]) => {
    const type = ids[field];
    if (!type || value == null) return [field, value];
    return [
      field,
      Array.isArray(value) ? value.map((id) => localId(String(id), type)) : localId(String(value), type),
    ];
  });
  return Object.fromEntries(entries) as T;
}

/**
 * A mutation that makes or changes a record.
 *
 * @param result.ids - which input fields hold global ids, and of what
 */
export function recordMutation<I extends object, T>(
  run: (context: Context, input: I) => Promise<Outcome>,
  result: {
    type: GuardedType;
    field: string;
    load: (context: Context, id: string) => Promise<T | null>;
    ids: Ids;
  },
) {
  return async (_: unknown, { input }: { input: I }, context: Context): Promise<object> =>
    resultOf(context, await run(context, localInput(input, result.ids)), result);
}
