import { wishedRank } from '@scheldemond/domain/fit/terms';
import type { PlanFigures, PlanInput, PlanNeed, PlanRow } from './solver.ts';

/** What a plan comes to, from its rows. */
export function figuresOf(
  input: PlanInput,
  rows: readonly PlanRow[],
  needs: ReadonlyMap<string, PlanNeed>,
): PlanFigures {
  const slots = new Map(input.slots.map((slot) => [slot.fit.id, slot.fit]));
  const placed = rows.flatMap((row) =>
    row.slotId ? [{ row, need: needs.get(row.needId)!, slot: slots.get(row.slotId)! }] : [],
  );
  const minutes = placed
    .flatMap(({ row }) => (row.minutes === null ? [] : [row.minutes]))
    .sort((a, b) => a - b);
  const wishing = (need: PlanNeed) => (need.fit.wishes?.choices.length ?? 0) > 0;
  return {
    students: rows.filter(({ outcome }) => outcome !== 'LEFT_OUT').length,
    placed: placed.length,
    fixed: rows.filter(({ outcome }) => outcome === 'FIXED').length,
    wishing: input.needs.filter(wishing).length,
    firstChoices: placed.filter(
      ({ need, slot }) => need.fit.wishes && wishedRank(need.fit.wishes, slot) === 1,
    ).length,
    minutesMedian: minutes.length === 0 ? null : minutes[Math.floor((minutes.length - 1) / 2)]!,
    minutesTotal: minutes.reduce((sum, one) => sum + one, 0),
    crossBorder: placed.filter(({ need, slot }) => need.schoolCountry !== slot.country).length,
    moved: movedOf(input, rows),
    schools: schoolsOf(rows, needs),
  };
}

function movedOf({ before }: PlanInput, rows: readonly PlanRow[]): number | null {
  if (!before) return null;
  const now = new Map(rows.map(({ needId, slotId }) => [needId, slotId]));
  return before.filter(({ needId, slotId }) => now.has(needId) && now.get(needId) !== slotId).length;
}

function schoolsOf(rows: readonly PlanRow[], needs: ReadonlyMap<string, PlanNeed>): PlanFigures['schools'] {
  const counts = new Map<string, { students: number; placed: number }>();
  for (const { needId, outcome, slotId } of rows) {
    if (outcome === 'LEFT_OUT') continue;
    const { schoolId } = needs.get(needId)!;
    const { students, placed } = counts.get(schoolId) ?? { students: 0, placed: 0 };
    counts.set(schoolId, { students: students + 1, placed: placed + Number(slotId !== null) });
  }
  return [...counts]
    .map(([schoolId, count]) => ({ schoolId, ...count }))
    .sort((a, b) => (a.schoolId < b.schoolId ? -1 : 1));
}
