import { can } from '@scheldemond/domain/access/ability';
import {
  foundPlaceAnswer,
  foundPlaceFields,
  type FoundPlaceState,
} from '@scheldemond/domain/records/found-place';
import { sitesByIds } from '../companies/service.ts';
import type { Context } from '../context.ts';
import { Refusal } from '../errors.ts';
import { once, type Outcome } from '../once.ts';
import { noteChange, recordFor, requireValid, stale } from '../records.ts';
import { nextVersion } from '../versions.ts';
import { needKind } from './records.ts';
import { needStore, type FoundPlace, type Need } from './store.ts';

/** Whether the viewer may say that they found a place: as long as none is certain. */
export function viewerCanSuggest({ ability }: Context, need: Need): boolean {
  return !need.archivedAt && need.state !== 'PLACED' && can(ability, 'suggest', 'Need', need);
}

/**
 * A student says where they could go. Nothing is proposed and no company is made: the school looks at it first.
 * Said again, it stands in the place of what was said before.
 */
export function suggestPlace(
  context: Context,
  input: { key: string; needId: string; siteId?: string | null } & Record<string, unknown>,
): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'suggestPlace', input }, async () => {
    const need = await recordFor(context, needKind, 'suggest', input.needId);
    if (!viewerCanSuggest(context, need)) throw new Refusal(need.archivedAt ? 'ARCHIVED' : 'NOT_ALLOWED');
    const fields = Object.keys(foundPlaceFields.shape);
    const values = requireValid(
      foundPlaceFields,
      Object.fromEntries(fields.map((name) => [name, input[name] ?? null])),
    );
    const [site] = input.siteId ? await sitesByIds([input.siteId]) : [];
    const known = site && can(context.ability, 'read', 'Site', site) ? site.id : null;
    const sentAt = context.clock.now();
    return write(context, need, { ...values, siteId: known, state: 'WAITING', sentAt, answer: null });
  });
}

/** The school says no to a place that the student found, and why. */
export function refuseFoundPlace(
  context: Context,
  input: { key: string; needId: string; answer: string },
): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'refuseFoundPlace', input }, async () => {
    const need = await recordFor(context, needKind, 'propose', input.needId);
    const { answer } = requireValid(foundPlaceAnswer, { answer: input.answer });
    return answerWith(context, need, 'REFUSED', answer);
  });
}

/** The found place was proposed, in the transaction of the proposal. */
export async function markFoundPlaceProposed(context: Context, need: Need): Promise<void> {
  await answerWith(context, need, 'PROPOSED', null);
}

function answerWith(context: Context, need: Need, state: FoundPlaceState, answer: string | null) {
  const { foundPlace } = need;
  // Somebody else has answered meanwhile.
  if (foundPlace?.state !== 'WAITING') throw stale('Need', need.id);
  return write(context, need, { ...foundPlace, state, answer });
}

async function write(context: Context, need: Need, foundPlace: FoundPlace): Promise<Outcome> {
  const stored = await needStore.update(need, nextVersion(need, { foundPlace }));
  if (!stored) throw stale('Need', need.id);
  await noteChange(context, 'Need', stored, 'EDIT', ['foundPlace']);
  return { kind: 'changed', id: stored.id };
}
