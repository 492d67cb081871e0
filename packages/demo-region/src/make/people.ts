import { list, type Row } from '../csv.ts';
import type { Random } from '../random.ts';
import { mailbox, type Names } from './names.ts';
import { COORDINATORS, REGION } from './proeftuinen.ts';
import { classKey, PERIODS, SCHOOLS, type SchoolPlan, type SchoolYear } from './schools.ts';
import type { Need, Student } from './students.ts';

const YEARS = Object.keys(PERIODS) as SchoolYear[];

interface Teacher {
  key: string;
  firstName: string;
  lastName: string;
  school: SchoolPlan;
  programmes: string[];
}

/** One teacher for each two programmes, and the two of the demo. */
export function makeTeachers(names: Names): Teacher[] {
  names.reserve({ firstName: 'Annelies', lastName: 'Vandecasteele' });
  names.reserve({ firstName: 'Marloes', lastName: 'de Bruijne' });
  return SCHOOLS.flatMap((school) => {
    const groups: string[][] = [];
    for (let at = 0; at < school.programmes.length; at += 2)
      groups.push(school.programmes.slice(at, at + 2).map(({ key }) => key));
    return groups.map((programmes, at) => {
      const fixed =
        at === 0 && school.key === 'school-de-kreek'
          ? { firstName: 'Annelies', lastName: 'Vandecasteele' }
          : at === 0 && school.key === 'school-de-honte'
            ? { firstName: 'Marloes', lastName: 'de Bruijne' }
            : names.next(school.country);
      return { key: `teacher-${school.key.slice(7)}-${at + 1}`, ...fixed, school, programmes };
    });
  });
}

export function teacherOf(teachers: Teacher[]): (need: Need) => string {
  const byProgramme = new Map(
    teachers.flatMap(({ key, programmes }) => programmes.map((programme) => [programme, key] as const)),
  );
  return ({ student }) => byProgramme.get(student.programme.key)!;
}

function phone(country: 'BE' | 'NL', at: number): string {
  return country === 'BE' ? `09 555 01 ${String(27 + at)}` : `0115 55 01 ${String(27 + at)}`;
}

function member(key: string, person: string, organisation: string, role: string, more: Row = {}): Row {
  return {
    externalKey: key,
    person,
    organisation,
    role,
    classes: '',
    sites: '',
    proeftuinen: '',
    student: '',
    ...more,
  };
}

export function schoolPeople(
  random: Random,
  names: Names,
  teachers: Teacher[],
  students: Student[],
): { persons: Row[]; memberships: Row[]; demo: Row[] } {
  const persons: Row[] = [];
  const memberships: Row[] = [];
  const person = (key: string, firstName: string, lastName: string, domain: string, number: string) =>
    persons.push({
      externalKey: key,
      firstName,
      lastName,
      email: `${mailbox({ firstName, lastName })}@${domain}`,
      phone: number,
      language: 'nl',
    });
  for (const [at, teacher] of teachers.entries()) {
    person(
      teacher.key,
      teacher.firstName,
      teacher.lastName,
      teacher.school.domain,
      phone(teacher.school.country, at),
    );
    const classes = teacher.school.programmes
      .filter(({ key }) => teacher.programmes.includes(key))
      .flatMap((programme) => YEARS.map((year) => classKey(programme, year)));
    memberships.push(
      member(`m-${teacher.key}`, teacher.key, teacher.school.key, 'TEACHER', { classes: list(...classes) }),
    );
  }
  for (const [at, school] of SCHOOLS.entries()) {
    const key = `coordinator-${school.key.slice(7)}`;
    const name = names.next(school.country);
    person(key, name.firstName, name.lastName, school.domain, phone(school.country, 40 + at));
    memberships.push(member(`m-${key}`, key, school.key, 'SCHOOL_COORDINATOR'));
  }
  for (const [at, [key, firstName, lastName, proeftuinen]] of COORDINATORS.entries()) {
    person(key, firstName, lastName, 'regiecentrum.example', phone('BE', 60 + at));
    memberships.push(member(`m-${key}`, key, REGION, 'COORDINATOR', { proeftuinen: list(...proeftuinen) }));
  }
  person('person-joost', 'Joost', 'Minnaard', 'regiecentrum.example', phone('NL', 65));
  memberships.push(member('m-person-joost', 'person-joost', REGION, 'ADMIN'));
  const partner = names.next('BE');
  person('person-partner', partner.firstName, partner.lastName, 'huisvantechniek.example', phone('BE', 66));
  memberships.push(
    member('m-person-partner', 'person-partner', 'partner-huis-van-techniek', 'PARTNER', {
      proeftuinen: list('pt-kanaalzone', 'pt-mechanica'),
    }),
  );
  const accounts = [
    students[0]!,
    ...random.shuffle(students.filter(({ year }) => year === '2026-2027').slice(1)).slice(0, 7),
  ];
  for (const student of accounts) {
    const key = `person-${student.key}`;
    person(key, student.firstName, student.lastName, `leerling.${student.school.domain}`, '');
    memberships.push(member(`m-${key}`, key, student.school.key, 'STUDENT', { student: student.key }));
  }
  return { persons, memberships, demo: demoRows() };
}

/** The one-click roles of the demo, in the order of the sign-in page. */
function demoRows(): Row[] {
  return [
    [
      'annelies',
      'teacher-de-kreek-1',
      'm-teacher-de-kreek-1',
      'Leerkracht, Technisch Instituut De Kreek, Eeklo',
      'Teacher, Technisch Instituut De Kreek, Eeklo',
    ],
    [
      'marloes',
      'teacher-de-honte-1',
      'm-teacher-de-honte-1',
      'Docent, ROC De Honte, Terneuzen',
      'Teacher, ROC De Honte, Terneuzen',
    ],
    [
      'geert',
      'company-elektro-meetjesland-bv-mentor-1',
      'm-company-elektro-meetjesland-bv-mentor-1',
      'Mentor, Elektro Meetjesland, Maldegem',
      'Mentor, Elektro Meetjesland, Maldegem',
    ],
    [
      'hilde',
      'person-hilde',
      'm-person-hilde',
      'Coördinator, Regiecentrum Scheldemond',
      'Coordinator, Regiecentrum Scheldemond',
    ],
    [
      'thibo',
      'person-student-0001',
      'm-person-student-0001',
      'Leerling, 6 Elektrotechnieken',
      'Student, 6 Elektrotechnieken',
    ],
    [
      'school',
      'coordinator-de-kreek',
      'm-coordinator-de-kreek',
      'Stagecoördinator, Technisch Instituut De Kreek',
      'Placement coordinator, Technisch Instituut De Kreek',
    ],
    [
      'joost',
      'person-joost',
      'm-person-joost',
      'Beheerder, Regiecentrum Scheldemond',
      'Administrator, Regiecentrum Scheldemond',
    ],
  ].map(([key, person, membership, descriptionNl, descriptionEn], at) => ({
    externalKey: key,
    person,
    membership,
    order: at + 1,
    descriptionNl,
    descriptionEn,
  }));
}
