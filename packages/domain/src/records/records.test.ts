import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePattern } from '../week/parse-line.ts';
import { patternOfWorkDays } from '../week/work-days.ts';
import { companyFields, companyProblems, recognitionProblems, siteFields, siteProblems } from './company.ts';
import { classFields, periodFields, periodProblems, schoolProblems } from './school.ts';
import { slotFields, slotProblems } from './slot.ts';
import { studentFields, studentProblems } from './student.ts';

const period = {
  name: 'Stage 2',
  schoolYear: '2026-2027',
  startsOn: '2027-02-01',
  endsOn: '2027-05-28',
  workWeek: patternOfWorkDays({ weekdays: [4, 5], startTime: '08:30', endTime: '16:30' }),
  hours: null,
  deadline: '',
  expiryDays: 10,
  maxOpenProposals: 3,
};

describe('fields of records', () => {
  it('take what people type and store one form of it', () => {
    expect(periodFields.parse(period)).toEqual({ ...period, deadline: null });
    const company = {
      name: ' Vliet ',
      country: 'BE',
      sector: 'ICT',
      municipality: '',
      registrationNumber: 'BE 0403.170.701',
      mostStudents: 12,
      mostPerMentor: null,
      mostPerSchool: 4,
    };
    expect(companyFields.parse(company)).toMatchObject({
      name: 'Vliet',
      municipality: null,
      registrationNumber: '0403170701',
    });
    expect(studentFields.shape.email.parse(' Lotte@School.BE ')).toBe('lotte@school.be');
    expect(studentFields.shape.email.parse('')).toBeNull();
  });

  it('name what is wrong', () => {
    const codes = (result: {
      error?: { issues: { path: PropertyKey[]; code: string; message: string }[] };
    }) =>
      (result.error?.issues ?? []).map(
        ({ path, code, message }) => `${String(path[0])} ${code === 'custom' ? message : code}`,
      );
    expect(codes(periodFields.safeParse({ ...period, startsOn: '2027-02-30', hours: 0 }))).toEqual([
      'startsOn not_a_day',
      'hours too_small',
    ]);
    const asks = (line: string) =>
      codes(periodFields.safeParse({ ...period, workWeek: parsePattern(line, 'nl', '2027-02-01').value! }));
    expect(asks('do bedrijf 8:30-12:00, vr bedrijf 8:30-16:30')).toEqual([]);
    expect(asks('do bedrijf 8:30-16:30; om de week vr bedrijf 8:30-16:30')).toEqual([
      'workWeek work_week_turn',
    ]);
    expect(asks('wo school 8:30-16:30, do bedrijf 8:30-16:30')).toEqual(['workWeek work_week_place']);
    expect(asks('geen vaste dagen')).toEqual(['workWeek work_week_empty']);
    expect(
      codes(classFields.safeParse({ name: '', schoolYear: '2026-2028', yearOfProgramme: null })),
    ).toEqual(['name too_small', 'schoolYear not_a_school_year']);
    expect(codes(studentFields.pick({ email: true }).safeParse({ email: 'lotte' }))).toEqual([
      'email not_an_email',
    ]);
    expect(slotFields.shape.minimumAge.safeParse(11).success).toBe(false);
    expect(companyFields.shape.mostStudents.safeParse(0).success).toBe(false);
    expect(slotFields.shape.mostPerSchool.safeParse(1.5).success).toBe(false);
  });

  it('name what does not go together', () => {
    const whole = periodFields.parse(period);
    expect(periodProblems(whole)).toEqual([]);
    expect(periodProblems({ ...whole, endsOn: '2027-01-31', deadline: '2027-06-01' })).toEqual([
      { field: 'endsOn', why: 'before_start' },
      { field: 'deadline', why: 'after_end' },
    ]);
    const days = { startsOn: '2027-02-01', endsOn: '2027-05-28' };
    expect(slotProblems({ ...days, releasedOn: '2027-03-01' })).toEqual([]);
    expect(slotProblems({ ...days, releasedOn: '2027-05-29' })).toEqual([
      { field: 'releasedOn', why: 'after_end' },
    ]);
    expect(recognitionProblems({ validFrom: '2026-01-01', validTo: '2025-12-31' })).toHaveLength(1);
    const school = {
      name: 'x',
      shortName: 'x',
      municipality: 'Goes',
      education: 'MBO',
      registrationNumber: '25AB',
    } as const;
    expect(schoolProblems({ ...school, country: 'NL', registrationNumber: '25PL' })).toEqual([]);
    expect(schoolProblems({ ...school, country: 'NL', registrationNumber: 'PL25' })).toHaveLength(1);
    expect(schoolProblems({ ...school, country: 'BE' })).toEqual([
      { field: 'education', why: 'not_in_country' },
    ]);
    expect(studentProblems({ birthDate: '2026-01-01' }, '2026-11-24')).toEqual([
      { field: 'birthDate', why: 'age' },
    ]);
    const site = {
      name: 'Gent',
      street: 'Kaai 1',
      postcode: '9000',
      place: 'Gent',
      establishmentNumber: null,
    };
    expect(siteProblems({ ...siteFields.parse(site), country: 'BE' })).toEqual([]);
    expect(siteProblems({ ...site, country: 'NL' })).toEqual([{ field: 'postcode', why: 'not_in_region' }]);
  });

  it('let a Belgian company have only numbers with their check digits', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000_000, max: 19_999_999 }),
        fc.integer({ min: 0, max: 99 }),
        (stem, check) => {
          const registrationNumber = `${String(stem).padStart(8, '0')}${String(check).padStart(2, '0')}`;
          const right = check === 97 - (stem % 97);
          expect(companyProblems({ country: 'BE', registrationNumber })).toHaveLength(right ? 0 : 1);
        },
      ),
    );
  });
});
