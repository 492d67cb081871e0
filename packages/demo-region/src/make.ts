import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeCsv, type Row } from './csv.ts';
import { regionFolder } from './index.ts';
import {
  companyPeople,
  makeCompanies,
  makeRecognitions,
  organisationRows,
  recognitionRows,
  siteRows,
} from './make/companies.ts';
import { Names } from './make/names.ts';
import { makeTeachers, schoolPeople, teacherOf } from './make/people.ts';
import { daysPlaced, makePlacements, placementRows } from './make/placements.ts';
import { journalRows, proeftuinRows, REGION, targetRows } from './make/proeftuinen.ts';
import { qualificationRows } from './make/qualifications.ts';
import { classRows, periodRows, programmeRows, SCHOOLS } from './make/schools.ts';
import { makeSlots, slotRows } from './make/slots.ts';
import { makeNeeds, makeStudents, needRows, studentRows } from './make/students.ts';
import { Random } from './random.ts';

const SEED = 20261124;

/** Every file of the region, the same at every run. */
export function makeRegion(): Record<string, Row[]> {
  const random = new Random(SEED);
  const names = new Names(random);
  names.reserve({ firstName: 'Geert', lastName: 'Dhaenens' });
  const teachers = makeTeachers(names);
  const companies = makeCompanies(random, names);
  const dual = new Set(
    SCHOOLS.flatMap(({ programmes }) => programmes)
      .filter(({ form }) => form.startsWith('DUAL'))
      .map(({ qualification }) => qualification),
  );
  const recognitions = makeRecognitions(random, companies, dual);
  const slots = makeSlots(random, companies);
  const students = makeStudents(random, names);
  const needs = makeNeeds(students);
  const placements = makePlacements(random, needs, slots, recognitions);
  const school = schoolPeople(random, names, teachers, students);
  const company = companyPeople(companies);
  const partners: Row[] = [
    {
      externalKey: REGION,
      kind: 'PARTNER',
      name: 'Regiecentrum Scheldemond',
      shortName: 'Regiecentrum',
      country: 'BE',
      municipality: 'Gent',
      registrationNumber: '',
      education: '',
      sector: '',
    },
    {
      externalKey: 'partner-huis-van-techniek',
      kind: 'PARTNER',
      name: 'Huis van Techniek en Zorg',
      shortName: 'Huis van Techniek',
      country: 'BE',
      municipality: 'Brugge',
      registrationNumber: '',
      education: '',
      sector: '',
    },
  ];
  const schools: Row[] = SCHOOLS.map((one) => ({
    externalKey: one.key,
    kind: 'SCHOOL',
    name: one.name,
    shortName: one.shortName,
    country: one.country,
    municipality: one.place,
    registrationNumber: '',
    education: one.education,
    sector: '',
  }));
  return {
    qualifications: qualificationRows(),
    organisations: [...schools, ...partners, ...organisationRows(companies)],
    sites: siteRows(companies),
    recognitions: recognitionRows(recognitions),
    proeftuinen: proeftuinRows(),
    programmes: programmeRows(),
    classes: classRows(),
    periods: periodRows(),
    persons: [...school.persons, ...company.persons],
    students: studentRows(students),
    memberships: [...school.memberships, ...company.memberships],
    targets: targetRows(),
    journal: journalRows(),
    needs: needRows(needs),
    slots: slotRows(slots, daysPlaced(placements)),
    placements: placementRows(random, placements, teacherOf(teachers)),
    'demo-accounts': school.demo,
  };
}

/** Writes the region into a folder. */
export function writeRegion(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, rows] of Object.entries(makeRegion())) writeCsv(join(folder, `${name}.csv`), rows);
}

if (process.argv[1]?.endsWith('make.ts')) writeRegion(regionFolder);
