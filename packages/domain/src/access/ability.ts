import { createMongoAbility, type MongoAbility } from '@casl/ability';
import { FIELDS, type GuardedType } from './fields.ts';
import { grantsFor } from './grants.ts';
import type { PersonViewer, Viewer } from './viewer.ts';

/**
 * What can be done to an object. `propose`: for a Need. `answer`: accept, decline, counter, hand over.
 * `agree`: the student says yes or rather not.
 * `suggest`: a student says which place they found.
 * `manage`: withdraw, undo, edit, answer a counter-proposal. `record`: enter a signed agreement.
 * `archive`: also to bring back.
 * `order`: say which of its candidates a company would rather have, for a Slot.
 * `import`: write it from a list; `claimed` is then said of a site or slot too, as of its company.
 */
export type Action =
  | 'read'
  | 'create'
  | 'edit'
  | 'archive'
  | 'propose'
  | 'answer'
  | 'agree'
  | 'suggest'
  | 'manage'
  | 'interrupt'
  | 'end'
  | 'complete'
  | 'record'
  | 'invite'
  | 'journal'
  | 'confirm'
  | 'order'
  | 'import'
  | '*';

export type AppAbility = MongoAbility<[Action, GuardedType | '*']>;

/** An object that carries the access keys of its type. */
export type Guarded = object;

/** Of so many viewers the rights are kept: those who ask the most ask again within a minute. */
const KEPT = 500;
const abilities = new Map<string, AppAbility>();

/** The rights of a viewer, from the grants of their role; the same for equal viewers, whatever their session. */
export function abilityFor(viewer: Viewer): AppAbility {
  const { sessionId: _, ...rest } = viewer as PersonViewer;
  const key = JSON.stringify(rest);
  const kept = abilities.get(key);
  // Put back at the end, so that the first one is the longest unused.
  if (kept) abilities.delete(key);
  const ability = kept ?? newAbility(viewer);
  abilities.set(key, ability);
  if (abilities.size > KEPT) abilities.delete(abilities.keys().next().value!);
  return ability;
}

function newAbility(viewer: Viewer): AppAbility {
  return createMongoAbility<AppAbility>(
    grantsFor(viewer).map((grant) => ({
      action: [...grant.actions],
      subject: grant.type,
      ...(grant.fields ? { fields: [...grant.fields] } : {}),
      ...(grant.when ? { conditions: grant.when } : {}),
    })),
    { anyAction: '*', anySubjectType: '*' },
  );
}

/**
 * Whether the action is granted on this object, and on the field when one is named.
 *
 * @param object - plain object with the access keys of its type
 */
export function can(
  ability: AppAbility,
  action: Action,
  type: GuardedType,
  object: Guarded,
  field?: string,
): boolean {
  if (field !== undefined && action === 'read') return readableFields(ability, type, object).has(field);
  return ability.rulesFor(action, type).some((rule) => rule.matchesConditions(object as never));
}

const ALL = new Map<GuardedType, ReadonlySet<string>>(
  Object.entries(FIELDS).map(([type, fields]) => [type as GuardedType, new Set(fields)]),
);
const known = new WeakMap<AppAbility, Map<GuardedType, WeakMap<object, ReadonlySet<string>>>>();

/**
 * The fields of this object that the viewer may read; empty when the object does not exist for them.
 * Remembered per ability and object, since a list asks it once a field.
 */
export function readableFields(ability: AppAbility, type: GuardedType, object: Guarded): ReadonlySet<string> {
  let types = known.get(ability);
  if (!types) known.set(ability, (types = new Map()));
  let objects = types.get(type);
  if (!objects) types.set(type, (objects = new WeakMap()));
  let fields = objects.get(object);
  if (!fields) objects.set(object, (fields = findFields(ability, type, object)));
  return fields;
}

function findFields(ability: AppAbility, type: GuardedType, object: Guarded): ReadonlySet<string> {
  const found = new Set<string>();
  for (const rule of ability.rulesFor('read', type)) {
    if (!rule.matchesConditions(object as never)) continue;
    if (!rule.fields) return ALL.get(type)!;
    for (const field of rule.fields) found.add(field);
  }
  return found;
}
