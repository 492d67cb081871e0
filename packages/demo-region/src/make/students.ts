import { list, type Row } from '../csv.ts';
import type { Random } from '../random.ts';
import { mailbox, type Name, type Names } from './names.ts';
import { placeNamed, placeNear, pointIn, streetIn, type Place } from './places.ts';
import {
  classKey,
  periodKey,
  SCHOOLS,
  type PeriodKind,
  type ProgrammePlan,
  type SchoolPlan,
  type SchoolYear,
} from './schools.ts';

export interface Student extends Name {
  key: string;
  school: SchoolPlan;
  programme: ProgrammePlan;
  year: SchoolYear;
  birthDate: string;
  home: Place;
  lat: string;
  lon: string;
  street: string;
  means: string[];
  minutes: number;
}
export interface Need {
  key: string;
  student: Student;
  kind: PeriodKind;
}

const TOTAL = 1200;
const WISHES = [
  '',
  '',
  '',
  'liefst een klein team',
  'graag dicht bij huis',
  'wil graag veel zelf doen',
  'kastenbouw, liefst een klein team',
  'liever geen vroege uren',
];

function birthDate(random: Random, [youngest, oldest]: [number, number], year: SchoolYear): string {
  const age = random.between(youngest, oldest);
  const born = Number(year.slice(0, 4)) - age;
  return `${born}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`;
}

function meansOf(random: Random, adult: boolean): string[] {
  const means = ['PUBLIC_TRANSPORT', random.chance(0.35) ? 'E_BICYCLE' : 'BICYCLE'];
  if (!adult && random.chance(0.1)) means.push('MOPED');
  if (adult && random.chance(0.5)) means.push('CAR');
  return means;
}

export function makeStudents(random: Random, names: Names): Student[] {
  const students: Student[] = [];
  const add = (school: SchoolPlan, programme: ProgrammePlan, year: SchoolYear, fixed?: Partial<Student>) => {
    const home = placeNear(random, placeNamed(school.place), 22, true);
    const born = birthDate(random, programme.ages, year);
    const adult = born < '2008-11-24';
    const student: Student = {
      key: `student-${String(students.length + 1).padStart(4, '0')}`,
      ...(fixed?.firstName
        ? { firstName: fixed.firstName, lastName: fixed.lastName! }
        : names.next(school.country)),
      school,
      programme,
      year,
      birthDate: born,
      home,
      ...pointIn(random, home),
      street: streetIn(random, home),
      means: meansOf(random, adult),
      minutes: random.pick([30, 40, 45, 45, 60, 60, 75]),
      ...fixed,
    };
    students.push(student);
  };
  const plans = SCHOOLS.flatMap((school) => school.programmes.map((programme) => ({ school, programme })));
  for (const { school, programme } of plans) {
    const small = programme.proeftuin === 'pt-kanaalzone';
    const count = small ? programme.students : Math.round(programme.students * 0.82);
    for (let one = 0; one < count; one++) {
      if (programme.key === 'kreek-elektro' && one === 0) {
        const home = placeNamed('Eeklo');
        names.reserve({ firstName: 'Thibo', lastName: 'Van den Abeele' });
        add(school, programme, '2026-2027', {
          firstName: 'Thibo',
          lastName: 'Van den Abeele',
          birthDate: '2009-05-14',
          home,
          lat: '51.18410',
          lon: '3.56300',
          means: ['PUBLIC_TRANSPORT', 'E_BICYCLE'],
          minutes: 45,
        });
      } else add(school, programme, '2026-2027');
    }
  }
  for (let at = 0; students.length < TOTAL; at++) {
    const { school, programme } = plans[at % plans.length]!;
    add(school, programme, '2025-2026');
  }
  return students;
}

export function makeNeeds(students: Student[]): Need[] {
  return students.flatMap((student) => {
    const { periods } = student.programme;
    const own =
      student.year === '2026-2027'
        ? periods
        : periods.slice(0, 1 + (Number(student.key.slice(-1)) % periods.length));
    return own.map((kind) => ({ key: `need-${student.key}-${kind.toLowerCase()}`, student, kind }));
  });
}

export function studentRows(students: Student[]): Row[] {
  return students.map((student) => ({
    externalKey: student.key,
    class: classKey(student.programme, student.year),
    firstName: student.firstName,
    lastName: student.lastName,
    birthDate: student.birthDate,
    email: `${mailbox(student)}.${student.key.slice(-4)}@leerling.${student.school.domain}`,
    phone:
      student.school.country === 'BE'
        ? `0470 55 ${student.key.slice(-4, -2)} ${student.key.slice(-2)}`
        : `06 5555 ${student.key.slice(-4)}`,
    street: student.street,
    postcode: student.home.postcode,
    place: student.home.place,
    country: student.home.country,
    lat: student.lat,
    lon: student.lon,
    travelMeans: list(...student.means),
    maxTravelMinutes: student.minutes,
    languages: Number(student.key.slice(-1)) % 7 === 0 ? 'nl|fr' : 'nl',
    parentContact: student.birthDate > '2008-11-24' ? `ouder.${student.key.slice(-4)}@thuis.example` : '',
    guidanceNote:
      Number(student.key.slice(-2)) % 23 === 0
        ? 'Heeft baat bij een vaste begeleider en duidelijke afspraken.'
        : '',
  }));
}

export function needRows(needs: Need[]): Row[] {
  return needs.map((need, at) => ({
    externalKey: need.key,
    student: need.student.key,
    period: periodKey(need.student.programme, need.student.year, need.kind),
    parts: 1,
    wish:
      need.student.firstName === 'Thibo' && need.student.lastName === 'Van den Abeele'
        ? 'kastenbouw, liefst een klein team'
        : WISHES[at % WISHES.length],
  }));
}
