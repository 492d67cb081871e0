import { ACCESS_KEYS } from '@scheldemond/domain/access/keys';
import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import { withId, type PipelineStage } from './database.ts';

/** The fields that a request asks of an object, each with what it asks below; `@include` and `@skip` count as asked. */
export type Selection = ReadonlyMap<string, Selection>;
type Growing = Map<string, Growing>;

const known = new WeakMap<FieldNode, Selection>();

/** What is asked below the resolved field, such as `nodes` of a page; empty when nothing is. */
export function selectionOf(info: GraphQLResolveInfo, ...path: string[]): Selection {
  const [first] = info.fieldNodes;
  let selection = first && info.fieldNodes.length === 1 ? known.get(first) : undefined;
  if (!selection) {
    const growing: Growing = new Map();
    for (const { selectionSet } of info.fieldNodes) collect(selectionSet, info.fragments, growing);
    selection = growing;
    if (first && info.fieldNodes.length === 1) known.set(first, selection);
  }
  for (const field of path) selection = selection.get(field) ?? new Map();
  return selection;
}

function collect(
  set: SelectionSetNode | undefined,
  fragments: GraphQLResolveInfo['fragments'],
  into: Growing,
): void {
  for (const one of set?.selections ?? []) {
    if (one.kind === 'Field') {
      const name = one.name.value;
      const below = into.get(name) ?? new Map<string, Growing>();
      into.set(name, below);
      collect(one.selectionSet, fragments, below);
    } else {
      const inner = one.kind === 'InlineFragment' ? one : fragments[one.name.value];
      collect(inner?.selectionSet, fragments, into);
    }
  }
}

/** What either of two selections asks; null asks nothing. */
export function together(one: Selection | null, other: Selection | null): Selection {
  const both = new Map(one);
  for (const [field, below] of other ?? []) {
    const before = both.get(field);
    both.set(field, before ? together(before, below) : below);
  }
  return both;
}

/** Which stored fields answer a field of a type. What is not named needs the whole document. */
export type Answered = Readonly<Record<string, readonly string[]>>;

/** Stored fields that are answered under their own name. */
export function asStored(...names: string[]): Answered {
  return Object.fromEntries(names.map((name) => [name, [name]]));
}

/**
 * The stage that keeps of a document what answers the selection, and what access to it is decided by; null where that
 * is the whole document.
 *
 * @param more - further stored fields, as a `$project` takes them
 */
export function projected(
  selection: Selection | null,
  answered: Answered,
  more: Record<string, unknown> = {},
): { $project: Record<string, unknown> } | null {
  if (!selection) return null;
  const kept: Record<string, unknown> = { _id: 0 };
  for (const key of ACCESS_KEYS) kept[key] = 1;
  for (const field of selection.keys()) {
    const stored = field === '__typename' || field === 'id' ? [] : answered[field];
    if (!stored) return null;
    for (const name of stored) kept[name] = 1;
  }
  return { $project: { ...kept, ...more, id: '$_id' } };
}

/**
 * The stages that join one document of a collection as `as`, in its short form; nothing when it is gone.
 *
 * @param short - `answered`: its plain fields; `hidden`: stored fields that the short form leaves out
 * @param selection - what is asked of it; null: all of the short form
 * @param joins - further joins inside it
 */
export function joinOne(
  [from, localField, as]: readonly [from: string, localField: string, as: string],
  short: { answered: Answered; hidden: readonly string[] },
  selection: Selection | null,
  joins: readonly PipelineStage[] = [],
): PipelineStage[] {
  const part = projected(selection, short.answered);
  const whole = short.hidden.length > 0 ? [withId, { $unset: [...short.hidden] }] : [withId];
  const pipeline = [...(part ? [part] : whole), ...joins] as never;
  return [
    { $lookup: { from, localField, foreignField: '_id', as, pipeline } },
    { $unwind: { path: `$${as}`, preserveNullAndEmptyArrays: true } },
  ];
}
