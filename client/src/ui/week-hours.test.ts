import { describe, expect, it } from 'vitest';
import { blocksOf, daysShown, hours, hourSpan, type WeekBlock } from './week-hours.ts';

const block = (day: number, start: string, end: string): WeekBlock => ({
  day,
  start,
  end,
  kind: 'work',
  word: 'Bpv',
});

describe('hours of a week', () => {
  it('counts minutes as parts of an hour', () => {
    expect(hours('08:30')).toBe(8.5);
    expect(hours('00:00')).toBe(0);
  });

  it('spans whole hours around all blocks', () => {
    expect(hourSpan([block(1, '07:45', '12:00'), block(2, '09:00', '16:05')])).toEqual({ from: 7, to: 17 });
    expect(hourSpan([])).toEqual({ from: 8, to: 17 });
  });

  it('shows a weekend only when it is used', () => {
    expect(daysShown([block(1, '08:00', '09:00')])).toEqual([1, 2, 3, 4, 5]);
    expect(daysShown([block(6, '08:00', '09:00')])).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('orders the blocks of a day', () => {
    const week = [block(1, '13:00', '16:00'), block(2, '08:00', '09:00'), block(1, '08:00', '12:00')];
    expect(blocksOf(week, 1).map(({ start }) => start)).toEqual(['08:00', '13:00']);
  });
});
