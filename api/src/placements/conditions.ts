import {
  recognitionOn,
  START_CONDITIONS,
  type StartConditionKind,
} from '@scheldemond/domain/placement/start-conditions';
import { recognitionsOf } from '../companies/service.ts';
import type { Context } from '../context.ts';
import type { FactInput } from '../errors.ts';
import { move } from './move.ts';
import type { Placement } from './store.ts';

/** A condition that must hold before a placement may start, and what explains it. */
export interface StartCondition {
  kind: StartConditionKind;
  met: boolean;
  facts: FactInput[];
}
/** Judges many placements at once, in their order; null for one that is not asked it. */
export type CheckCondition = (
  placements: readonly Placement[],
) => Promise<({ met: boolean; facts: FactInput[] } | null)[]>;

const checks = new Map<StartConditionKind, CheckCondition>();

/** Adds what a placement needs before it may start; later modules bring their own. */
export function registerStartCondition(kind: StartConditionKind, check: CheckCondition): void {
  checks.set(kind, check);
}

/** The start conditions of placements, in their order. */
export async function startConditionsOf(placements: readonly Placement[]): Promise<StartCondition[][]> {
  const all: StartCondition[][] = placements.map(() => []);
  for (const kind of START_CONDITIONS) {
    const found = await checks.get(kind)?.(placements);
    found?.forEach((one, at) => one && all[at]?.push({ kind, ...one }));
  }
  return all;
}

/** The company's recognition for the qualification, in force on the first day. */
export const recognitionValid: CheckCondition = async (placements) => {
  const asked = placements.filter(({ recognitionScheme }) => recognitionScheme !== 'NONE');
  const siteIds = [...new Set(asked.map(({ siteId }) => siteId))];
  const recognitions = siteIds.length > 0 ? await recognitionsOf(siteIds) : [];
  return placements.map(({ siteId, qualificationId, recognitionScheme, startsOn }) => {
    const verdict = recognitionOn(recognitions, {
      siteId,
      qualificationId,
      scheme: recognitionScheme,
      on: startsOn,
    });
    const facts: FactInput[] = [
      { name: 'scheme', value: recognitionScheme },
      { name: 'why', value: verdict.valid ? null : verdict.why },
      { name: 'number', value: verdict.recognition?.number ?? null },
      { name: 'validTo', value: verdict.recognition?.validTo ?? null },
    ];
    return { met: verdict.valid, facts };
  });
};

/**
 * Makes an accepted placement ready when all its conditions are met, and takes that back when one fell away.
 * The platform's own step, inside the transaction of what changed the conditions.
 */
export async function settleReadiness(context: Context, placement: Placement): Promise<Placement> {
  if (placement.state !== 'ACCEPTED' && placement.state !== 'READY') return placement;
  const [conditions = []] = await startConditionsOf([placement]);
  const missing = conditions.filter(({ met }) => !met);
  if (placement.state === 'ACCEPTED' && missing.length === 0)
    return move(context, placement, { command: 'MARK_READY', actor: 'SYSTEM', to: 'READY' });
  if (placement.state === 'READY' && missing.length > 0) {
    const facts = missing.map(({ kind }) => ({ name: 'condition', value: kind }));
    return move(context, placement, { command: 'UNREADY', actor: 'SYSTEM', to: 'ACCEPTED', facts });
  }
  return placement;
}
