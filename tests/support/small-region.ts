import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { newFolder } from './run-home.ts';

const IMPORT = fileURLToPath(new URL('../../api/dist/import.js', import.meta.url));

/** One school and three companies with a slot each: students are proposed to the first, the last of them to both others. */
export interface SmallRegion {
  students: number;
  places: number;
  /** How many of the students are proposed to both others; without it the last alone. */
  contested?: number;
  /** How many of the last students are proposed at all; without it every one. */
  proposed?: number;
  /** Stands behind every text that a person wrote. */
  words?: string;
}

const TEXTS = new Set(
  'name title shortName municipality firstName lastName street place tasks note wish guidanceNote parentContact signedBy'.split(
    ' ',
  ),
);

type Row = Record<string, string | number | boolean>;

/** Imports a small region of its own beside what a data folder or database holds already. */
export async function importSmallRegion(region: SmallRegion, env: Record<string, string>): Promise<void> {
  const folder = await newFolder('region');
  mkdirSync(folder, { recursive: true });
  for (const [name, rows] of Object.entries(rowsOf(region))) {
    const columns = Object.keys(rows[0]!);
    const cell = (row: Row, column: string): string => {
      const text = `${row[column]}${TEXTS.has(column) ? (region.words ?? '') : ''}`;
      return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    const lines = rows.map((row) => columns.map((column) => cell(row, column)).join(','));
    writeFileSync(join(folder, `${name}.csv`), `${[columns.join(','), ...lines].join('\n')}\n`);
  }
  await promisify(execFile)(process.execPath, [IMPORT, folder], { env: { ...process.env, ...env } });
}

function rowsOf({
  students,
  places,
  contested = 1,
  proposed = students,
}: SmallRegion): Record<string, Row[]> {
  const all = Array.from({ length: students }, (_, at) => at + 1);
  const companies = ['een', 'twee', 'drie'];
  const person = (key: string) => ({
    externalKey: key,
    firstName: key,
    lastName: 'Race',
    email: `${key}@race.example`,
    phone: '',
    language: 'nl',
  });
  const proposal = (student: number, company: string) => ({
    externalKey: `race-p-${student}-${company}`,
    need: `race-n-${student}`,
    part: 1,
    slot: `race-slot-${company}`,
    state: 'PROPOSED',
    startsOn: '2027-02-15',
    endsOn: '2027-05-21',
    week: 'do-vr bedrijf 8:00-16:00',
    note: '',
    proposedBy: 'race-leraar',
    proposedAt: '2026-11-23T09:00:00Z',
    expiresAt: '2026-12-10T16:00:00Z',
    mentor: `race-mentor-${company}`,
    answeredAt: '',
    reasonCode: '',
    reasonWords: '',
    counterStartsOn: '',
    counterEndsOn: '',
    counterWeekdays: '',
    counterMessage: '',
    agreementSignedBy: '',
    agreementSignedOn: '',
    agreementReference: '',
  });
  return {
    qualifications: [
      {
        externalKey: 'race-q',
        code: 'R1',
        title: 'Race',
        level: 4,
        country: 'BE',
        sector: 'TECHNOLOGY',
        escoCodes: '',
        escoUris: '',
        escoLabelsNl: '',
        escoLabelsEn: '',
        shortage: true,
      },
    ],
    organisations: [
      {
        externalKey: 'race-school',
        kind: 'SCHOOL',
        name: 'Raceschool',
        shortName: 'Race',
        country: 'BE',
        municipality: 'Gent',
        registrationNumber: '',
        education: 'SECONDARY',
        sector: '',
      },
      {
        externalKey: 'race-partner',
        kind: 'PARTNER',
        name: 'Race en leren',
        shortName: 'Race',
        country: 'BE',
        municipality: 'Gent',
        registrationNumber: '',
        education: '',
        sector: '',
      },
      ...companies.map((one) => ({
        externalKey: `race-${one}`,
        kind: 'COMPANY',
        name: `Race ${one}`,
        shortName: one,
        country: 'BE',
        municipality: 'Gent',
        registrationNumber: '',
        education: '',
        sector: 'TECHNOLOGY',
      })),
    ],
    proeftuinen: [
      {
        externalKey: 'race-proeftuin',
        title: 'Race',
        summary: 'Leren',
        sector: 'TECHNOLOGY',
        level: 4,
        phase: 'RESEARCH',
        phases: '',
        hybridForms: 'STAGE',
        partners: 'race-partner:leren',
      },
    ],
    sites: companies.map((one) => ({
      externalKey: `race-site-${one}`,
      company: `race-${one}`,
      name: one,
      street: 'Kaai 1',
      postcode: '9000',
      place: 'Gent',
      province: 'OOST_VLAANDEREN',
      country: 'BE',
      lat: 51.05,
      lon: 3.72,
      establishmentNumber: '',
    })),
    programmes: [
      {
        externalKey: 'race-programme',
        school: 'race-school',
        qualification: 'race-q',
        title: 'Race',
        education: 'SECONDARY',
        form: 'STAGE',
        proeftuin: 'race-proeftuin',
        schoolWeek: '',
        years: '',
      },
    ],
    classes: [
      {
        externalKey: 'race-class',
        programme: 'race-programme',
        schoolYear: '2026-2027',
        name: '6 Race',
        yearOfProgramme: '',
      },
    ],
    periods: [
      {
        externalKey: 'race-period',
        programme: 'race-programme',
        class: '',
        schoolYear: '2026-2027',
        name: 'P',
        startsOn: '2027-02-15',
        endsOn: '2027-05-21',
        workWeek: 'do-vr bedrijf 8:00-16:00',
        hours: '',
        deadline: '',
        expiryDays: 10,
        maxOpenProposals: 3,
      },
    ],
    persons: ['race-leraar', 'race-coordinator', ...companies.map((one) => `race-mentor-${one}`)].map(person),
    students: all.map((one) => ({
      externalKey: `race-s-${one}`,
      class: 'race-class',
      firstName: `Nr${one}`,
      lastName: 'Race',
      birthDate: '2009-01-01',
      email: '',
      phone: '',
      street: '',
      postcode: '',
      place: '',
      country: '',
      lat: '',
      lon: '',
      travelMeans: 'BICYCLE',
      maxTravelMinutes: '',
      languages: 'nl',
      parentContact: '',
      guidanceNote: '',
    })),
    memberships: [
      {
        externalKey: 'race-m-leraar',
        person: 'race-leraar',
        organisation: 'race-school',
        role: 'TEACHER',
        classes: 'race-class',
        sites: '',
        proeftuinen: '',
        student: '',
      },
      {
        externalKey: 'race-m-coordinator',
        person: 'race-coordinator',
        organisation: 'race-partner',
        role: 'COORDINATOR',
        classes: '',
        sites: '',
        proeftuinen: 'race-proeftuin',
        student: '',
      },
      ...companies.map((one) => ({
        externalKey: `race-m-${one}`,
        person: `race-mentor-${one}`,
        organisation: `race-${one}`,
        role: 'MENTOR',
        classes: '',
        sites: '',
        proeftuinen: '',
        student: '',
      })),
    ],
    needs: all.map((one) => ({
      externalKey: `race-n-${one}`,
      student: `race-s-${one}`,
      period: 'race-period',
      parts: 1,
      wish: '',
    })),
    slots: companies.map((one) => ({
      externalKey: `race-slot-${one}`,
      site: `race-site-${one}`,
      qualifications: 'race-q',
      title: `Werk ${one}`,
      tasks: 'Alles',
      requirements: '',
      startsOn: '2026-09-01',
      endsOn: '2027-07-01',
      offer: 'do-vr 8:00-16:00',
      places,
      language: 'nl',
      minimumAge: '',
      mentor: `race-mentor-${one}`,
      lastConfirmedOn: '2026-11-20',
      paused: false,
      closed: false,
    })),
    placements: [
      ...all.slice(students - proposed, -contested).map((one) => proposal(one, 'een')),
      ...all.slice(-contested).flatMap((one) => [proposal(one, 'twee'), proposal(one, 'drie')]),
    ],
    'demo-accounts': ['leraar', 'coordinator', ...companies].map((one, at) => ({
      externalKey: `race-${one}`,
      person: companies.includes(one) ? `race-mentor-${one}` : `race-${one}`,
      membership: `race-m-${one}`,
      order: at + 1,
      descriptionNl: one,
      descriptionEn: one,
    })),
  };
}
