import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessFit } from '../fit/assess.ts';
import { standingOrder } from '../fit/company-order.ts';
import type { FitRule } from '../fit/rules.ts';
import { DEFAULT_WEIGHTS, MATCHING_TERMS, weightsOf, type MatchingWeights } from '../fit/weights.ts';
import { shareLeft } from '../placement/capacity.ts';
import { PLAN_RULES, placingMarket, type PlacingNeed, type PlacingSlot } from './market.ts';
import { behindBySchool, priorityOf } from './priority.ts';
import { fitNeed, fitSlot, placingNeed, placingSlot } from './test/pairs.ts';

const today = '2026-11-24';
const weights: fc.Arbitrary<MatchingWeights> = fc
  .array(fc.integer({ min: 0, max: 100 }), {
    minLength: MATCHING_TERMS.length,
    maxLength: MATCHING_TERMS.length,
  })
  .map((all) => weightsOf(Object.fromEntries(MATCHING_TERMS.map((term, at) => [term, all[at]]))));

/** What the engine is told of one pair: the rules that reject it, and its points. */
function told(need: PlacingNeed, slot: PlacingSlot, by: MatchingWeights) {
  const market = placingMarket({ needs: [need], slots: [slot], limits: [], weights: by, today });
  const [student, place] = [market.students[0]!, market.slots[0]!];
  return {
    rejects: market.filters.filter((one) => !one.accepts(student, place)).map(({ rule }) => rule),
    score: market.score(student, place),
    student: { ...student, need: null },
    place: { ...place, slot: null },
  };
}

describe('what goes into a plan', () => {
  it('is the same whatever the name, sex, origin and photo', () => {
    const person = fc.record({
      name: fc.string(),
      firstName: fc.string(),
      lastName: fc.string(),
      sex: fc.constantFrom('F', 'M', 'X'),
      origin: fc.constantFrom('BE', 'MA', 'TR', 'NL'),
      nationality: fc.string(),
      photo: fc.string(),
    });
    fc.assert(
      fc.property(placingNeed, placingSlot, weights, person, person, (need, slot, by, one, other) => {
        const as = (who: typeof one) => ({ ...need, ...who, fit: { ...need.fit, ...who } });
        expect(told(as(one), slot, by)).toEqual(told(as(other), slot, by));
      }),
    );
  });

  it('keeps to the rules that a teacher sees, by the same name, but for what is full, which is a capacity', () => {
    fc.assert(
      fc.property(placingNeed, placingSlot, (need, slot) => {
        const { rejects } = told(need, slot, DEFAULT_WEIGHTS);
        const unmet = assessFit(need.fit, slot.fit, today)
          .rules.filter(({ rule, met }) => !met && rule !== 'QUALIFICATION')
          .map(({ rule }) => rule);
        const others = (rules: readonly FitRule[]) =>
          rules.filter((rule) => rule !== 'DAYS' && rule !== 'FREE_PLACES').sort();
        expect(others(rejects)).toEqual(others(unmet));
        const { placesTaken, places, perSchoolAtCompany } = slot.fit;
        const share = shareLeft(perSchoolAtCompany, need.fit.schoolId);
        expect(rejects.includes('FREE_PLACES')).toBe(placesTaken > places || share?.left === 0);
        if (rejects.includes('FREE_PLACES')) expect(unmet).toContain('FREE_PLACES');
        const { pattern, days } = slot.fit.offer;
        const shared = need.fit.weekdays.filter((day) =>
          pattern.weeks.some((week) => week[day - 1]!.length > 0),
        );
        expect(rejects.includes('DAYS')).toBe(
          need.fit.weekdays.length > 0 && (shared.length === 0 || shared.length < (days?.least ?? 0)),
        );
      }),
    );
    expect(new Set(PLAN_RULES).size).toBe(PLAN_RULES.length);
  });

  it('has whole points that the engine can add', () => {
    fc.assert(
      fc.property(placingNeed, placingSlot, weights, (need, slot, by) => {
        const { score } = told(need, slot, by);
        expect(Number.isInteger(score)).toBe(true);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(50_000);
      }),
    );
  });
});

describe('the score of a slot', () => {
  it('is what its terms add up to, and leaves out what nothing is known of', () => {
    fc.assert(
      fc.property(fitNeed, fitSlot, weights, (need, slot, by) => {
        const { score, terms } = assessFit(need, slot, today, { weights: by });
        const [points, outOf] = [sum(terms.map((one) => one.points)), sum(terms.map((one) => one.outOf))];
        expect(score).toBe(outOf === 0 ? 0 : Math.round((100 * points) / outOf));
        const names = terms.map(({ term }) => term);
        if (!need.home) expect(names).not.toContain('TRAVEL');
        if (!need.wishes) expect(names).not.toContain('WISHES');
        if (need.declinedBy.length === 0) expect(names).not.toContain('NOT_DECLINED');
        if (!(slot.id in need.companyRanks)) expect(names).not.toContain('COMPANY_ORDER');
        for (const { term, outOf: weight } of terms) expect(weight).toBe(by[term]);
      }),
    );
  });

  it('prefers the first wish to the second, and a wish to none', () => {
    fc.assert(
      fc.property(fitNeed, fitSlot, (need, slot) => {
        const choices = ['a', 'b', 'c'].map((slotId) => ({ slotId, words: [] }));
        const scoreOf = (id: string) => {
          const wishes = { choices, places: [] };
          const { terms } = assessFit({ ...need, wishes }, { ...slot, id }, today);
          return terms.find(({ term }) => term === 'WISHES')!.points;
        };
        expect(scoreOf('a')).toBeGreaterThan(scoreOf('b'));
        expect(scoreOf('b')).toBeGreaterThan(scoreOf('c'));
        expect(scoreOf('c')).toBeGreaterThan(scoreOf('d'));
      }),
    );
  });
});

describe('the order that a company gave', () => {
  const outOf = DEFAULT_WEIGHTS.COMPANY_ORDER;
  it('gives the first all points, and each after it fewer or none', () => {
    fc.assert(
      fc.property(fitNeed, fitSlot, fc.integer({ min: 1, max: 99 }), (need, slot, rank) => {
        const pointsOf = (at: number) =>
          assessFit({ ...need, companyRanks: { [slot.id]: at } }, slot, today).terms.find(
            ({ term }) => term === 'COMPANY_ORDER',
          )!.points;
        expect(pointsOf(1)).toBe(outOf);
        expect(pointsOf(rank + 1)).toBeLessThanOrEqual(pointsOf(rank));
        expect(pointsOf(rank)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('keeps who waits or came back without an answer, by the newest placement', () => {
    const placements = [
      { needId: 'a', state: 'PROPOSED' },
      { needId: 'b', state: 'DECLINED' },
      { needId: 'c', state: 'EXPIRED' },
      { needId: 'd', state: 'ACCEPTED' },
      { needId: 'b', state: 'WITHDRAWN' },
      { needId: 'a', state: 'DECLINED' },
      { needId: 'f', state: 'PROPOSED' },
    ] as const;
    const standing = standingOrder(['d', 'c', 'b', 'e', 'a'], placements);
    expect(standing.map(({ needId, state }) => [needId, state])).toEqual([
      ['c', 'EXPIRED'],
      ['a', 'PROPOSED'],
    ]);
  });
});

describe('who goes first', () => {
  it('is the school that is behind, and whose proposals came back', () => {
    const behind = behindBySchool([
      { schoolId: 'a', placed: true },
      { schoolId: 'a', placed: false },
      { schoolId: 'b', placed: false },
    ]);
    expect([...behind]).toEqual([
      ['a', 0],
      ['b', 0.5],
    ]);
    const none = { shortage: false, sentBack: 0, behind: 0 };
    expect(priorityOf(none, DEFAULT_WEIGHTS)).toBe(0);
    expect(priorityOf({ ...none, sentBack: 2 }, DEFAULT_WEIGHTS)).toBeGreaterThan(
      priorityOf({ ...none, sentBack: 1 }, DEFAULT_WEIGHTS),
    );
  });
});

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
