import { searchKeys, sortKey } from '@scheldemond/domain/text/keys';
import { isWorkingDay } from '@scheldemond/domain/time/working-day';
import { PHASES, type Phase } from '@scheldemond/domain/vocabulary/states';
import type { Organisation } from '../accounts/service.ts';
import { importJournal, importProeftuinen, importTargets } from '../proeftuinen/service.ts';
import {
  importClasses,
  importPeriods,
  importProgrammes,
  type ProgrammeDocument,
} from '../schools/service.ts';
import type { Folder, Read, RowError } from './read.ts';
import type { References } from './references.ts';
import type { Write } from './write.ts';
import { say } from './sentences.ts';

/** Proeftuinen with targets and journal; programmes, classes and periods. */
export function planSchools(folder: Folder, references: References, errors: RowError[]): Write[] {
  return [
    {
      file: 'proeftuinen',
      write: importProeftuinen,
      documents: folder.proeftuinen.map((row) => proeftuin(row, references, errors)),
      // What its coordinator changes here and what its file says go on side by side.
      together: [
        ['title', 'summary', 'sortKey', 'searchKeys'],
        ['partners', 'partnerOrganisationIds'],
        ['phase', 'phases'],
      ],
    },
    { file: 'programmes', write: importProgrammes, documents: programmes(folder, references, errors) },
    { file: 'classes', write: importClasses, documents: classes(folder, references) },
    { file: 'periods', write: importPeriods, documents: periods(folder, references, errors) },
    {
      file: 'targets',
      write: importTargets,
      documents: targets(folder, references),
      together: [
        ['metric', 'enteredValue'],
        ['startValue', 'value'],
        ['startsOn', 'dueOn'],
      ],
    },
    { file: 'journal', write: importJournal, documents: journal(folder, references) },
  ];
}

function proeftuin(row: Read<'proeftuinen'>, references: References, errors: RowError[]) {
  const { line, phases, partners, ...fields } = row;
  const wrong = (column: string, message: string) =>
    errors.push({ file: 'proeftuinen.csv', line, column, message });
  const dates = phases.map((item) => {
    const [phase = '', startsOn = '', endsOn = ''] = item.split(':');
    if (!(PHASES as readonly string[]).includes(phase)) wrong('phases', say('UNKNOWN_PHASE', phase));
    for (const day of [startsOn, endsOn])
      if (day && !isWorkingDay(day)) wrong('phases', say('HOLDS_WRONG_DATE', day));
    return { phase: phase as Phase, startsOn: startsOn || null, endsOn: endsOn || null };
  });
  const members = partners.flatMap((item) => {
    const [organisation = '', part = ''] = item.split(':');
    const organisationId = references.id('organisations', organisation);
    if (!organisationId) wrong('partners', say('UNKNOWN_KEY', organisation, 'organisations'));
    return organisationId ? [{ organisationId, part }] : [];
  });
  return references.keep('proeftuinen', {
    _id: references.id('proeftuinen', fields.externalKey),
    ...fields,
    phases: dates,
    partners: members,
    partnerOrganisationIds: members.map(({ organisationId }) => organisationId),
    sortKey: sortKey(fields.title),
    searchKeys: searchKeys(fields.title, fields.summary),
  });
}

function programmes(folder: Folder, references: References, errors: RowError[]) {
  return folder.programmes.map(({ line, school, qualification, proeftuin: key, ...fields }) => {
    if (references.object<Organisation>('organisations', school)?.kind !== 'SCHOOL')
      errors.push({ file: 'programmes.csv', line, column: 'school', message: say('NOT_A_SCHOOL') });
    return references.keep('programmes', {
      _id: references.id('programmes', fields.externalKey),
      ...fields,
      schoolId: references.id('organisations', school),
      qualificationId: references.id('qualifications', qualification),
      proeftuinId: references.idOrNull('proeftuinen', key),
    });
  });
}

function classes(folder: Folder, references: References) {
  return folder.classes.map(({ line: _line, programme, ...fields }) =>
    references.keep('classes', {
      _id: references.id('classes', fields.externalKey),
      ...fields,
      programmeId: references.id('programmes', programme),
      schoolId: references.object<ProgrammeDocument>('programmes', programme).schoolId,
    }),
  );
}

function periods(folder: Folder, references: References, errors: RowError[]) {
  return folder.periods.map(({ line, programme, class: className, ...fields }) => {
    if (fields.endsOn < fields.startsOn)
      errors.push({ file: 'periods.csv', line, column: 'endsOn', message: say('BEFORE', 'startsOn') });
    return references.keep('periods', {
      _id: references.id('periods', fields.externalKey),
      ...fields,
      programmeId: references.id('programmes', programme),
      schoolId: references.object<ProgrammeDocument>('programmes', programme).schoolId,
      classId: references.idOrNull('classes', className),
    });
  });
}

function targets(folder: Folder, references: References) {
  return folder.targets.map(({ line: _line, proeftuin: key, ...fields }) => ({
    _id: references.id('targets', fields.externalKey),
    ...fields,
    proeftuinId: references.id('proeftuinen', key),
  }));
}

function journal(folder: Folder, references: References) {
  return folder.journal.map(({ line: _line, proeftuin: key, author, ...fields }) => ({
    _id: references.id('journal', fields.externalKey),
    ...fields,
    proeftuinId: references.id('proeftuinen', key),
    authorId: references.idOrNull('persons', author),
  }));
}
