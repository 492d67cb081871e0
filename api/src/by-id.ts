import { can } from '@scheldemond/domain/access/ability';
import type { GuardedType } from '@scheldemond/domain/access/fields';
import type { Model, Plain, Stored } from './database.ts';
import type { LoadNode } from './node.ts';
import { findTogether } from './reads.ts';

/** Documents in the order of the ids, null where there is nothing: what a DataLoader asks. */
export function byIds<D extends Stored>(
  model: Model<D>,
): (ids: readonly string[]) => Promise<(Plain<D> | null)[]> {
  return async (ids) => {
    const found = await findTogether(model, { _id: { $in: [...ids] } });
    const known = new Map(found.map((item) => [item.id, item]));
    return ids.map((id) => known.get(id) ?? null);
  };
}

/** Lists in the order of the ids they belong to: what a DataLoader of a has-many asks. */
export function groupedBy<T>(ids: readonly string[], found: readonly T[], idOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of found) groups.set(idOf(item), [...(groups.get(idOf(item)) ?? []), item]);
  return ids.map((id) => groups.get(id) ?? []);
}

/** Loads for `node`: an object that the viewer may not read does not exist. */
export function readableNode<T extends object>(
  type: GuardedType,
  load: (ids: readonly string[]) => Promise<(T | null)[]>,
): LoadNode {
  return async (context, id) => {
    const found = await context.load(`${type}.byId`, load).load(id);
    return found && can(context.ability, 'read', type, found) ? found : null;
  };
}
