import { normaliseEmail } from '@scheldemond/domain/identifiers/email';
import { personSortKey, searchKeys } from '@scheldemond/domain/text/keys';
import { weekdaysOf } from '@scheldemond/domain/week/pattern';
import { importDemoAccounts, importMemberships, importPersons, type Person } from '../accounts/service.ts';
import type { ClassDocument, PeriodDocument, ProgrammeDocument } from '../schools/service.ts';
import { importNeeds, importStudents, type Student, type StudentDocument } from '../students/service.ts';
import type { Folder, RowError } from './read.ts';
import type { References } from './references.ts';
import type { Write } from './write.ts';
import { say } from './sentences.ts';

/** Persons, memberships, students and needs. */
export function planPeople(folder: Folder, references: References, errors: RowError[]): Write[] {
  return [
    { file: 'persons', write: importPersons, documents: persons(folder, references, errors) },
    { file: 'students', write: importStudents, documents: students(folder, references, errors) },
    { file: 'memberships', write: importMemberships, documents: memberships(folder, references, errors) },
    { file: 'needs', write: importNeeds, documents: needs(folder, references, errors) },
  ];
}

function email(text: string | null, file: string, line: number, errors: RowError[]): string | null {
  if (text === null) return null;
  const address = normaliseEmail(text);
  if (!address) errors.push({ file, line, column: 'email', message: say('NOT_AN_ADDRESS') });
  return address;
}

function persons(folder: Folder, references: References, errors: RowError[]) {
  const seen = new Map<string, number>();
  return folder.persons.map(({ line, ...fields }) => {
    const address = email(fields.email, 'persons.csv', line, errors);
    const before = address ? seen.get(address) : undefined;
    if (before !== undefined)
      errors.push({ file: 'persons.csv', line, column: 'email', message: say('TWICE', before) });
    if (address) seen.set(address, line);
    const own = folder.memberships.filter(({ person }) => person === fields.externalKey);
    const student = own.find(({ role }) => role === 'STUDENT');
    const stored = references.stored<Person>('persons', fields.externalKey);
    return references.keep('persons', {
      _id: references.id('persons', fields.externalKey),
      ...fields,
      email: address,
      organisationIds: [
        ...new Set([
          ...(stored?.organisationIds ?? []),
          ...own.map(({ organisation }) => references.id('organisations', organisation)),
        ]),
      ],
      studentOf: student ? references.id('organisations', student.organisation) : (stored?.studentOf ?? null),
    });
  });
}

function students(folder: Folder, references: References, errors: RowError[]) {
  const accounts = new Map(
    folder.memberships.flatMap(({ student, person }) => (student ? [[student, person] as const] : [])),
  );
  return folder.students.map((row) => {
    const { externalKey, firstName, lastName, birthDate, phone, travelMeans, maxTravelMinutes, languages } =
      row;
    const group = references.object<ClassDocument>('classes', row.class);
    const { proeftuinId } = references.byId<ProgrammeDocument>('programmes', group.programmeId);
    const account = accounts.get(externalKey);
    const stored = references.stored<Student>('students', externalKey);
    return references.keep('students', {
      _id: references.id('students', externalKey),
      externalKey,
      schoolId: group.schoolId,
      classId: references.id('classes', row.class),
      programmeId: group.programmeId,
      proeftuinId,
      personId: account ? references.id('persons', account) : (stored?.personId ?? null),
      proposedTo: [],
      acceptedBy: [],
      firstName,
      lastName,
      birthDate,
      email: email(row.email, 'students.csv', row.line, errors),
      phone,
      homeStreet: row.street,
      homePostcode: row.postcode,
      homePlace: row.place,
      homeCountry: row.country,
      lat: row.lat,
      lon: row.lon,
      travelMeans,
      maxTravelMinutes,
      languages,
      parentContact: row.parentContact,
      guidanceNote: row.guidanceNote,
      sortKey: personSortKey(firstName, lastName),
      searchKeys: searchKeys(firstName, lastName),
      version: 1,
      fieldVersions: {},
    });
  });
}

function memberships(folder: Folder, references: References, errors: RowError[]) {
  const seen = new Map<string, number>();
  return folder.memberships.map((row) => {
    const wrong = (column: string, message: string) =>
      errors.push({ file: 'memberships.csv', line: row.line, column, message });
    const organisationId = references.id('organisations', row.organisation);
    const personId = references.id('persons', row.person);
    if (!references.object<Person>('persons', row.person).organisationIds.includes(organisationId))
      wrong('person', say('NEW_TO_ORGANISATION'));
    if (row.student && references.object<Student>('students', row.student).personId !== personId)
      wrong('student', say('NO_ACCOUNT'));
    const print = `${row.person}/${row.organisation}/${row.role}`;
    const before = seen.get(print);
    if (before !== undefined) wrong('role', say('TWICE', before));
    seen.set(print, row.line);
    if (row.role === 'STUDENT' && !row.student) wrong('student', say('STUDENT_HAS_FILE'));
    return references.keep('memberships', {
      _id: references.id('memberships', row.externalKey),
      externalKey: row.externalKey,
      personId,
      organisationId,
      role: row.role,
      classIds: row.classes.map((key) => references.id('classes', key)),
      siteIds: row.sites.map((key) => references.id('sites', key)),
      proeftuinIds: row.proeftuinen.map((key) => references.id('proeftuinen', key)),
      studentId: references.idOrNull('students', row.student),
      active: true,
      invitedAt: null,
    });
  });
}

function needs(folder: Folder, references: References, errors: RowError[]) {
  return folder.needs.map((row) => {
    const student = references.object<StudentDocument>('students', row.student);
    const period = references.object<PeriodDocument>('periods', row.period);
    const programme = references.byId<ProgrammeDocument>('programmes', student.programmeId);
    if (period.programmeId !== student.programmeId)
      errors.push({
        file: 'needs.csv',
        line: row.line,
        column: 'period',
        message: say('OTHER_PROGRAMME'),
      });
    return references.keep('needs', {
      _id: references.id('needs', row.externalKey),
      externalKey: row.externalKey,
      studentId: references.id('students', row.student),
      studentPersonId: student.personId,
      schoolId: student.schoolId,
      classId: student.classId,
      programmeId: student.programmeId,
      qualificationId: programme.qualificationId,
      proeftuinId: student.proeftuinId,
      proposedTo: [],
      acceptedBy: [],
      periodId: references.id('periods', row.period),
      schoolYear: period.schoolYear,
      startsOn: period.startsOn,
      endsOn: period.endsOn,
      weekdays: weekdaysOf(period.workWeek),
      parts: row.parts,
      wish: row.wish,
      partsHeld: 0,
      openProposals: 0,
      state: 'WITHOUT_PLACE' as const,
      returned: null,
      returnedAt: null,
      version: 1,
      sortKey: student.sortKey,
      searchKeys: student.searchKeys,
    });
  });
}

/** One-click roles; only the demo shows them. */
export function writeDemoAccounts(folder: Folder, references: References): Promise<void> {
  return importDemoAccounts(
    folder['demo-accounts'].map((row) => {
      const person = references.object<Person>('persons', row.person);
      const membership = folder.memberships.find(({ externalKey }) => externalKey === row.membership);
      return {
        _id: row.externalKey,
        personId: references.id('persons', row.person),
        membershipId: references.id('memberships', row.membership),
        name: `${person.firstName} ${person.lastName}`,
        role: membership?.role ?? 'TEACHER',
        descriptionNl: row.descriptionNl,
        descriptionEn: row.descriptionEn,
        position: row.order,
      };
    }),
  );
}
