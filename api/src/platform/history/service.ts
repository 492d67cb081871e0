import { defineModel, newId, type Plain } from '../../database.ts';
import type { FactInput } from '../../errors.ts';
import { findTogether } from '../../reads.ts';

interface StepDocument {
  _id: string;
  subjectType: string;
  subjectId: string;
  command: string | null;
  state: string;
  actorKind: string;
  actorPersonId: string | null;
  reason: { code: string; words: string | null } | null;
  facts: FactInput[];
  at: Date;
}

/** One step in the life of a thing; holds ids, never names. */
export type Step = Plain<StepDocument>;

const steps = defineModel<StepDocument>(
  'HistoryStep',
  'historySteps',
  {
    subjectType: String,
    subjectId: String,
    command: String,
    state: String,
    actorKind: String,
    actorPersonId: String,
    reason: {},
    facts: [{}],
    at: Date,
  },
  [{ key: { subjectId: 1, _id: 1 } }, { key: { actorPersonId: 1 } }],
);

/** Writes a step, in the transaction around it. The id orders steps of the same instant. */
export async function recordStep(step: {
  subjectType: string;
  subjectId: string;
  command: string | null;
  state: string;
  actorKind: string;
  actorPersonId: string | null;
  reason?: { code: string; words?: string | null } | null;
  facts?: FactInput[];
  at: Date;
}): Promise<string> {
  const _id = newId();
  const reason = step.reason ? { code: step.reason.code, words: step.reason.words ?? null } : null;
  await steps.create([{ ...step, _id, reason, facts: step.facts ?? [] }]);
  return _id;
}

/** Writes many steps at once, for imports. */
export async function recordSteps(all: Omit<Step, 'id'>[]): Promise<void> {
  if (all.length > 0) await steps.insertMany(all.map((step) => ({ _id: newId(), ...step })));
}

/** Takes back the last step, for undo within its window. */
export async function forgetStep(stepId: string): Promise<void> {
  await steps.deleteOne({ _id: stepId });
}

/** Steps by subject, oldest first; a subject without steps is missing. */
export async function historyOf(subjectIds: readonly string[]): Promise<Map<string, Step[]>> {
  const found = await findTogether(steps, { subjectId: { $in: [...subjectIds] } });
  found.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
  const bySubject = new Map<string, Step[]>();
  for (const step of found) {
    const list = bySubject.get(step.subjectId) ?? [];
    list.push(step);
    bySubject.set(step.subjectId, list);
  }
  return bySubject;
}
