import {
  isWeight,
  MOST_WEIGHT,
  unreadOutweighs,
  weightsOf,
  type MatchingTerm,
  type MatchingWeights,
} from '@scheldemond/domain/fit/weights';
import { askedField, partnersField, proeftuinFields } from '@scheldemond/domain/records/proeftuin';
import { z } from 'zod';
import { addProeftuin } from '../accounts/service.ts';
import type { Context } from '../context.ts';
import { Refusal } from '../errors.ts';
import { once, type Outcome } from '../once.ts';
import { archiveBy, changeRecord, insertRecord, recordFor } from '../records.ts';
import type { RecordRegistries } from '../registries.ts';
import { removeEntry } from './journal/service.ts';
import { proeftuinKind } from './kind.ts';
import { requireAsked, requirePartners } from './partners.ts';
import type { Proeftuin } from './store.ts';
import { followTarget, targetKind } from './targets.ts';

/** What the maker's organisation does in it. */
const PART = 'coördinatie';

/** Makes a proeftuin: its maker coordinates it from then on, and their organisation takes part. */
export function createProeftuin(
  context: Context,
  input: { key: string } & Record<string, unknown>,
): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'createProeftuin', input }, async () => {
    const { viewer } = context;
    if (viewer.kind !== 'person') throw new Refusal('NOT_ALLOWED');
    const { organisationId, membershipId } = viewer;
    const { id } = await insertRecord(context, proeftuinKind, {
      fields: proeftuinFields,
      given: input,
      hang: () =>
        Promise.resolve({
          phases: [],
          partners: [{ organisationId, part: PART }],
          partnerOrganisationIds: [organisationId],
          askedProgrammeIds: [],
          matchingWeights: null,
        }),
    });
    await addProeftuin(membershipId, id);
    return { kind: 'changed', id };
  });
}

const editable = proeftuinFields.extend({
  matchingWeights: z.record(z.string(), z.number()),
  partners: partnersField,
  askedProgrammeIds: askedField,
});

/** Edits a proeftuin's own words, its phase, who takes part and what counts in its matching. */
export function editProeftuin(
  context: Context,
  input: {
    key: string;
    id: string;
    version: number;
    matchingWeights?: readonly { term: MatchingTerm; weight: number }[] | null;
    partners?: Proeftuin['partners'] | null;
    askedProgrammeIds?: readonly string[] | null;
  } & Record<string, unknown>,
): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'editProeftuin', input }, async () => {
    const current = await recordFor(context, proeftuinKind, 'edit', input.id);
    const matchingWeights = requireWeights(current, input.matchingWeights);
    const partners = await requirePartners(context, current, input.partners);
    const asked = await requireAsked(current, partners ?? current.partners, input.askedProgrammeIds);
    const given = { ...input, matchingWeights, partners, askedProgrammeIds: asked };
    await changeRecord(context, proeftuinKind, current, { version: input.version, fields: editable, given });
    return { kind: 'changed', id: current.id };
  });
}

/** What counts after the change, all of it; undefined where nothing is changed. */
function requireWeights(
  { matchingWeights }: Proeftuin,
  given: readonly { term: MatchingTerm; weight: number }[] | null | undefined,
): MatchingWeights | undefined {
  if (!given) return undefined;
  const wrong = given.find(({ weight }) => !isWeight(weight));
  if (wrong) throw new Refusal('INVALID', [{ name: 'matchingWeights', value: MOST_WEIGHT }]);
  const weights = weightsOf({
    ...matchingWeights,
    ...Object.fromEntries(given.map(({ term, weight }) => [term, weight])),
  });
  if (unreadOutweighs(weights)) throw new Refusal('INVALID', [{ name: 'matchingWeights', value: 'unread' }]);
  return weights;
}

export const records: RecordRegistries = {
  archives: {
    Proeftuin: archiveBy(proeftuinKind),
    Target: archiveBy(targetKind),
    JournalEntry: removeEntry,
  },
  followers: { Target: followTarget },
};
