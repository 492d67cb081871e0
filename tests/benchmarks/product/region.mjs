// The region of the benchmarks: the demo region with copies beside it, brought in as everything else is.
import { execFile } from 'node:child_process';
import { cpSync, existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { regionFolder } from '@scheldemond/demo-region';
import { readCsv, writeCsv } from '../../../packages/demo-region/src/csv.ts';
import { demoSnapshot } from '../../support/demo-snapshot.ts';
import { newFolder } from '../../support/run-home.ts';
import { startSystem } from '../../support/start-system.ts';

const IMPORT = fileURLToPath(new URL('../../../api/dist/import.js', import.meta.url));
const SIZE = { students: 5_000, companies: 200, slots: 1_000, placements: 20_000 };
/** So many proposals stand open, for the state changes to withdraw. */
const OPEN = 8_000;
const PLACES = 200;

/** A registration number of Belgium with its check digits. */
function numberOf(index) {
  const first = 9_980_000 + index;
  return `0${first}${String(97 - (first % 97)).padStart(2, '0')}`;
}

function extraCompanies(organisations, sites) {
  const originals = organisations.filter(({ kind }) => kind === 'COMPANY');
  return originals.slice(0, SIZE.companies - originals.length).map((company, at) => {
    const externalKey = `bench-company-${at}`;
    const name = `${company.name} ${at}`;
    const site = sites.find((one) => one.company === company.externalKey);
    return {
      company: { ...company, externalKey, name, country: 'BE', registrationNumber: numberOf(at) },
      site: {
        ...(site?.country === 'BE' ? site : sites[0]),
        externalKey: `${externalKey}-site`,
        company: externalKey,
        establishmentNumber: '',
      },
    };
  });
}

function grouped(rows, field) {
  const groups = new Map();
  for (const row of rows) groups.set(row[field], [...(groups.get(row[field]) ?? []), row]);
  return groups;
}

/** The rows beside those of the demo region, file by file. */
function extraRows() {
  const read = (name) => readCsv(join(regionFolder, `${name}.csv`));
  const companies = extraCompanies(read('organisations'), read('sites'));
  const [students, needs, slots, placements] = ['students', 'needs', 'slots', 'placements'].map(read);
  const byStudent = grouped(needs, 'student');
  const byNeed = grouped(placements, 'need');
  const made = {
    organisations: companies.map(({ company }) => company),
    sites: companies.map(({ site }) => site),
    students: [],
    needs: [],
    slots: slots.slice(0, SIZE.slots - slots.length).map((slot, at) => ({
      ...slot,
      externalKey: `${slot.externalKey}-b`,
      ...(at < companies.length ? { site: companies[at].site.externalKey, mentor: '' } : {}),
      places: PLACES,
    })),
    placements: [],
  };
  const missing = (file, before) => SIZE[file] - before.length - made[file].length;
  for (let at = 0; missing('students', students) > 0; at++) {
    const student = students[at % students.length];
    const copy = (key) => `${key}-${1 + Math.floor(at / students.length)}`;
    made.students.push({ ...student, externalKey: copy(student.externalKey), email: '' });
    for (const need of byStudent.get(student.externalKey) ?? []) {
      made.needs.push({ ...need, externalKey: copy(need.externalKey), student: copy(need.student) });
      for (const placement of byNeed.get(need.externalKey) ?? [])
        made.placements.push({
          ...placement,
          externalKey: copy(placement.externalKey),
          need: copy(placement.need),
          slot: `${placement.slot}-b`,
        });
    }
  }
  const asked = new Set(made.placements.map(({ need, slot }) => `${need} ${slot}`));
  const [sample] = placements.filter(({ state }) => state === 'PROPOSED');
  for (let at = 0; missing('placements', placements) > 0; at++) {
    const need = made.needs[at % made.needs.length];
    let slot = made.slots[(at * 7) % made.slots.length];
    // Each slot is asked once for a need.
    for (let next = at; asked.has(`${need.externalKey} ${slot.externalKey}`); next++)
      slot = made.slots[next % made.slots.length];
    asked.add(`${need.externalKey} ${slot.externalKey}`);
    const proposedAt = new Date(Date.UTC(2026, 9, 1) + at * 120_000).toISOString();
    made.placements.push({
      ...sample,
      externalKey: `bench-placement-${at}`,
      need: need.externalKey,
      slot: slot.externalKey,
      mentor: slot.mentor,
      proposedAt,
      ...(at < OPEN
        ? { state: 'PROPOSED', expiresAt: '2027-06-30T15:00:00.000Z' }
        : { state: 'EXPIRED', expiresAt: new Date(Date.parse(proposedAt) + 864_000_000).toISOString() }),
    });
  }
  return made;
}

/** As many rows as one import takes without wearing out its one transaction on a busy machine. */
const AT_ONCE = 5_000;

/** The rows in the order in which they lead to each other, a folder's worth at a time. */
function inFolders({ organisations, sites, students, slots, needs, placements }) {
  const folders = [{ organisations, sites, slots }];
  for (const [name, rows] of Object.entries({ students, needs, placements }))
    for (let from = 0; from < rows.length; from += AT_ONCE)
      folders.push({ [name]: rows.slice(from, from + AT_ONCE) });
  return folders;
}

/** A data folder with the demo region alone. */
function demoFolder() {
  return demoSnapshot(async (folder) => (await startSystem({ demo: true, dataDir: folder })).stop());
}

async function importRows(files, dataDir) {
  const folder = await newFolder('bench-region');
  for (const [name, rows] of Object.entries(files)) writeCsv(join(folder, `${name}.csv`), rows);
  const env = { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'error' };
  await promisify(execFile)(process.execPath, [IMPORT, folder], { env }).catch(({ stdout, stderr }) => {
    throw new Error(`The region was refused: ${`${stdout}${stderr}`.slice(0, 2_000)}`);
  });
}

/**
 * A data folder with 5,000 students, 200 companies, 1,000 slots and 20,000 placements, imported. With `BENCH_DATA` it is
 * kept there, and each run has a copy.
 */
export async function largeRegion() {
  const kept = process.env.BENCH_DATA;
  const isKept = Boolean(kept) && existsSync(join(kept, 'database'));
  const dataDir = isKept ? await newFolder('bench-data') : await newRegion();
  if (isKept) copyData(kept, dataDir);
  else if (kept) copyData(dataDir, kept);
  return dataDir;
}

/** Qualifications of the proeftuin whose cohort is large in `cohortRegion`. */
const MECHANICS = /mechani|cnc|las|automat|onderhoud/;
/** Periods of that proeftuin that have not begun: a plan is for those. */
const COMING = /^leie-(mechanica|cnc).*spring$/;
const COHORT = 1_300;
/** Copies of the students for one of the slots, so that not all find a place. */
const CROWD = 4;

/** A data folder with the demo region, and one proeftuin in it with so many students to place and slots as crowded. */
export async function cohortRegion() {
  const dataDir = await demoFolder();
  const [students, needs, slots, placements] = ['students', 'needs', 'slots', 'placements'].map((name) =>
    readCsv(join(regionFolder, `${name}.csv`)),
  );
  const proposed = new Set(placements.map(({ need }) => need));
  const open = needs.filter(({ externalKey, period }) => !proposed.has(externalKey) && COMING.test(period));
  const fitting = slots.filter(({ qualifications }) => MECHANICS.test(qualifications));
  const byKey = new Map(students.map((student) => [student.externalKey, student]));
  const files = { students: new Map(), slots: new Map(), needs: new Map() };
  for (let copy = 1; files.needs.size < COHORT; copy++) {
    const copied = (key) => `${key}-c${copy}`;
    for (const need of open) {
      const student = byKey.get(need.student);
      const externalKey = copied(student.externalKey);
      files.students.set(externalKey, { ...student, externalKey, email: '' });
      files.needs.set(copied(need.externalKey), {
        ...need,
        externalKey: copied(need.externalKey),
        student: externalKey,
      });
    }
    if (copy % CROWD === 1)
      for (const slot of fitting)
        files.slots.set(copied(slot.externalKey), { ...slot, externalKey: copied(slot.externalKey) });
  }
  await importRows(
    Object.fromEntries(Object.entries(files).map(([name, rows]) => [name, [...rows.values()]])),
    dataDir,
  );
  return dataDir;
}

function copyData(from, to) {
  cpSync(from, to, { recursive: true, filter: (source) => !lstatSync(source).isSocket() });
}

async function newRegion() {
  const dataDir = await demoFolder();
  const folders = inFolders(extraRows());
  const start = performance.now();
  for (const files of folders) await importRows(files, dataDir);
  const seconds = (performance.now() - start) / 1_000;
  const rows = folders.flatMap((files) => Object.values(files)).reduce((sum, { length }) => sum + length, 0);
  console.log(`${rows} rows were imported beside the demo region in ${seconds.toFixed(1)} s.`);
  return dataDir;
}
