import { can, type Action } from '@scheldemond/domain/access/ability';
import type { GuardedType } from '@scheldemond/domain/access/fields';
import type { Problem } from '@scheldemond/domain/records/values';
import type { z } from 'zod';
import { personIdOf, type Context } from './context.ts';
import { isDuplicateKey, newId, type Plain } from './database.ts';
import { Refusal } from './errors.ts';
import { once, type Changed, type Outcome } from './once.ts';
import { announce } from './platform/live/service.ts';
import { recordStep } from './platform/history/service.ts';
import { recordStart, type NewRecord, type RecordDocument, type RecordStore } from './record-store.ts';
import { follow, neededBy, type Archive } from './registries.ts';
import { changesOf, nextVersion, requireFresh } from './versions.ts';

/** How records of a type are made, edited and archived; the same for all, so that all behave alike. */
export interface RecordKind<D extends RecordDocument> {
  type: GuardedType;
  store: RecordStore<D>;
  /** The record with the access keys that it does not store itself. */
  keys?: (context: Context, record: Plain<D>) => Promise<object>;
  /** Refuses what no field alone can tell, with INVALID and the field. */
  check?: (context: Context, next: Plain<D>) => Promise<void> | void;
  /** What is stored beside the fields and follows from them. */
  derive?: (next: Plain<D>, changed: readonly string[]) => Promise<Partial<D>> | Partial<D>;
  /** Refuses to bring back what hangs on something archived. */
  requireParents?: (context: Context, record: Plain<D>) => Promise<void>;
}

interface Request {
  key: string;
  operation: string;
  input: unknown;
}

/** Whether the viewer may do this to the record. */
export async function canDo<D extends RecordDocument>(
  context: Context,
  kind: RecordKind<D>,
  action: Action,
  record: Plain<D>,
): Promise<boolean> {
  const keys = kind.keys ? await kind.keys(context, record) : record;
  return can(context.ability, action, kind.type, keys);
}

/** Refuses who may not make a record with these access keys, before anything else about it is judged. */
export async function requireMaker<D extends RecordDocument>(
  context: Context,
  kind: RecordKind<D>,
  keys: Partial<D>,
): Promise<void> {
  const allowed = await canDo(context, kind, 'create', keys as unknown as Plain<D>);
  if (!allowed) throw new Refusal('NOT_ALLOWED');
}

/** The record for a change; one that the viewer may not change is refused like one that does not exist. */
export async function recordFor<D extends RecordDocument>(
  context: Context,
  kind: RecordKind<D>,
  action: Action,
  id: string,
): Promise<Plain<D>> {
  const [found] = await kind.store.byIds([id]);
  if (!found || !(await canDo(context, kind, action, found))) throw new Refusal('NOT_ALLOWED');
  return found;
}

/** The values, trimmed and checked. Throws INVALID with each field and why. */
export function requireValid<S extends z.ZodType>(schema: S, given: unknown): z.infer<S> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Refusal(
    'INVALID',
    parsed.error.issues.map(({ path, code, message }) => ({
      name: String(path[0] ?? ''),
      value: code === 'custom' ? message : code,
    })),
  );
}

/** Throws INVALID with each field that does not go together with the others. */
export function requireSound(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  throw new Refusal(
    'INVALID',
    problems.map(({ field, why }) => ({ name: field, value: why })),
  );
}

/** What a new record is made of. */
export interface Making<D extends RecordDocument> {
  fields: z.ZodObject;
  given: object;
  /** What it hangs on: access keys and all that no field gives. Throws NOT_ALLOWED when that does not exist here. */
  hang: () => Promise<Partial<D>>;
}

/** Makes a record, once per key. */
export function createRecord<D extends RecordDocument>(
  context: Context,
  kind: RecordKind<D>,
  request: Request,
  making: Making<D>,
): Promise<Outcome> {
  return once(context, request, async () => {
    const stored = await insertRecord(context, kind, making);
    return { kind: 'changed', id: stored.id };
  });
}

/** Makes a record in the transaction around it: access first, so that a refusal tells nothing. Throws a `Refusal`. */
export async function insertRecord<D extends RecordDocument>(
  context: Context,
  kind: RecordKind<D>,
  { fields, given, hang }: Making<D>,
): Promise<Plain<D>> {
  const { _id = newId(), ...hung } = await hang();
  const bare = { ...recordStart(), ...hung, id: _id } as unknown as Plain<D>;
  if (!(await canDo(context, kind, 'create', bare))) throw new Refusal('NOT_ALLOWED');
  const asked = given as Record<string, unknown>;
  const values = Object.fromEntries(Object.keys(fields.shape).map((name) => [name, asked[name] ?? null]));
  const next = { ...bare, ...requireValid(fields, values) };
  await kind.check?.(context, next);
  const derived = (await kind.derive?.(next, Object.keys(fields.shape))) ?? {};
  const { id: _, ...whole } = { ...next, ...derived };
  const stored = await unique(() => kind.store.insert({ ...whole, _id } as unknown as NewRecord<D>));
  await noteChangeOf(context, kind, stored, 'CREATE', []);
  await follow(context, kind.type, stored.id, Object.keys(values));
  return stored;
}

/**
 * Holds on to a record to hang something on it, so that it is not archived meanwhile.
 *
 * @throws Refusal ARCHIVED when the viewer looks after it, else NOT_ALLOWED as for one that does not exist
 */
export async function holdRecord<D extends RecordDocument>(
  context: Context,
  kind: RecordKind<D>,
  id: string,
): Promise<Plain<D>> {
  const held = await kind.store.hold(id);
  if (held) return held;
  const [found] = await kind.store.byIds([id]);
  const known = found && (await canDo(context, kind, 'edit', found));
  throw new Refusal(known ? 'ARCHIVED' : 'NOT_ALLOWED');
}

/** Edits fields of a record, once per key; a field that is left out stays. */
export function editRecord<D extends RecordDocument>(
  context: Context,
  kind: RecordKind<D>,
  request: Request,
  edit: { id: string; version: number; fields: z.ZodObject; given: object },
): Promise<Outcome> {
  return once(context, request, async () => {
    const current = await recordFor(context, kind, 'edit', edit.id);
    await changeRecord(context, kind, current, edit);
    return { kind: 'changed', id: current.id };
  });
}

/** Edits a record in the transaction around it; answers what stands then. Throws a `Refusal`. */
export async function changeRecord<D extends RecordDocument>(
  context: Context,
  kind: RecordKind<D>,
  current: Plain<D>,
  edit: { version: number; fields: z.ZodObject; given: object },
): Promise<Plain<D>> {
  requireFresh(kind.type, current, edit.version);
  if (current.archivedAt) throw new Refusal('ARCHIVED');
  const given = Object.fromEntries(
    Object.entries(edit.given).filter(([field, value]) => value !== undefined && field in edit.fields.shape),
  );
  const changes = changesOf<object>(current, requireValid(edit.fields.partial(), given));
  const changed = Object.keys(changes);
  if (changed.length === 0) return current;
  const next = { ...current, ...changes };
  await kind.check?.(context, next);
  const derived = (await kind.derive?.(next, changed)) ?? {};
  const stored = await unique(() =>
    kind.store.update(current, { ...nextVersion(current, changes), ...derived }),
  );
  if (!stored) throw stale(kind.type, current.id);
  await noteChangeOf(context, kind, stored, 'EDIT', changed);
  await follow(context, kind.type, stored.id, changed);
  return stored;
}

/** How a kind is archived and brought back, for the registry. */
export function archiveBy<D extends RecordDocument>(kind: RecordKind<D>): Archive {
  return async (context, id, archived): Promise<Changed> => {
    const current = await recordFor(context, kind, 'archive', id);
    if ((current.archivedAt !== null) === archived) return { kind: 'changed', id };
    if (archived) {
      const needed = await neededBy(context, kind.type, id);
      if (needed.length > 0) throw new Refusal('IN_USE', needed);
    } else {
      await kind.requireParents?.(context, current);
      await kind.check?.(context, { ...current, archivedAt: null });
    }
    const archivedAt = archived ? context.clock.now() : null;
    const derived = (await kind.derive?.({ ...current, archivedAt }, ['archivedAt'])) ?? {};
    const stored = await unique(() =>
      kind.store.update(current, { ...nextVersion(current, { archivedAt }), ...derived }),
    );
    if (!stored) throw stale(kind.type, id);
    await noteChangeOf(context, kind, stored, archived ? 'ARCHIVE' : 'RESTORE', []);
    await follow(context, kind.type, id, ['archivedAt']);
    return { kind: 'changed', id };
  };
}

type ChangeCommand = 'CREATE' | 'EDIT' | 'ARCHIVE' | 'RESTORE' | 'CONFIRM';

async function noteChangeOf<D extends RecordDocument>(
  context: Context,
  kind: RecordKind<D>,
  record: Plain<D>,
  command: ChangeCommand,
  fields: readonly string[],
): Promise<void> {
  const keys = kind.keys ? await kind.keys(context, record) : record;
  await noteChange(context, kind.type, record, command, fields, keys);
}

/**
 * Writes the change into the history and tells who may read the record.
 *
 * @param keys - the record with its access keys, where it does not store them itself
 */
export async function noteChange(
  context: Context,
  type: GuardedType,
  record: { id: string; version: number },
  command: ChangeCommand,
  fields: readonly string[],
  keys: object = record,
): Promise<void> {
  const { viewer } = context;
  await recordStep({
    subjectType: type,
    subjectId: record.id,
    command,
    state: '',
    actorKind: viewer.kind === 'person' ? viewer.role : 'SYSTEM',
    actorPersonId: personIdOf(context),
    facts: fields.map((field) => ({ name: 'field', value: field })),
    at: context.clock.now(),
  });
  announce({ type, id: record.id, version: record.version, keys });
}

export function stale(type: string, id: string): Refusal {
  return new Refusal('STALE', [], { current: { type, id } });
}

/** A violated unique index is a refusal that names the field. */
async function unique<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const found = isDuplicateKey(error);
    if (!found) throw error;
    const field = Object.keys(found.keyPattern).at(-1) ?? '';
    throw new Refusal('DUPLICATE', [{ name: 'field', value: field }]);
  }
}
