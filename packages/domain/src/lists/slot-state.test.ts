import { describe, expect, it } from 'vitest';
import { askedState, shownState } from '../placement/shown-state.ts';
import { siteState } from './sites.ts';
import { siteStateWord, slotStateWord } from './slot-state.ts';

describe('the state of a slot that is not released to a viewer yet', () => {
  const slot = { state: 'OPEN', freeFrom: '2027-01-12' } as const;

  it('tells the day, and only while it takes proposals', () => {
    expect(slotStateWord(slot, 'nl', '2027-01-04')).toBe('Vrij vanaf 12 jan');
    expect(slotStateWord(slot, 'en', '2027-01-04')).toBe('Free from 12 Jan');
    expect(slotStateWord({ ...slot, freeFrom: null }, 'nl', '2027-01-04')).toBe('Open');
    for (const state of ['PAUSED', 'FULL', 'CLOSED'] as const)
      expect(shownState({ ...slot, state })).toBe(state);
  });

  it('tells the year of a day in another year than today, and in what is kept', () => {
    expect(slotStateWord(slot, 'nl', '2026-12-31')).toBe('Vrij vanaf 12 jan 2027');
    expect(slotStateWord(slot, 'en')).toBe('Free from 12 Jan 2027');
    expect(siteStateWord({ state: 'LATER', freeFrom: '2027-01-12' }, 'en', '2026-12-31')).toBe(
      'free from 12 Jan 2027',
    );
  });

  it('is asked apart from slots that are free now', () => {
    expect(askedState('OPEN')).toEqual({ state: 'OPEN', released: true });
    expect(askedState('LATER')).toEqual({ state: 'OPEN', released: false });
    expect(askedState('FULL')).toEqual({ state: 'FULL', released: null });
    expect(askedState(null)).toEqual({ state: null, released: null });
  });

  it('gives a site its state after what is free now, before what waits', () => {
    const none = { open: 0, later: 0, paused: 0, full: 0 };
    expect(siteState({ ...none, open: 1, later: 1 })).toBe('OPEN');
    expect(siteState({ ...none, later: 1, paused: 1 })).toBe('LATER');
    expect(siteState({ ...none, paused: 1, full: 1 })).toBe('PAUSED');
    expect(siteState({ ...none, full: 1 })).toBe('FULL');
    expect(siteState(none)).toBe('CLOSED');
    expect(siteStateWord({ state: 'LATER', freeFrom: '2027-01-12' }, 'nl', '2027-01-04')).toBe(
      'vrij vanaf 12 jan',
    );
    expect(siteStateWord({ state: 'OPEN', freeFrom: '2027-01-12' }, 'nl', '2027-01-04')).toBe('vrij');
  });
});
