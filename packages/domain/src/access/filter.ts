import type { Action, AppAbility } from './ability.ts';
import type { GuardedType } from './fields.ts';
import { CARRIED_KEYS } from './keys.ts';

/** A MongoDB filter that no document matches. */
export const NOTHING: Record<string, unknown> = { _id: { $in: [] } };

/**
 * The MongoDB filter for the documents of a type on which the action is granted.
 *
 * Filtering, searching and sorting by a field count as reading it: name those fields, and only documents on
 * which the viewer may read all of them remain.
 *
 * @returns a filter on access keys; `{}` when everything is granted, `NOTHING` when nothing is
 */
export function mongoFilter(
  ability: AppAbility,
  action: Action,
  type: GuardedType,
  fields: readonly string[] = [],
): Record<string, unknown> {
  const rules = ability
    .rulesFor(action, type)
    .filter(({ conditions }) => !CARRIED_KEYS.some((key) => conditions && key in conditions));
  const wanted = fields.length > 0 ? fields : [undefined];
  const parts: Record<string, unknown>[] = [];
  const seen = new Set<string>();
  for (const field of wanted) {
    const matching = rules.filter(
      (rule) => field === undefined || !rule.fields || rule.fields.includes(field),
    );
    if (matching.length === 0) return NOTHING;
    if (matching.some((rule) => !rule.conditions)) continue;
    const branches = distinct(matching.map((rule) => toMongo(rule.conditions as Record<string, unknown>)));
    const part = branches.length === 1 ? branches[0]! : { $or: branches };
    const print = JSON.stringify(part);
    if (!seen.has(print)) parts.push(part);
    seen.add(print);
  }
  if (parts.length === 0) return {};
  return parts.length === 1 ? parts[0]! : { $and: parts };
}

function distinct(branches: Record<string, unknown>[]): Record<string, unknown>[] {
  return [...new Map(branches.map((branch) => [JSON.stringify(branch), branch])).values()];
}

function toMongo(conditions: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(conditions).map(([key, value]) => [key === 'id' ? '_id' : key, value]),
  );
}
