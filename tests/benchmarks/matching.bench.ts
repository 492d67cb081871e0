/**
 * The matching engine beside munkres, HiGHS and LEMON, in CPU seconds. What takes minutes is left out: munkres runs at
 * 2,000 and, clustered, at 10,000 students; HiGHS at 2,000; at 50,000 only ours and LEMON.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bottlenecks } from '@scheldemond/matching/bottlenecks';
import { compile } from '@scheldemond/matching/compile';
import { explain } from '@scheldemond/matching/explain';
import { marginals } from '@scheldemond/matching/marginals';
import type { Market } from '@scheldemond/matching/market';
import { NOWHERE } from '@scheldemond/matching/plan';
import { solve } from '@scheldemond/matching/solve';
import { verify } from '@scheldemond/matching/verify';
import { whatIf } from '@scheldemond/matching/what-if';
import {
  FAMILIES,
  makeRegion,
  marketInput,
  score,
  withNestedLimits,
  type Family,
  type Region,
} from './matching-families.ts';
import { buildLemon } from './matching-lemon.ts';
import type { Outcome } from './matching-solver.ts';

const SIZES = [
  [2000, 1500],
  [10_000, 8000],
  [50_000, 40_000],
] as const;
const SOLVER = fileURLToPath(new URL('matching-solver.ts', import.meta.url));

function cpu<T>(work: () => T): { seconds: number; made: T } {
  const before = process.cpuUsage();
  const made = work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, made };
}

function runSolver(solver: string, family: Family, students: number, slots: number): Outcome {
  const args = ['--expose-gc', '--max-old-space-size=6000', '--import', 'tsx', '--conditions', 'source'];
  const words = [solver, family, String(students), String(slots)];
  return JSON.parse(execFileSync(process.execPath, [...args, SOLVER, ...words]).toString()) as Outcome;
}

function solversFor(family: Family, students: number): string[] {
  if (students <= 2000) return ['ours', 'munkres', 'highs'];
  return students <= 10_000 && family === 'clustered' ? ['ours', 'munkres'] : ['ours'];
}

const seconds = (value: number | null): string => (value === null ? '' : value.toFixed(3));
const times = (value: number): string => `${value >= 10 ? value.toFixed(0) : value.toFixed(2)}x`;

function compareSolvers(): void {
  const lemon = buildLemon();
  if (typeof lemon === 'string') console.log(`LEMON is skipped: ${lemon}.`);
  const table: Record<string, string | number>[] = [];
  for (const [students, slots] of SIZES)
    for (const family of FAMILIES) {
      const outcomes = solversFor(family, students).map(
        (solver) => [solver, runSolver(solver, family, students, slots)] as const,
      );
      const ours = outcomes[0]![1];
      const agree = (other: { placed: number; score: number }) => {
        if (other.placed !== ours.placed || other.score !== ours.score)
          throw new Error(`Not the same plan: ${JSON.stringify([ours, other])}`);
      };
      for (const [solver, outcome] of outcomes) {
        agree(outcome);
        table.push({
          region: `${family} ${students} x ${slots}`,
          solver,
          'unplaced %': ((100 * (students - outcome.placed)) / students).toFixed(1),
          cold: seconds(outcome.cold),
          warm: seconds(outcome.warm),
          'cold / ours': times(outcome.cold / ours.cold),
          'warm / ours': times((outcome.warm ?? outcome.cold) / ours.warm!),
          MB: Math.round(outcome.megabytes),
          'scans / pair': outcome.scansPerPair?.toFixed(2) ?? '',
        });
      }
      if (typeof lemon === 'string') continue;
      const market = compile(marketInput(makeRegion(family, students, slots)));
      const native = lemon.run(market as unknown as Market);
      agree(native);
      table.push({
        region: `${family} ${students} x ${slots}`,
        solver: 'LEMON (C++)',
        warm: seconds(native.seconds),
        'warm / ours': times(native.seconds / ours.warm!),
      });
    }
  if (typeof lemon !== 'string') lemon.remove();
  console.table(table);
}

/** Looks at every pair, as one would write it first; the number of feasible ones. */
function naiveCandidates({ students, slots }: Region): number {
  let pairs = 0;
  let points = 0;
  for (const student of students)
    for (const slot of slots) {
      if (!slot.qualifications.includes(student.qualification)) continue;
      if (Math.hypot(student.at!.x - slot.at!.x, student.at!.y - slot.at!.y) > student.reach!) continue;
      if (student.level < slot.level) continue;
      pairs++;
      points += score(student, slot);
    }
  return points < 0 ? 0 : pairs;
}

function compareCandidates(students: number, slots: number): void {
  const table = FAMILIES.map((family) => {
    const region = makeRegion(family, students, slots);
    compile(marketInput(region));
    const own = cpu(() => compile(marketInput(region)));
    const naive = cpu(() => naiveCandidates(region));
    const pairs = own.made.rows.slot.length;
    if (pairs !== naive.made) throw new Error(`Not the same pairs: ${pairs} and ${naive.made}`);
    return {
      region: `${family} ${students} x ${slots}`,
      'looked at / feasible': (own.made.examined / pairs).toFixed(2),
      'naive looks at': ((students * slots) / pairs).toFixed(0),
      'fewer by': times((students * slots) / own.made.examined),
      'compile s (with sorting)': seconds(own.seconds),
      'naive s': seconds(naive.seconds),
    };
  });
  console.table(table);
}

function measureAnswers(students: number, slots: number): void {
  const table = FAMILIES.flatMap((family) =>
    [false, true].map((nested) => {
      const region = makeRegion(family, students, slots);
      const market = compile(marketInput(nested ? withNestedLimits(region) : region));
      const plan = cpu(() => solve(market));
      const proof = cpu(() => verify(market, plan.made));
      if (proof.made.gap !== 0 || proof.made.violations.length > 0) throw new Error('The proof fails');
      const lacking = cpu(() => bottlenecks(market, plan.made));
      const values = cpu(() => marginals(market, plan.made));
      const unplaced = market.students.filter((_, i) => plan.made.slot[i] === NOWHERE);
      const reasons = cpu(() => unplaced.map(({ id }) => explain(market, plan.made, id)));
      const places = Object.fromEntries(market.slots.slice(0, 4).map(({ id }) => [id, 0]));
      const repair = cpu(() => whatIf(market, plan.made, { places: { slots: places } }));
      return {
        region: `${family} ${students} x ${slots}${nested ? ' nested' : ''}`,
        'solve s': seconds(plan.seconds),
        'verify s': seconds(proof.seconds),
        'where a place places one more s': seconds(lacking.seconds),
        'value of every place s': seconds(values.seconds),
        unplaced: unplaced.length,
        'reasons of all these s': seconds(reasons.seconds),
        'four slots fall away s': seconds(repair.seconds),
        moved: repair.made.moved.length,
      };
    }),
  );
  console.table(table);
}

console.log('Candidates');
compareCandidates(10_000, 8000);
console.log('Explanations');
measureAnswers(10_000, 8000);
console.log('Solvers, CPU seconds');
compareSolvers();
