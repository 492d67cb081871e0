import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ageOn } from '@scheldemond/domain/time/working-day';
import { fitOfWork } from '@scheldemond/domain/week/offer-fit';
import { parseOffer } from '@scheldemond/domain/week/offer-text';
import { parsePattern } from '@scheldemond/domain/week/parse-line';
import { weekdaysOf } from '@scheldemond/domain/week/pattern';
import { plannedMinutes } from '@scheldemond/domain/week/stretch';
import Papa from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import { regionFolder } from './index.ts';
import { writeRegion } from './make.ts';

/** The day on which the demo region stands still. */
const TODAY = '2026-11-24';
const HOLDS = ['ACCEPTED', 'READY', 'ACTIVE', 'INTERRUPTED'];
const FILLS = [...HOLDS, 'COMPLETED', 'CLOSED'];
const OPEN = ['PROPOSED', 'COUNTERED'];
const HOSTED = [...FILLS, 'ENDED_EARLY'];
const STATES = ['DRAFT', ...HOSTED, ...OPEN, 'DECLINED', 'WITHDRAWN', 'EXPIRED'];

type Row = Record<string, string>;

const files = readdirSync(regionFolder).sort();
const region = new Map(
  files.map((file) => [
    file.replace('.csv', ''),
    Papa.parse<Row>(readFileSync(join(regionFolder, file), 'utf8'), { header: true, skipEmptyLines: true })
      .data,
  ]),
);
const rows = (name: string): Row[] => region.get(name) ?? [];
const by = (name: string): Map<string, Row> =>
  new Map(rows(name).map((row) => [row['externalKey'] ?? '', row]));
const cell = (row: Row | undefined, column: string): string => row?.[column] ?? '';
const items = (row: Row, column: string): string[] => cell(row, column).split('|').filter(Boolean);
const tally = <T>(list: readonly T[], of: (item: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const item of list) counts[of(item)] = (counts[of(item)] ?? 0) + 1;
  return counts;
};

const offerOf = (slot: Row | undefined) => parseOffer(cell(slot, 'offer'), 'nl').value!;
const weekOf = (placement: Row) => parsePattern(cell(placement, 'week'), 'nl').value!;
const workedDays = (placement: Row) => weekdaysOf(weekOf(placement));
const askedDays = (period: Row | undefined) =>
  weekdaysOf(parsePattern(cell(period, 'workWeek'), 'nl').value!);

/** Which column names a row of which file; `?` may be empty. */
const REFERENCES: Record<string, string[]> = {
  sites: ['company organisations'],
  recognitions: ['site sites', 'qualification qualifications'],
  programmes: ['school organisations', 'qualification qualifications', 'proeftuin? proeftuinen'],
  classes: ['programme programmes'],
  periods: ['programme programmes', 'class? classes'],
  students: ['class classes'],
  memberships: [
    'person persons',
    'organisation organisations',
    'classes? classes',
    'sites? sites',
    'proeftuinen? proeftuinen',
    'student? students',
  ],
  targets: ['proeftuin proeftuinen'],
  journal: ['proeftuin proeftuinen', 'author? persons'],
  needs: ['student students', 'period periods'],
  slots: ['site sites', 'qualifications qualifications', 'mentor persons'],
  placements: ['need needs', 'slot slots', 'proposedBy persons', 'mentor persons'],
  'demo-accounts': ['person persons', 'membership memberships'],
};

/** Placements with everything around them. */
const needs = by('needs');
const slots = by('slots');
const students = by('students');
const classes = by('classes');
const programmes = by('programmes');
const periods = by('periods');
const sites = by('sites');
const organisations = by('organisations');
const placements = rows('placements').map((row) => {
  const need = needs.get(cell(row, 'need'));
  const slot = slots.get(cell(row, 'slot'));
  const student = students.get(cell(need, 'student'));
  const programme = programmes.get(cell(classes.get(cell(student, 'class')), 'programme'));
  return {
    row,
    key: cell(row, 'externalKey'),
    state: cell(row, 'state'),
    slot,
    programme,
    period: periods.get(cell(need, 'period')),
    site: sites.get(cell(slot, 'site')),
    school: organisations.get(cell(programme, 'school')),
  };
});

describe('the generator', () => {
  const folders: string[] = [];
  afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

  it('writes exactly the files that are kept, every time', () => {
    for (let time = 0; time < 2; time++) {
      const folder = mkdtempSync(join(tmpdir(), 'scheldemond-region-'));
      folders.push(folder);
      writeRegion(folder);
      expect(readdirSync(folder).sort()).toEqual(files);
      const changed = files.filter(
        (file) => !readFileSync(join(folder, file)).equals(readFileSync(join(regionFolder, file))),
      );
      expect(changed, 'made anew by `npm run make`').toEqual([]);
    }
  });
});

describe('the region', () => {
  it('has the size of the fact sheet’s scenario', () => {
    const kinds = tally(rows('organisations'), (row) => cell(row, 'kind'));
    expect(kinds['SCHOOL']).toBe(12);
    expect(kinds['COMPANY']).toBeGreaterThanOrEqual(145);
    expect(kinds['COMPANY']).toBeLessThanOrEqual(165);
    expect(kinds['PARTNER']).toBeGreaterThan(0);
    expect(rows('students')).toHaveLength(1200);
    expect(rows('slots')).toHaveLength(500);
    expect(rows('placements')).toHaveLength(900);
    expect(rows('proeftuinen')).toHaveLength(7);
  });

  it('has placements in every state, in two school years, and students in both countries', () => {
    expect(new Set(placements.map(({ state }) => state))).toEqual(new Set(STATES));
    const years = tally(placements, ({ period }) => cell(period, 'schoolYear'));
    expect(Object.keys(years).sort()).toEqual(['2025-2026', '2026-2027']);
    expect(Math.min(...Object.values(years))).toBeGreaterThan(100);
    const countries = tally(placements, ({ school }) => cell(school, 'country'));
    expect(Math.min(countries['BE'] ?? 0, countries['NL'] ?? 0)).toBeGreaterThan(100);
    const across = placements.filter(
      ({ school, site }) => cell(school, 'country') !== cell(site, 'country'),
    ).length;
    expect(across).toBeGreaterThan(20);
  });

  it('has sites in the three provinces, each in the box of its province and country', () => {
    const provinces = tally(rows('sites'), (row) => cell(row, 'province'));
    expect(Object.keys(provinces).sort()).toEqual(['OOST_VLAANDEREN', 'WEST_VLAANDEREN', 'ZEELAND']);
    expect(Math.min(...Object.values(provinces))).toBeGreaterThan(20);
    const boxes: Record<string, [number, number, number, number]> = {
      OOST_VLAANDEREN: [50.68, 51.36, 3.3, 4.42],
      WEST_VLAANDEREN: [50.65, 51.4, 2.52, 3.56],
      ZEELAND: [51.18, 51.78, 3.33, 4.3],
    };
    for (const row of rows('sites')) {
      const [south, north, west, east] = boxes[cell(row, 'province')] ?? [0, 0, 0, 0];
      const [lat, lon] = [Number(cell(row, 'lat')), Number(cell(row, 'lon'))];
      const inside = lat >= south && lat <= north && lon >= west && lon <= east;
      expect(inside, `${cell(row, 'externalKey')} at ${lat}, ${lon}`).toBe(true);
      expect(cell(row, 'country')).toBe(cell(row, 'province') === 'ZEELAND' ? 'NL' : 'BE');
    }
  });

  it('names only rows that exist, and each row once', () => {
    const wrong: string[] = [];
    for (const [file, list] of region) {
      const keys = list.map((row) => cell(row, 'externalKey'));
      expect(new Set(keys).size, `keys of ${file}`).toBe(keys.length);
      for (const reference of REFERENCES[file] ?? []) {
        const [named = '', target = ''] = reference.split(' ');
        const column = named.replace('?', '');
        const known = by(target);
        for (const row of list) {
          const names = items(row, column);
          if (names.length === 0 && !named.endsWith('?')) wrong.push(`${file}: empty ${column}`);
          for (const name of names)
            if (!known.has(name)) wrong.push(`${file}: ${column} names ${name}, not in ${target}`);
        }
      }
    }
    for (const row of rows('proeftuinen'))
      for (const partner of items(row, 'partners'))
        if (!organisations.has(partner.split(':')[0] ?? '')) wrong.push(`proeftuinen: ${partner}`);
    expect(wrong).toEqual([]);
  });

  it('has registration numbers with right check digits, each once', () => {
    const checked = (digits: string) => 97n - (BigInt(digits.slice(0, 8)) % 97n) === BigInt(digits.slice(8));
    const companies = rows('organisations').filter((row) => cell(row, 'kind') === 'COMPANY');
    for (const row of companies) {
      const number = cell(row, 'registrationNumber');
      if (cell(row, 'country') === 'NL') expect(number).toMatch(/^\d{8}$/);
      else
        expect(/^[01]\d{9}$/.test(number) && checked(number), `${cell(row, 'name')}: ${number}`).toBe(true);
    }
    const numbers = companies.map((row) => cell(row, 'registrationNumber'));
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const row of rows('sites')) {
      const number = cell(row, 'establishmentNumber');
      if (cell(row, 'country') === 'NL') expect(number).toMatch(/^\d{12}$/);
      else expect(/^[2-8]\d{9}$/.test(number) && checked(number), `${number}`).toBe(true);
    }
  });

  it('writes only to addresses and numbers that nobody has', () => {
    const addresses = [...rows('persons'), ...rows('students')].map((row) => cell(row, 'email'));
    expect(addresses.filter((address) => address && !address.endsWith('.example'))).toEqual([]);
    const known = addresses.filter(Boolean);
    expect(new Set(known).size).toBe(known.length);
  });

  it('links every qualification to an occupation of ESCO that the kept list knows', () => {
    const sources = new URL('../sources/esco-occupations.csv', import.meta.url);
    const occupations = Papa.parse<Row>(readFileSync(sources, 'utf8'), {
      header: true,
      skipEmptyLines: true,
    }).data;
    const known = new Map(occupations.map((row) => [cell(row, 'uri'), row]));
    for (const row of rows('qualifications')) {
      const uris = items(row, 'escoUris');
      expect(uris.length, `${cell(row, 'title')}`).toBeGreaterThan(0);
      uris.forEach((uri, at) => {
        expect(cell(known.get(uri), 'escoCode')).toBe(items(row, 'escoCodes')[at]);
        expect(cell(known.get(uri), 'labelNl')).toBe(items(row, 'escoLabelsNl')[at]);
        expect(cell(known.get(uri), 'labelEn')).toBe(items(row, 'escoLabelsEn')[at]);
      });
    }
    expect(rows('qualifications').filter((row) => cell(row, 'shortage') === 'true').length).toBeGreaterThan(
      5,
    );
  });
});

describe('the placements', () => {
  it('take no slot over its places', () => {
    const held = tally(
      placements.filter(({ state }) => HOLDS.includes(state)),
      ({ row }) => cell(row, 'slot'),
    );
    const over = Object.entries(held).filter(
      ([slot, count]) => count > Number(cell(slots.get(slot), 'places')),
    );
    expect(over).toEqual([]);
    const states = tally(rows('slots'), (row) => {
      if (cell(row, 'closed') === 'true') return 'CLOSED';
      if (cell(row, 'paused') === 'true') return 'PAUSED';
      return (held[cell(row, 'externalKey')] ?? 0) >= Number(cell(row, 'places')) ? 'FULL' : 'OPEN';
    });
    expect(Object.keys(states).sort()).toEqual(['CLOSED', 'FULL', 'OPEN', 'PAUSED']);
  });

  it('fill each part of a need at most once, and ask a slot at most once at a time', () => {
    const part = ({ row }: (typeof placements)[number]) => `${cell(row, 'need')} ${cell(row, 'part')}`;
    const filled = tally(
      placements.filter(({ state }) => FILLS.includes(state)),
      part,
    );
    expect(Object.entries(filled).filter(([, count]) => count > 1)).toEqual([]);
    const open = placements.filter(({ state }) => OPEN.includes(state));
    const asked = tally(open, (one) => `${part(one)} ${cell(one.row, 'slot')}`);
    expect(Object.entries(asked).filter(([, count]) => count > 1)).toEqual([]);
    expect(open.filter((one) => (filled[part(one)] ?? 0) > 0).map(({ key }) => key)).toEqual([]);
  });

  it('lie within period and slot, by day, weekday and time', () => {
    const outside = placements.filter(
      ({ row, period, slot }) =>
        !fitOfWork(offerOf(slot), weekOf(row)).fits ||
        workedDays(row).some((day) => !askedDays(period).includes(day)) ||
        workedDays(row).length === 0 ||
        [period, slot].some(
          (around) =>
            cell(row, 'startsOn') < cell(around, 'startsOn') ||
            cell(row, 'endsOn') > cell(around, 'endsOn') ||
            cell(row, 'endsOn') < cell(row, 'startsOn'),
        ),
    );
    expect(outside.map(({ key }) => key)).toEqual([]);
  });

  it('give the young in Belgium the break that the law asks, and no more than eight hours', () => {
    const told = placements.flatMap(({ key, row, slot }) => {
      const site = sites.get(cell(slot, 'site'));
      const student = students.get(cell(needs.get(cell(row, 'need')), 'student'));
      const young = ageOn(cell(student, 'birthDate'), cell(row, 'startsOn')) < 18;
      if (cell(site, 'country') !== 'BE' || !young) return [];
      return weekOf(row)
        .weeks.flat(2)
        .filter((one) => one.breakMinutes < 60 || plannedMinutes(one) > 480)
        .map(() => key);
    });
    expect(told).toEqual([]);
  });

  it('stand in a state that fits their dates today', () => {
    for (const { key, state, row } of placements) {
      const [startsOn, endsOn] = [cell(row, 'startsOn'), cell(row, 'endsOn')];
      if (OPEN.includes(state))
        expect(cell(row, 'expiresAt').slice(0, 10) > TODAY, `${key} expires`).toBe(true);
      if (state === 'EXPIRED') expect(cell(row, 'expiresAt').slice(0, 10) <= TODAY, `${key}`).toBe(true);
      if (state === 'READY') expect(startsOn > TODAY, `${key} is ready for later`).toBe(true);
      if (state === 'ACTIVE') expect(startsOn <= TODAY && TODAY <= endsOn, `${key} is under way`).toBe(true);
      if (state === 'COMPLETED' || state === 'CLOSED') expect(endsOn < TODAY, `${key} is over`).toBe(true);
      if (state === 'ENDED_EARLY') expect(startsOn <= TODAY, `${key} began`).toBe(true);
      expect(cell(row, 'proposedAt').slice(0, 10) <= TODAY, `${key} was proposed`).toBe(true);
    }
  });

  it('have a reason when declined or ended early, and terms when answered with others', () => {
    const bare = placements.filter(
      ({ state, row }) =>
        (['DECLINED', 'ENDED_EARLY'].includes(state) && !cell(row, 'reasonCode')) ||
        (state === 'COUNTERED' && !(cell(row, 'counterStartsOn') && cell(row, 'counterWeekdays'))) ||
        (['READY', 'ACTIVE', 'COMPLETED', 'CLOSED'].includes(state) && !cell(row, 'agreementSignedOn')),
    );
    expect(bare.map(({ key, state }) => `${key} ${state}`)).toEqual([]);
  });

  it('are at a slot for the programme’s qualification, recognised while it is used', () => {
    const register = (form: string) =>
      form.startsWith('BPV') ? 'SBB' : form.startsWith('DUAL') ? 'DUAL' : null;
    const wrong: string[] = [];
    for (const { key, state, row, slot, programme } of placements) {
      const qualification = cell(programme, 'qualification');
      if (!slot || !items(slot, 'qualifications').includes(qualification))
        wrong.push(`${key}: qualification`);
      const scheme = register(cell(programme, 'form'));
      if (!scheme || !HOSTED.includes(state) || state === 'ACCEPTED') continue;
      const valid = rows('recognitions').some(
        (one) =>
          cell(one, 'site') === cell(slot, 'site') &&
          cell(one, 'qualification') === qualification &&
          cell(one, 'scheme') === scheme &&
          cell(one, 'status') === 'VALID' &&
          cell(one, 'validFrom') <= cell(row, 'startsOn') &&
          (!cell(one, 'validTo') || cell(one, 'validTo') >= cell(row, 'startsOn')),
      );
      if (!valid) wrong.push(`${key} ${state}: no valid recognition`);
    }
    expect(wrong).toEqual([]);
  });

  it('are proposed by staff of the school and answered by people of the company', () => {
    const works = new Map<string, Set<string>>();
    for (const row of rows('memberships')) {
      const known = works.get(cell(row, 'person')) ?? new Set();
      works.set(cell(row, 'person'), known.add(cell(row, 'organisation')));
    }
    const strangers = placements.filter(
      ({ row, programme, site }) =>
        !works.get(cell(row, 'proposedBy'))?.has(cell(programme, 'school')) ||
        !works.get(cell(row, 'mentor'))?.has(cell(site, 'company')),
    );
    expect(strangers.map(({ key }) => key)).toEqual([]);
  });
});
