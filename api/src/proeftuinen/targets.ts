import { isEntered, targetFields, targetProblems } from '@scheldemond/domain/records/proeftuin';
import { groupedBy } from '../by-id.ts';
import type { Context } from '../context.ts';
import { Refusal } from '../errors.ts';
import { once, type Outcome } from '../once.ts';
import {
  changeRecord,
  createRecord,
  holdRecord,
  recordFor,
  requireSound,
  type RecordKind,
} from '../records.ts';
import type { Follow } from '../registries.ts';
import { withPartners } from './inside.ts';
import { announceInside, proeftuinKind } from './kind.ts';
import { proeftuinFor } from './permitted.ts';
import {
  findTargets,
  proeftuinenByIds,
  targetsByIds,
  targetStore,
  type Proeftuin,
  type Target,
  type TargetDocument,
} from './store.ts';

export const targetKind: RecordKind<TargetDocument> = {
  type: 'Target',
  store: targetStore,
  check: (_, target) => requireSound(targetProblems(target)),
  // What is counted is not entered.
  derive: ({ metric, enteredValue }) => ({ enteredValue: isEntered(metric) ? enteredValue : null }),
  requireParents: async (_, { proeftuinId }) => {
    const [proeftuin] = await proeftuinenByIds([proeftuinId]);
    if (!proeftuin || proeftuin.archivedAt) throw new Refusal('ARCHIVED');
  },
};

export function loadTarget(context: Context, id: string): Promise<Target | null> {
  return context.load('Target.byId', withPartners(targetsByIds)).load(id);
}

/** Targets with the access keys of their proeftuin, nearest first. */
export async function targetsOf(
  context: Context,
  proeftuin: Proeftuin,
  archived: boolean,
): Promise<Target[]> {
  const found = await context
    .load(`Target.byProeftuin ${archived}`, async (ids: readonly string[]) =>
      groupedBy(ids, await findTargets(ids, archived), (target) => target.proeftuinId),
    )
    .load(proeftuin.id);
  const { partnerOrganisationIds } = proeftuin;
  return (found ?? []).map((target) => ({ ...target, partnerOrganisationIds }));
}

/** Sets a target for a proeftuin. */
export function createTarget(
  context: Context,
  input: { key: string; proeftuinId: string } & Record<string, unknown>,
): Promise<Outcome> {
  const request = { key: input.key, operation: 'createTarget', input };
  return createRecord(context, targetKind, request, {
    fields: targetFields,
    given: input,
    hang: async () => ({ proeftuinId: (await holdRecord(context, proeftuinKind, input.proeftuinId)).id }),
  });
}

/** Edits a target of a proeftuin that stands. */
export function editTarget(
  context: Context,
  input: { key: string; id: string; version: number } & Record<string, unknown>,
): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'editTarget', input }, async () => {
    const current = await recordFor(context, targetKind, 'edit', input.id);
    await proeftuinFor(context, 'edit', current.proeftuinId);
    const { version } = input;
    await changeRecord(context, targetKind, current, { version, fields: targetFields, given: input });
    return { kind: 'changed', id: current.id };
  });
}

/** Who looks at a proeftuin sees its targets as they are now. */
export const followTarget: Follow = async (_, id) => {
  const [target] = await targetsByIds([id]);
  const [around] = await proeftuinenByIds([target?.proeftuinId ?? '']);
  if (around) announceInside(around, 'targets');
};
