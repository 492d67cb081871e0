import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromNodeId, toNodeId } from '../ids/node-id.ts';
import { isKbo, isKvk } from '../identifiers/registration.ts';
import { describeWeekdays } from '../week/work-days.ts';
import { formatDay, formatPeriod } from '../format/dates.ts';
import { personSortKey, queryTokens, searchKeys, sortKey } from './keys.ts';

describe('keys', () => {
  it('puts Dutch and Flemish names where they belong', () => {
    expect(sortKey('de Vries')).toBe('vries de');
    expect(sortKey('De Smet')).toBe('de smet');
    expect(sortKey("van 't Hof")).toBe('hof van t');
    expect(personSortKey('Zoë', 'el Khattabi')).toBe('khattabi el, zoe');
  });

  it('finds what was typed, folded, by the beginnings of words', () => {
    expect(searchKeys('Mehmet-Ali Yıldırım')).toEqual(['mehmet', 'ali', 'yildirim']);
    expect(queryTokens('  YILD  meh ')).toEqual(['yild', 'meh']);
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200 }),
        (text) => void expect(queryTokens(text).every((token) => token.length > 0)).toBe(true),
      ),
    );
  });
});

describe('node ids', () => {
  it('come back as they went, and nothing else does', () => {
    const id = fc.stringMatching(/^[0-9a-f]{24}$/);
    fc.assert(
      fc.property(
        id,
        (one) => void expect(fromNodeId(toNodeId('Student', one))).toEqual({ type: 'Student', id: one }),
      ),
    );
    fc.assert(fc.property(fc.string(), (text) => void expect(fromNodeId(text)).toBeNull()));
  });
});

describe('registration numbers', () => {
  it('have their check digits', () => {
    expect(isKbo('0403.170.701')).toBe(true);
    expect(isKbo('0403.170.702')).toBe(false);
    expect(isKvk('12345678')).toBe(true);
    expect(isKvk('1234567')).toBe(false);
  });
});

describe('one line for a week and a period', () => {
  it('as each country writes it', () => {
    expect(describeWeekdays([4, 5], 'nl', 'BE')).toBe('do en vr');
    expect(describeWeekdays([1, 2, 3], 'nl', 'NL')).toBe('ma t/m wo');
    expect(describeWeekdays([1, 2, 3, 5], 'en', 'BE')).toBe('Mon to Wed and Fri');
    expect(formatDay('2027-02-08', 'nl')).toBe('ma 8 feb 2027');
    expect(formatPeriod('2027-02-15', '2027-05-21', 'nl', 'BE')).toBe('15 feb tot 21 mei 2027');
    expect(formatPeriod('2026-02-15', '2027-05-21', 'nl', 'NL')).toBe('15 feb 2026 t/m 21 mei 2027');
  });
});
