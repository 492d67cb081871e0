import { weekOf, weekPattern } from '@scheldemond/domain/week/pattern';
import { printPattern } from '@scheldemond/domain/week/print-line';
import { patternOfWorkDays } from '@scheldemond/domain/week/work-days';
import type { Row } from '../csv.ts';

type Education = 'SECONDARY' | 'ADULT' | 'HIGHER' | 'MBO';
type Form = 'BPV_BOL' | 'BPV_BBL' | 'STAGE' | 'DUAL_OAO' | 'DUAL_SAO' | 'WPL_GRADUAAT';
export type PeriodKind = 'BLOCK' | 'AUTUMN' | 'SPRING';

export interface ProgrammePlan {
  key: string;
  qualification: string;
  title: string;
  className: string;
  form: Form;
  proeftuin?: string;
  students: number;
  periods: PeriodKind[];
  weekdays: number[];
  ages: [number, number];
}

export interface SchoolPlan {
  key: string;
  name: string;
  shortName: string;
  place: string;
  country: 'BE' | 'NL';
  education: Education;
  domain: string;
  programmes: ProgrammePlan[];
}

function programme(
  key: string,
  qualification: string,
  title: string,
  className: string,
  form: Form,
  students: number,
  periods: PeriodKind[],
  weekdays: number[],
  ages: [number, number],
  proeftuin?: string,
): ProgrammePlan {
  return {
    key,
    qualification,
    title,
    className,
    form,
    students,
    periods,
    weekdays,
    ages,
    ...(proeftuin ? { proeftuin } : {}),
  };
}

const TEEN: [number, number] = [16, 18];
const MBO: [number, number] = [16, 21];
const HIGHER: [number, number] = [18, 24];
const ADULT: [number, number] = [19, 46];
const BOTH: PeriodKind[] = ['AUTUMN', 'SPRING'];
const WEEK = [1, 2, 3, 4, 5];

export const SCHOOLS: SchoolPlan[] = [
  {
    key: 'school-de-kreek',
    name: 'Technisch Instituut De Kreek',
    shortName: 'De Kreek',
    place: 'Eeklo',
    country: 'BE',
    education: 'SECONDARY',
    domain: 'dekreek.example',
    programmes: [
      programme(
        'kreek-elektro',
        'be-elektrotechnieken',
        'Elektrotechnieken, dubbele finaliteit',
        '6 Elektrotechnieken',
        'STAGE',
        14,
        ['SPRING'],
        [4, 5],
        TEEN,
        'pt-kanaalzone',
      ),
      programme(
        'kreek-elektromechanica',
        'be-elektromechanica',
        'Elektromechanische technieken',
        '6 Elektromechanica',
        'STAGE',
        10,
        BOTH,
        [4, 5],
        TEEN,
        'pt-kanaalzone',
      ),
      programme(
        'kreek-koel',
        'be-koeltechnieken',
        'Koel- en warmtetechnieken',
        '6 Koeltechnieken',
        'STAGE',
        22,
        BOTH,
        [3, 4, 5],
        TEEN,
      ),
      programme(
        'kreek-lassen',
        'be-lassen',
        'Lassen-constructie duaal',
        '6 Lassen duaal',
        'DUAL_OAO',
        20,
        ['AUTUMN'],
        [1, 2, 3],
        TEEN,
      ),
    ],
  },
  {
    key: 'school-ter-leie',
    name: 'Technische Scholen Ter Leie',
    shortName: 'Ter Leie',
    place: 'Kortrijk',
    country: 'BE',
    education: 'SECONDARY',
    domain: 'terleie.example',
    programmes: [
      programme(
        'leie-mechanica',
        'be-elektromechanica',
        'Elektromechanische technieken',
        '6 Mechanica',
        'STAGE',
        30,
        BOTH,
        [4, 5],
        TEEN,
        'pt-mechanica',
      ),
      programme(
        'leie-cnc',
        'be-cnc',
        'Mechanische vormgeving CNC',
        '6 CNC',
        'STAGE',
        26,
        BOTH,
        [1, 2],
        TEEN,
        'pt-mechanica',
      ),
      programme(
        'leie-automatisering',
        'be-automatisering',
        'Industriële automatisering',
        '7 Automatisering',
        'STAGE',
        26,
        ['SPRING'],
        WEEK,
        [17, 19],
      ),
      programme(
        'leie-voeding',
        'be-voeding',
        'Productieoperator voeding duaal',
        '6 Voeding duaal',
        'DUAL_OAO',
        22,
        ['AUTUMN'],
        [1, 2, 3, 4],
        TEEN,
      ),
    ],
  },
  {
    key: 'school-zwinzorg',
    name: 'Zorginstituut Het Zwin',
    shortName: 'Het Zwin',
    place: 'Brugge',
    country: 'BE',
    education: 'SECONDARY',
    domain: 'hetzwin.example',
    programmes: [
      programme(
        'zwin-zorgkundige',
        'be-zorgkundige',
        'Thuis- en bejaardenzorg, zorgkundige',
        '7 Zorgkundige',
        'STAGE',
        45,
        ['BLOCK', 'SPRING'],
        WEEK,
        [17, 19],
      ),
      programme(
        'zwin-verzorging',
        'be-verzorging',
        'Verzorging',
        '6 Verzorging',
        'STAGE',
        40,
        BOTH,
        [3, 4],
        TEEN,
      ),
    ],
  },
  {
    key: 'school-de-wende',
    name: 'Instituut voor Verpleegkunde De Wende',
    shortName: 'De Wende',
    place: 'Sint-Niklaas',
    country: 'BE',
    education: 'SECONDARY',
    domain: 'dewende.example',
    programmes: [
      programme(
        'wende-basisverpleegkunde',
        'be-basisverpleegkunde',
        'Basisverpleegkunde',
        '2 Basisverpleegkunde',
        'WPL_GRADUAAT',
        70,
        ['BLOCK', 'AUTUMN', 'SPRING'],
        WEEK,
        [18, 27],
        'pt-basisverpleegkunde',
      ),
    ],
  },
  {
    key: 'school-cvo-scheldebrug',
    name: 'CVO De Scheldebrug',
    shortName: 'De Scheldebrug',
    place: 'Gent',
    country: 'BE',
    education: 'ADULT',
    domain: 'scheldebrug.example',
    programmes: [
      programme(
        'brug-computeroperator',
        'be-computeroperator',
        'Computeroperator',
        'Computeroperator dag',
        'STAGE',
        28,
        BOTH,
        [1, 2],
        ADULT,
        'pt-computeroperator',
      ),
      programme('brug-lassen', 'be-lassen', 'Lasser', 'Lassen avond', 'STAGE', 20, ['SPRING'], [5], ADULT),
      programme(
        'brug-zorgkundige',
        'be-zorgkundige',
        'Zorgkundige',
        'Zorgkundige dag',
        'STAGE',
        34,
        BOTH,
        WEEK,
        ADULT,
      ),
    ],
  },
  {
    key: 'school-cvo-westhoek',
    name: 'CVO Zeewind',
    shortName: 'Zeewind',
    place: 'Oostende',
    country: 'BE',
    education: 'ADULT',
    domain: 'zeewind.example',
    programmes: [
      programme(
        'zeewind-computeroperator',
        'be-computeroperator',
        'Computeroperator',
        'Computeroperator',
        'STAGE',
        26,
        BOTH,
        [2, 3],
        ADULT,
        'pt-computeroperator',
      ),
    ],
  },
  {
    key: 'school-leiewende',
    name: 'Hogeschool Leiewende',
    shortName: 'Leiewende',
    place: 'Kortrijk',
    country: 'BE',
    education: 'HIGHER',
    domain: 'leiewende.example',
    programmes: [
      programme(
        'leiewende-netwerk',
        'be-netwerkbeheer',
        'Graduaat systeem- en netwerkbeheer',
        '2 Netwerkbeheer',
        'WPL_GRADUAAT',
        45,
        BOTH,
        [1, 2, 3],
        HIGHER,
        'pt-netwerkbeheer',
      ),
      programme(
        'leiewende-iot',
        'be-iot',
        'Graduaat Internet of Things',
        '2 IoT',
        'WPL_GRADUAAT',
        34,
        BOTH,
        [1, 2, 3],
        HIGHER,
        'pt-iot',
      ),
    ],
  },
  {
    key: 'school-graslei',
    name: 'Hogeschool Graslei',
    shortName: 'Graslei',
    place: 'Gent',
    country: 'BE',
    education: 'HIGHER',
    domain: 'graslei.example',
    programmes: [
      programme(
        'graslei-netwerk',
        'be-netwerkbeheer',
        'Graduaat systeem- en netwerkbeheer',
        '2 Netwerken',
        'WPL_GRADUAAT',
        40,
        BOTH,
        [3, 4, 5],
        HIGHER,
        'pt-netwerkbeheer',
      ),
      programme(
        'graslei-programmeren',
        'be-programmeren',
        'Graduaat programmeren',
        '2 Programmeren',
        'WPL_GRADUAAT',
        44,
        ['SPRING'],
        WEEK,
        HIGHER,
      ),
      programme(
        'graslei-iot',
        'be-iot',
        'Graduaat Internet of Things',
        '2 Internet of Things',
        'WPL_GRADUAAT',
        24,
        BOTH,
        [1, 2],
        HIGHER,
        'pt-iot',
      ),
    ],
  },
  {
    key: 'school-campus-waregem',
    name: 'Campus Ondernemend Waregem',
    shortName: 'Campus Waregem',
    place: 'Waregem',
    country: 'BE',
    education: 'ADULT',
    domain: 'campuswaregem.example',
    programmes: [
      programme(
        'waregem-koel',
        'be-koeltechnieken',
        'Koeltechnicus duaal',
        'Koeltechnicus',
        'DUAL_OAO',
        24,
        ['AUTUMN'],
        [1, 2, 3, 4],
        ADULT,
      ),
      programme(
        'waregem-computeroperator',
        'be-computeroperator',
        'Computeroperator',
        'Computeroperator Waregem',
        'STAGE',
        22,
        BOTH,
        [4, 5],
        ADULT,
        'pt-computeroperator',
      ),
    ],
  },
  {
    key: 'school-de-honte',
    name: 'ROC De Honte',
    shortName: 'De Honte',
    place: 'Terneuzen',
    country: 'NL',
    education: 'MBO',
    domain: 'dehonte.example',
    programmes: [
      programme(
        'honte-elektro',
        'nl-elektro-technicus',
        'Technicus elektrotechnische installaties, bol',
        'TEI 3',
        'BPV_BOL',
        9,
        ['SPRING'],
        [1, 2, 3, 4],
        MBO,
        'pt-kanaalzone',
      ),
      programme(
        'honte-onderhoud',
        'nl-onderhoud',
        'Allround onderhoudsmonteur, bbl',
        'AOM 2',
        'BPV_BBL',
        8,
        ['AUTUMN'],
        [1, 2, 3, 4],
        MBO,
        'pt-kanaalzone',
      ),
      programme('honte-operator', 'nl-operator', 'Operator C, bol', 'OPC 3', 'BPV_BOL', 40, BOTH, WEEK, MBO),
      programme(
        'honte-verpleegkunde',
        'nl-verpleegkunde',
        'Mbo-verpleegkundige, bol',
        'VP 3',
        'BPV_BOL',
        55,
        BOTH,
        [1, 2, 3, 4],
        MBO,
        'pt-mbo4-verpleegkunde',
      ),
      programme(
        'honte-verzorgende',
        'nl-verzorgende',
        'Verzorgende-IG, bbl',
        'VIG 2',
        'BPV_BBL',
        45,
        ['AUTUMN'],
        [1, 2, 3, 4],
        MBO,
      ),
      programme(
        'honte-it',
        'nl-it-medewerker',
        'Allround medewerker IT, bol',
        'IT 2',
        'BPV_BOL',
        32,
        ['SPRING'],
        [2, 3, 4, 5],
        MBO,
      ),
    ],
  },
  {
    key: 'school-arnemuiden',
    name: 'ROC De Veste',
    shortName: 'De Veste',
    place: 'Middelburg',
    country: 'NL',
    education: 'MBO',
    domain: 'deveste.example',
    programmes: [
      programme(
        'veste-mechatronica',
        'nl-mechatronica',
        'Technicus mechatronica, bol',
        'MT 3',
        'BPV_BOL',
        34,
        BOTH,
        [1, 2, 3, 4],
        MBO,
      ),
      programme(
        'veste-it',
        'nl-it-expert',
        'Expert IT systems and devices, bol',
        'ITX 3',
        'BPV_BOL',
        36,
        ['SPRING'],
        WEEK,
        MBO,
      ),
      programme(
        'veste-verpleegkunde',
        'nl-verpleegkunde',
        'Mbo-verpleegkundige, bol',
        'VPM 3',
        'BPV_BOL',
        48,
        BOTH,
        [1, 2, 3, 4],
        MBO,
        'pt-mbo4-verpleegkunde',
      ),
      programme(
        'veste-lassen',
        'nl-lassen',
        'Allround lasser, bbl',
        'LAS 2',
        'BPV_BBL',
        24,
        ['AUTUMN'],
        [1, 2, 3, 4],
        MBO,
      ),
      programme(
        'veste-koude',
        'nl-koude',
        'Monteur koude- en klimaatsystemen, bbl',
        'MKK 2',
        'BPV_BBL',
        22,
        ['AUTUMN'],
        [1, 2, 3, 4],
        MBO,
      ),
    ],
  },
  {
    key: 'school-ad-zeeland',
    name: 'Zeeuwse Ad-academie',
    shortName: 'Ad-academie',
    place: 'Vlissingen',
    country: 'NL',
    education: 'HIGHER',
    domain: 'adacademie.example',
    programmes: [
      programme(
        'ad-ict',
        'nl-ad-ict',
        'Associate degree ICT service management',
        'Ad ICT 2',
        'WPL_GRADUAAT',
        30,
        BOTH,
        [1, 2, 3],
        HIGHER,
        'pt-netwerkbeheer',
      ),
      programme(
        'ad-engineering',
        'nl-ad-engineering',
        'Associate degree Engineering',
        'Ad ENG 2',
        'WPL_GRADUAAT',
        31,
        ['SPRING'],
        [1, 2, 3, 4],
        HIGHER,
      ),
    ],
  },
];

export const PERIODS: Record<
  '2025-2026' | '2026-2027',
  Record<PeriodKind, { name: string; startsOn: string; endsOn: string; deadline: string }>
> = {
  '2025-2026': {
    BLOCK: { name: 'Blok 1', startsOn: '2025-09-08', endsOn: '2025-11-07', deadline: '2025-07-01' },
    AUTUMN: { name: 'Periode 1', startsOn: '2025-09-15', endsOn: '2026-01-23', deadline: '2025-09-05' },
    SPRING: { name: 'Periode 2', startsOn: '2026-02-09', endsOn: '2026-05-22', deadline: '2026-01-16' },
  },
  '2026-2027': {
    BLOCK: { name: 'Blok 1', startsOn: '2026-09-07', endsOn: '2026-11-06', deadline: '2026-07-01' },
    AUTUMN: { name: 'Periode 1', startsOn: '2026-09-14', endsOn: '2027-01-22', deadline: '2026-09-04' },
    SPRING: { name: 'Periode 2', startsOn: '2027-02-15', endsOn: '2027-05-21', deadline: '2027-01-22' },
  },
};
export type SchoolYear = keyof typeof PERIODS;

const MBO_YEARS = 3;

export function programmeRows(): Row[] {
  return SCHOOLS.flatMap((school) =>
    school.programmes.map((one) => ({
      externalKey: one.key,
      school: school.key,
      qualification: one.qualification,
      title: one.title,
      education: school.key === 'school-de-wende' ? 'HIGHER' : school.education,
      form: one.form,
      proeftuin: one.proeftuin,
      schoolWeek: schoolWeekOf(school, one),
      years: school.education === 'MBO' ? MBO_YEARS : '',
    })),
  );
}

/** School on the other days from Monday to Friday; a programme with the whole week at a company has none. */
function schoolWeekOf({ country }: SchoolPlan, { weekdays }: ProgrammePlan): string {
  const days = [1, 2, 3, 4, 5].filter((day) => !weekdays.includes(day));
  if (days.length === 0) return '';
  const hours = country === 'BE' ? { from: '08:30', to: '16:00' } : { from: '08:45', to: '16:15' };
  const stretch = { place: 'SCHOOL' as const, ...hours, breakMinutes: 60 };
  return printPattern(weekPattern([weekOf(Object.fromEntries(days.map((day) => [day, [stretch]])))]), 'nl');
}

export function classKey(programme: ProgrammePlan, year: SchoolYear): string {
  return `${programme.key}-${year}`;
}
export function periodKey(programme: ProgrammePlan, year: SchoolYear, kind: PeriodKind): string {
  return `${programme.key}-${year}-${kind.toLowerCase()}`;
}

export function classRows(): Row[] {
  return SCHOOLS.flatMap((school) =>
    school.programmes.flatMap((one) =>
      (Object.keys(PERIODS) as SchoolYear[]).map((year) => ({
        externalKey: classKey(one, year),
        programme: one.key,
        schoolYear: year,
        name: one.className,
        // The name of a class in mbo ends in its year.
        yearOfProgramme: school.education === 'MBO' ? (/\d$/.exec(one.className)?.[0] ?? '') : '',
      })),
    ),
  );
}

export function periodRows(): Row[] {
  return SCHOOLS.flatMap((school) =>
    school.programmes.flatMap((one) =>
      (Object.keys(PERIODS) as SchoolYear[]).flatMap((year) =>
        one.periods.map((kind) => {
          const { name, startsOn, endsOn, deadline } = PERIODS[year][kind];
          const weeks = Math.round((Date.parse(endsOn) - Date.parse(startsOn)) / 604_800_000);
          return {
            externalKey: periodKey(one, year, kind),
            programme: one.key,
            class: '',
            schoolYear: year,
            name,
            startsOn,
            endsOn,
            workWeek: printPattern(
              patternOfWorkDays({
                weekdays: one.weekdays,
                startTime: school.country === 'BE' ? '08:30' : '08:00',
                endTime: '16:30',
              }),
              'nl',
            ),
            hours: weeks * one.weekdays.length * 8,
            deadline,
            expiryDays: 10,
            maxOpenProposals: 3,
          };
        }),
      ),
    ),
  );
}
