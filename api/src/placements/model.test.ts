import {
  transition,
  type PlacementActor,
  type PlacementCommand,
} from '@scheldemond/domain/placement/lifecycle';
import { HOLDS_PLACE, OPEN_STATES, type PlacementState } from '@scheldemond/domain/placement/states';
import type { PersonViewer } from '@scheldemond/domain/access/viewer';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { historyOf } from '../platform/history/service.ts';
import { slotsByIds } from '../slots/service.ts';
import { needsByIds, studentsByIds } from '../students/service.ts';
import { startTestApi, type TestApi } from '../test/api.ts';
import { send, stored, weekOfLine } from '../test/placing.ts';
import { makeRegion, makeStudent, makeWorkplace, NOW, type Region, type Workplace } from '../test/region.ts';
import { placementsByIds } from './store.ts';
import { rebuildSummaries } from './summaries.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const SCHOOL_STEPS = ['WITHDRAW', 'ACCEPT_COUNTER', 'REFUSE_COUNTER'] as const;
const STEPS = [
  ...SCHOOL_STEPS,
  'ACCEPT',
  'COUNTER',
  'DECLINE',
  'INTERRUPT',
  'RESUME',
  'END_EARLY',
  'COMPLETE',
  'CLOSE',
] as const;
type Step = (typeof STEPS)[number];
const MUTATIONS: Record<Step, string> = {
  WITHDRAW: 'withdrawPlacement',
  ACCEPT_COUNTER: 'acceptCounterProposal',
  REFUSE_COUNTER: 'refuseCounterProposal',
  ACCEPT: 'acceptPlacement',
  COUNTER: 'counterPlacement',
  DECLINE: 'declinePlacement',
  INTERRUPT: 'interruptPlacement',
  RESUME: 'resumePlacement',
  END_EARLY: 'endPlacementEarly',
  COMPLETE: 'completePlacement',
  CLOSE: 'closePlacement',
};
const INPUTS: Partial<Record<Step, object>> = {
  WITHDRAW: { reason: { code: 'STUDENT_LEFT' } },
  DECLINE: { reason: { code: 'NO_CAPACITY' } },
  INTERRUPT: { reason: { code: 'ILLNESS' } },
  END_EARLY: { reason: { code: 'MISMATCH' } },
  COUNTER: { week: weekOfLine('ma bedrijf 8:00-16:30 (60 min pauze)', '2027-02-01', '2027-05-28') },
};
/** Written apart from `domain/access`: who has which steps at all. */
const MAY: Record<string, readonly PlacementCommand[]> = {
  TEACHER: [...SCHOOL_STEPS, 'INTERRUPT', 'RESUME', 'END_EARLY', 'COMPLETE', 'CLOSE'],
  COORDINATOR: SCHOOL_STEPS,
  MENTOR: ['ACCEPT', 'COUNTER', 'DECLINE', 'INTERRUPT', 'RESUME', 'END_EARLY'],
  PARTNER: [],
};
/** Days on which the clock ticks: today, the first day, the day after the last. */
const DAYS = ['2026-11-24T10:00:00Z', '2027-02-01T10:00:00Z', '2027-05-29T10:00:00Z'];

interface Known {
  id: string;
  need: number;
  slot: number;
  state: PlacementState;
  elsewhere: boolean;
  steps: string[];
}

/** The product as a few lists in memory: places by slot, placements by state. */
class Model {
  readonly places: readonly number[];
  readonly known: Known[] = [];
  day = 0;
  constructor(places: readonly number[]) {
    this.places = places;
  }
  taken(slot: number): number {
    return this.known.filter((one) => one.slot === slot && HOLDS_PLACE.has(one.state)).length;
  }
  fills(need: number): boolean {
    return this.known.some(
      (one) =>
        one.need === need && (HOLDS_PLACE.has(one.state) || ['COMPLETED', 'CLOSED'].includes(one.state)),
    );
  }
  open(need: number): Known[] {
    return this.known.filter((one) => one.need === need && OPEN_STATES.has(one.state));
  }
  go(one: Known, to: PlacementState, command: string): void {
    one.state = to;
    one.steps.push(command);
  }
  propose(need: number, slot: number): string | null {
    if (this.fills(need)) return 'STUDENT_PLACED';
    if (this.open(need).some((one) => one.slot === slot)) return 'ALREADY_PROPOSED';
    if (this.open(need).length >= 3) return 'TOO_MANY_PROPOSALS';
    if (this.day === 2) return 'INVALID';
    return this.taken(slot) >= (this.places[slot] ?? 0) ? 'FULL' : null;
  }
  step(one: Known, command: Step, actor: string, own: boolean): string | null {
    if (!own || !MAY[actor]?.includes(command)) return 'NOT_ALLOWED';
    const result = transition(one.state, command, actor as PlacementActor);
    if (!result.ok && result.why === 'NOT_BY_ACTOR') return 'NOT_ALLOWED';
    if (!result.ok) return one.elsewhere && actor === 'MENTOR' ? 'STUDENT_PLACED' : 'NOT_NOW';
    const takes = HOLDS_PLACE.has(result.to) && !HOLDS_PLACE.has(one.state);
    if (takes && this.taken(one.slot) >= (this.places[one.slot] ?? 0)) return 'FULL';
    // Dates that lie behind cannot be offered.
    if (command === 'COUNTER' && this.day === 2) return 'INVALID';
    this.go(one, result.to, command);
    if (takes)
      for (const other of this.open(one.need)) {
        this.go(other, 'WITHDRAWN', 'WITHDRAW');
        other.elsewhere = true;
      }
    return null;
  }
  tick(day: number): void {
    const later = day > this.day;
    this.day = Math.max(this.day, day);
    for (const one of this.known) {
      if (later && OPEN_STATES.has(one.state)) this.go(one, 'EXPIRED', 'EXPIRE');
      if (this.day > 0 && one.state === 'READY') this.go(one, 'ACTIVE', 'START');
      if (this.day > 1 && one.state === 'ACTIVE') this.go(one, 'COMPLETED', 'COMPLETE');
    }
  }
}

type Action =
  | { kind: 'propose'; need: number; slot: number }
  | { kind: 'step'; command: Step; actor: string; at: number }
  | { kind: 'sign'; at: number }
  | { kind: 'tick'; day: number };

const index = fc.nat({ max: 7 });
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('propose' as const), need: index, slot: index }) },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('step' as const),
      command: fc.constantFrom(...STEPS, 'ACCEPT' as const, 'ACCEPT' as const),
      actor: fc.constantFrom('TEACHER', 'COORDINATOR', 'MENTOR', 'MENTOR', 'PARTNER', 'STRANGER'),
      at: index,
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('sign' as const), at: index }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('tick' as const), day: fc.constantFrom(0, 1, 1, 2) }),
  },
);

interface World {
  region: Region;
  students: Awaited<ReturnType<typeof makeStudent>>[];
  works: Workplace[];
  model: Model;
}

async function makeWorld(): Promise<World> {
  await api.reset();
  api.setClock(NOW);
  const region = await makeRegion();
  const students = [await makeStudent(region), await makeStudent(region), await makeStudent(region)];
  const places = [1, 1, 2, 1];
  const works: Workplace[] = [];
  for (const count of places) works.push(await makeWorkplace(region, { slot: { places: count } }));
  return { region, students, works, model: new Model(places) };
}

function viewerOf(world: World, actor: string, one: Known): { viewer: PersonViewer; own: boolean } {
  const { region, works } = world;
  if (actor === 'MENTOR') return { viewer: works[one.slot]!.mentor, own: true };
  if (actor === 'STRANGER') return { viewer: works[(one.slot + 1) % works.length]!.mentor, own: false };
  const viewer = { TEACHER: region.school.teacher, COORDINATOR: region.coordinator, PARTNER: region.partner };
  return { viewer: viewer[actor as keyof typeof viewer], own: true };
}

async function run(world: World, one: Action): Promise<void> {
  const { model, region, students, works } = world;
  if (one.kind === 'tick') {
    model.tick(one.day);
    api.setClock(new Date(DAYS[model.day]!));
    await api.runJobs();
    return;
  }
  if (one.kind === 'propose') {
    const need = one.need % students.length;
    const slot = one.slot % works.length;
    const expected = model.propose(need, slot);
    const answer = await send(api, 'proposePlacement', region.school.teacher, {
      needId: students[need]!.needNode,
      slotId: works[slot]!.slotNode,
    });
    expect(answer.reason ?? null).toBe(expected);
    if (answer.placement)
      model.known.push({
        id: answer.placement.id,
        need,
        slot,
        state: 'PROPOSED',
        elsewhere: false,
        steps: ['PROPOSE'],
      });
    return;
  }
  const known = model.known[one.at % Math.max(1, model.known.length)];
  if (!known) return;
  if (one.kind === 'sign') {
    const holds = HOLDS_PLACE.has(known.state);
    const answer = await send(api, 'recordAgreement', region.school.teacher, {
      placementId: known.id,
      signedBy: 'Allen',
      signedOn: '2026-11-24',
      reference: 'Map 3',
    });
    expect(answer.reason ?? null).toBe(holds ? null : 'NOT_NOW');
    if (known.state === 'ACCEPTED') model.go(known, 'READY', 'MARK_READY');
    return;
  }
  const { viewer, own } = viewerOf(world, one.actor, known);
  const actor = one.actor === 'STRANGER' ? 'MENTOR' : one.actor;
  const expected = model.step(known, one.command, actor, own);
  const input = { id: known.id, ...INPUTS[one.command] };
  const answer = await send(api, MUTATIONS[one.command], viewer, input);
  expect([one.command, answer.reason ?? null]).toEqual([one.command, expected]);
}

/** What is stored besides the placements, without versions. */
async function summaries({ students, works }: World) {
  const needs = await needsByIds(students.map(({ needId }) => needId));
  return {
    needs: needs.map((need) => need && { ...need, version: 0 }),
    students: await studentsByIds(students.map(({ studentId }) => studentId)),
    slots: await slotsByIds(works.map(({ slotId }) => slotId)),
  };
}

async function compare(world: World): Promise<void> {
  const { model } = world;
  const ids = model.known.map(({ id }) => stored(id));
  const placements = await placementsByIds(ids);
  expect(placements.map((one) => one?.state)).toEqual(model.known.map(({ state }) => state));
  const before = await summaries(world);
  expect(before.slots.map((slot) => slot?.placesTaken)).toEqual(
    model.places.map((_, slot) => model.taken(slot)),
  );
  expect(before.needs.map((need) => [need?.partsHeld, need?.openProposals])).toEqual(
    world.students.map((_, need) => [model.fills(need) ? 1 : 0, model.open(need).length]),
  );
  await rebuildSummaries();
  expect(await summaries(world)).toEqual(before);
  const history = await historyOf(ids);
  for (const { id, steps } of model.known) {
    const told = history.get(stored(id)) ?? [];
    expect(told.flatMap(({ command }) => command ?? [])).toEqual(steps);
  }
}

it('check 8: random commands leave what the pure table says, and summaries that a rebuild confirms', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 10, maxLength: 40 }), async (actions) => {
      const world = await makeWorld();
      for (const one of actions) await run(world, one);
      await compare(world);
    }),
    { numRuns: 15 },
  );
}, 120_000);
