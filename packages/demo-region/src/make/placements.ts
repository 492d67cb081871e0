import { expiresAt } from '@scheldemond/domain/placement/expiry';
import { weekOf, weekPattern } from '@scheldemond/domain/week/pattern';
import { printPattern } from '@scheldemond/domain/week/print-line';
import { list, type Row } from '../csv.ts';
import type { Random } from '../random.ts';
import type { Recognition } from './companies.ts';
import { far } from './places.ts';
import { PERIODS } from './schools.ts';
import { hoursOf, type Slot } from './slots.ts';
import type { Need } from './students.ts';

export const PLACEMENT_COUNT = 900;

interface Plan {
  state: string;
  count: number;
  year: '2025-2026' | '2026-2027';
  kinds: string[];
}

/** How many placements of each state, and in which periods a state can be on 24 November 2026. */
const PLANS: Plan[] = [
  { state: 'ACTIVE', count: 150, year: '2026-2027', kinds: ['AUTUMN'] },
  { state: 'INTERRUPTED', count: 14, year: '2026-2027', kinds: ['AUTUMN'] },
  { state: 'COMPLETED', count: 40, year: '2026-2027', kinds: ['BLOCK'] },
  { state: 'READY', count: 85, year: '2026-2027', kinds: ['SPRING'] },
  { state: 'ACCEPTED', count: 95, year: '2026-2027', kinds: ['SPRING'] },
  { state: 'PROPOSED', count: 95, year: '2026-2027', kinds: ['SPRING'] },
  { state: 'COUNTERED', count: 26, year: '2026-2027', kinds: ['SPRING'] },
  { state: 'DRAFT', count: 8, year: '2026-2027', kinds: ['SPRING'] },
  { state: 'DECLINED', count: 60, year: '2026-2027', kinds: ['SPRING'] },
  { state: 'EXPIRED', count: 34, year: '2026-2027', kinds: ['SPRING'] },
  { state: 'WITHDRAWN', count: 22, year: '2026-2027', kinds: ['SPRING'] },
  { state: 'ENDED_EARLY', count: 16, year: '2026-2027', kinds: ['AUTUMN'] },
  { state: 'CLOSED', count: 190, year: '2025-2026', kinds: ['BLOCK', 'AUTUMN', 'SPRING'] },
  { state: 'COMPLETED', count: 20, year: '2025-2026', kinds: ['SPRING'] },
  { state: 'ENDED_EARLY', count: 22, year: '2025-2026', kinds: ['BLOCK', 'AUTUMN', 'SPRING'] },
  { state: 'DECLINED', count: 14, year: '2025-2026', kinds: ['BLOCK', 'AUTUMN', 'SPRING'] },
  { state: 'WITHDRAWN', count: 9, year: '2025-2026', kinds: ['BLOCK', 'AUTUMN', 'SPRING'] },
];
const TAKES = new Set(['ACCEPTED', 'READY', 'ACTIVE', 'INTERRUPTED']);
const HOSTED = new Set([...TAKES, 'COMPLETED', 'CLOSED', 'ENDED_EARLY']);
const SIGNED = new Set(['READY', 'ACTIVE', 'INTERRUPTED', 'COMPLETED', 'CLOSED', 'ENDED_EARLY']);
const NOTES = [
  '',
  'Werkte vorig jaar al met veel plezier in het atelier en wil graag bijleren.',
  'Is stipt en leergierig; heeft in het begin graag wat uitleg.',
  'Wil later in deze sector werken en kijkt uit naar de praktijk.',
  'Heeft de basisopleiding veiligheid gevolgd.',
];
const DECLINES = [
  'NO_CAPACITY',
  'NO_CAPACITY',
  'NO_MENTOR',
  'PERIOD_DOES_NOT_FIT',
  'DAYS_DO_NOT_FIT',
  'TASKS_DO_NOT_FIT',
  'OTHER',
];
const WITHDRAWALS = ['STUDENT_CHANGED_MIND', 'PLACED_ELSEWHERE', 'PROPOSAL_MISTAKE', 'STUDENT_LEFT', 'OTHER'];
const ENDS = ['STUDENT_STOPPED', 'COMPANY_STOPPED', 'MISMATCH', 'ATTENDANCE', 'OTHER'];
const INTERRUPTIONS = ['ILLNESS', 'COMPANY_CLOSED', 'SHIFT_OR_TRAVEL'];

export interface Placement {
  need: Need;
  slot: Slot;
  state: string;
}

function instant(day: string, random: Random): Date {
  return new Date(
    `${day}T${String(random.between(7, 15)).padStart(2, '0')}:${String(random.between(0, 59)).padStart(2, '0')}:00Z`,
  );
}
function shift(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Chooses slots for needs so that no place is taken twice and every recognition holds. */
export class Placer {
  private readonly taken = new Map<string, number>();
  private readonly held = new Set<string>();
  private readonly tried = new Map<string, Set<string>>();
  private readonly recognised = new Map<string, Recognition>();
  private readonly random: Random;
  private readonly slots: Slot[];
  readonly placements: Placement[] = [];

  constructor(random: Random, slots: Slot[], recognitions: Recognition[]) {
    this.random = random;
    this.slots = slots;
    for (const one of recognitions)
      if (one.status === 'VALID') this.recognised.set(`${one.site}/${one.qualification}/${one.scheme}`, one);
  }

  private allowed(need: Need, slot: Slot): boolean {
    const { programme } = need.student;
    if (slot.year !== need.student.year || !slot.qualifications.includes(programme.qualification))
      return false;
    if (slot.paused || (slot.closed && slot.year === '2026-2027')) return false;
    if (slot.minimumAge && need.student.birthDate > '2008-09-01') return false;
    const shared = programme.weekdays.filter((day) => slot.weekdays.includes(day));
    if (shared.length < programme.weekdays.length && this.random.chance(0.7)) return false;
    if (shared.length === 0) return false;
    const scheme = programme.form.startsWith('BPV')
      ? 'SBB'
      : programme.form.startsWith('DUAL')
        ? 'DUAL'
        : null;
    if (!scheme) return true;
    const found = this.recognised.get(`${slot.site.key}/${programme.qualification}/${scheme}`);
    const { startsOn } = PERIODS[need.student.year][need.kind];
    return (
      found !== undefined && found.validFrom <= startsOn && (!found.validTo || found.validTo >= startsOn)
    );
  }

  find(need: Need, takes: boolean): Slot | null {
    const tried = this.tried.get(need.key) ?? new Set<string>();
    const fitting = this.slots.filter(
      (slot) =>
        !tried.has(slot.key) &&
        this.allowed(need, slot) &&
        (!takes || (this.taken.get(slot.key) ?? 0) < slot.places),
    );
    const near = fitting
      .map((slot) => ({ slot, kilometres: far(need.student.home, slot.site.place) }))
      .sort((a, b) => a.kilometres - b.kilometres || (a.slot.key < b.slot.key ? -1 : 1))
      .slice(0, 6);
    return near.length > 0 ? this.random.pick(near).slot : null;
  }

  place(need: Need, slot: Slot, state: string): void {
    if (TAKES.has(state)) this.taken.set(slot.key, (this.taken.get(slot.key) ?? 0) + 1);
    if (HOSTED.has(state) && state !== 'ENDED_EARLY') this.held.add(need.key);
    this.tried.set(need.key, (this.tried.get(need.key) ?? new Set<string>()).add(slot.key));
    this.placements.push({ need, slot, state });
  }

  isHeld(need: Need): boolean {
    return this.held.has(need.key);
  }
  isTried(need: Need): boolean {
    return this.tried.has(need.key);
  }
}

/** Needs of the demo's teacher get their states by hand, so that every kind of attention shows. */
const BY_HAND = [
  '',
  'PROPOSED',
  'DECLINED',
  'EXPIRED',
  'COUNTERED',
  '',
  'ACCEPTED',
  'READY',
  '',
  'PROPOSED',
  '',
  'DECLINED',
  'ACCEPTED',
  '',
];

export function makePlacements(
  random: Random,
  needs: Need[],
  slots: Slot[],
  recognitions: Recognition[],
): Placement[] {
  const placer = new Placer(random, slots, recognitions);
  const own = needs.filter(
    ({ student }) => student.programme.key === 'kreek-elektro' && student.year === '2026-2027',
  );
  const counts = new Map<Plan, number>();
  for (const [at, need] of own.entries()) {
    const state = BY_HAND[at];
    if (!state) continue;
    const slot = at === 1 ? slots[0]! : placer.find(need, TAKES.has(state));
    if (!slot) continue;
    placer.place(need, slot, state);
    const plan = PLANS.find((one) => one.state === state && one.year === '2026-2027')!;
    counts.set(plan, (counts.get(plan) ?? 0) + 1);
  }
  const reserved = new Set(own.map(({ key }) => key));
  for (const plan of PLANS) {
    const pool = random.shuffle(
      needs.filter(
        ({ key, kind, student }) =>
          !reserved.has(key) && student.year === plan.year && plan.kinds.includes(kind),
      ),
    );
    let made = counts.get(plan) ?? 0;
    const open = !HOSTED.has(plan.state);
    for (let round = 0; round < 3 && made < plan.count; round++) {
      for (const need of pool) {
        if (made >= plan.count) break;
        if (placer.isHeld(need) || (round === 0 && placer.isTried(need)) || (!open && placer.isTried(need)))
          continue;
        const slot = placer.find(need, TAKES.has(plan.state));
        if (!slot) continue;
        placer.place(need, slot, plan.state);
        made++;
      }
    }
    if (made < plan.count)
      throw new Error(
        `Only ${made} of ${plan.count} placements ${plan.state} of ${plan.year} found a place.`,
      );
  }
  return placer.placements;
}

/** The days of the programme that the slot offers. */
function weekdaysAt({ need, slot }: Placement): number[] {
  return need.student.programme.weekdays.filter((day) => slot.weekdays.includes(day));
}

/** By slot, on how many days a week each of those who are placed there comes. */
export function daysPlaced(placements: readonly Placement[]): Map<string, number[]> {
  const counts = new Map<string, number[]>();
  for (const placement of placements) {
    const { key } = placement.slot;
    counts.set(key, [...(counts.get(key) ?? []), weekdaysAt(placement).length]);
  }
  return counts;
}

export function placementRows(
  random: Random,
  placements: Placement[],
  teacherOf: (need: Need) => string,
): Row[] {
  return placements.map((placement, at) => {
    const { need, slot, state } = placement;
    const { student } = need;
    const { startsOn, endsOn } = PERIODS[student.year][need.kind];
    const weekdays = weekdaysAt(placement);
    const week = weekPattern([weekOf(Object.fromEntries(weekdays.map((day) => [day, [hoursOf(slot)]])))]);
    const open = state === 'PROPOSED' || state === 'COUNTERED';
    const proposedOn = open
      ? `2026-11-${String(random.between(16, 23)).padStart(2, '0')}`
      : state === 'DRAFT'
        ? ''
        : student.year === '2026-2027' && need.kind === 'SPRING'
          ? `2026-10-${String(random.between(1, 31)).padStart(2, '0')}`
          : shift(startsOn, -random.between(30, 80));
    const proposedAt = proposedOn ? instant(proposedOn, random) : null;
    const zone = slot.site.place.country === 'BE' ? 'Europe/Brussels' : 'Europe/Amsterdam';
    const accepted = HOSTED.has(state) && proposedAt;
    const reason =
      state === 'DECLINED'
        ? random.pick(DECLINES)
        : state === 'WITHDRAWN'
          ? random.pick(WITHDRAWALS)
          : state === 'ENDED_EARLY'
            ? random.pick(ENDS)
            : state === 'INTERRUPTED'
              ? random.pick(INTERRUPTIONS)
              : '';
    const signedOn = SIGNED.has(state) && proposedOn ? shift(proposedOn, random.between(8, 20)) : '';
    const counter = state === 'COUNTERED';
    return {
      externalKey: `placement-${String(at + 1).padStart(4, '0')}`,
      need: need.key,
      part: 1,
      slot: slot.key,
      state,
      startsOn,
      endsOn,
      week: printPattern(week, 'nl'),
      note: at % 2 === 0 ? NOTES[at % NOTES.length] : '',
      proposedBy: teacherOf(need),
      proposedAt: proposedAt?.toISOString(),
      expiresAt: proposedAt ? expiresAt(proposedAt, 10, zone).toISOString() : '',
      mentor: slot.mentor.key,
      answeredAt:
        accepted || state === 'DECLINED' || counter
          ? instant(shift(proposedOn, open ? 0 : random.between(1, 6)), random)
              .toISOString()
              .replace(/T\d\d/, 'T16')
          : '',
      reasonCode: reason,
      reasonWords: reason === 'OTHER' ? 'Zie ons gesprek aan de telefoon.' : '',
      counterStartsOn: counter ? shift(startsOn, 14) : '',
      counterEndsOn: counter ? endsOn : '',
      counterWeekdays: counter ? list(...weekdays) : '',
      counterMessage: counter ? 'De eerste twee weken is onze mentor in verlof; daarna graag.' : '',
      agreementSignedBy: signedOn ? 'alle partijen' : '',
      agreementSignedOn: signedOn,
      agreementReference: signedOn
        ? `OVK-${student.year.slice(2, 4)}-${String(at + 1).padStart(4, '0')}`
        : '',
    };
  });
}
