import type { GuardedType } from '@scheldemond/domain/access/fields';
import type { Context } from './context.ts';
import type { FactInput } from './errors.ts';
import type { Changed } from './once.ts';

/**
 * What needs a record and forbids to archive it: counts by name, `placements: 2`; empty when nothing does.
 * Runs in the transaction of the archiving.
 */
export type Veto = (context: Context, id: string) => Promise<FactInput[]>;
/** What goes along when a record was made or changed, in the transaction of the change. */
export type Follow = (context: Context, id: string, changedFields: readonly string[]) => Promise<void>;
/** Archives a record or brings it back, in the transaction around it. Throws a `Refusal`. */
export type Archive = (context: Context, id: string, archived: boolean) => Promise<Changed>;

const vetoes = new Map<string, Veto[]>();
const followers = new Map<string, Follow[]>();
const archives = new Map<string, Archive>();

type ByType<T> = Partial<Record<GuardedType, T>>;

/** What a module adds for types of its own and of earlier modules; `schema.ts` fills it once a process. */
export interface RecordRegistries {
  archives?: ByType<Archive>;
  vetoes?: ByType<Veto>;
  followers?: ByType<Follow>;
}

export function registerRecords(module: RecordRegistries): void {
  for (const [type, archive] of Object.entries(module.archives ?? {})) archives.set(type, archive);
  for (const [type, veto] of Object.entries(module.vetoes ?? {}))
    vetoes.set(type, [...(vetoes.get(type) ?? []), veto]);
  for (const [type, follow] of Object.entries(module.followers ?? {}))
    followers.set(type, [...(followers.get(type) ?? []), follow]);
}

export function archiveOf(type: string): Archive | null {
  return archives.get(type) ?? null;
}

/** All that needs this record, from every module. */
export async function neededBy(context: Context, type: GuardedType, id: string): Promise<FactInput[]> {
  const found: FactInput[] = [];
  for (const veto of vetoes.get(type) ?? []) found.push(...(await veto(context, id)));
  return found.filter(({ value }) => value !== 0);
}

/** Lets later modules follow a change. */
export async function follow(
  context: Context,
  type: GuardedType,
  id: string,
  changedFields: readonly string[],
): Promise<void> {
  for (const one of followers.get(type) ?? []) await one(context, id, changedFields);
}
