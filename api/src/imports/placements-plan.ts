import { schemeFor } from '@scheldemond/domain/qualifications/schemes';
import { slotState } from '@scheldemond/domain/placement/capacity';
import { searchKeys, sortKey } from '@scheldemond/domain/text/keys';
import { zoneOf } from '@scheldemond/domain/time/working-day';
import { onWorkDays } from '@scheldemond/domain/week/agreed-week';
import { scheduleOf } from '@scheldemond/domain/week/schedule';
import type { Organisation } from '../accounts/service.ts';
import { importAgreements } from '../agreements/service.ts';
import type { SiteDocument } from '../companies/service.ts';
import {
  derivedFrom,
  importPlacements,
  type Placement,
  type PlacementDocument,
  placementNames,
} from '../placements/service.ts';
import type { QualificationDocument } from '../qualifications/service.ts';
import type { ProgrammeDocument } from '../schools/service.ts';
import { importSlots, type Slot, type SlotDocument } from '../slots/service.ts';
import type { NeedDocument, StudentDocument } from '../students/service.ts';
import type { Folder, Read, RowError } from './read.ts';
import type { References } from './references.ts';
import type { Write } from './write.ts';
import { say } from './sentences.ts';

/** Slots, placements and their signed agreements. */
export function planPlacements(folder: Folder, references: References, errors: RowError[]): Write[] {
  // Once it moved on, a placement lives here and not in the file.
  const movedOn = new Set(
    folder.placements.filter(
      ({ externalKey }) => (references.stored<Placement>('placements', externalKey)?.version ?? 1) > 1,
    ),
  );
  const offered = slots(folder, references, errors);
  const documents = folder.placements.map((row) => placement(row, references, errors));
  const written = folder.placements.filter((row) => !movedOn.has(row));
  return [
    { file: 'slots', write: importSlots, documents: offered },
    {
      file: 'placements',
      write: importPlacements,
      documents: documents.filter((_, at) => !movedOn.has(folder.placements[at]!)),
      kept: movedOn.size,
    },
    {
      file: 'placements',
      write: importAgreements,
      documents: agreements(written, references),
      beside: 'agreements',
    },
  ];
}

function slots(folder: Folder, references: References, errors: RowError[]) {
  return folder.slots.map((row) => {
    const { line, site: siteKey, qualifications, mentor, ...fields } = row;
    const wrong = (column: string, message: string) =>
      errors.push({ file: 'slots.csv', line, column, message });
    if (fields.endsOn < fields.startsOn) wrong('endsOn', say('BEFORE', 'startsOn'));
    if (fields.releasedOn !== null && fields.releasedOn > fields.endsOn)
      wrong('releasedOn', say('AFTER', 'endsOn'));
    if (qualifications.length === 0) wrong('qualifications', say('EMPTY'));
    const site = references.object<SiteDocument>('sites', siteKey);
    const company = references.byId<Organisation>('organisations', site.companyId);
    const taken = references.stored<Slot>('slots', fields.externalKey)?.placesTaken ?? 0;
    if (fields.places < taken) wrong('places', say('TAKEN', taken));
    const levels = qualifications.map(
      (key) => references.object<QualificationDocument>('qualifications', key).level,
    );
    const places = { places: fields.places, placesTaken: 0, placesFree: fields.places };
    return references.keep('slots', {
      _id: references.id('slots', fields.externalKey),
      ...fields,
      ...places,
      companyId: site.companyId,
      siteId: references.id('sites', siteKey),
      country: site.country,
      province: site.province,
      qualificationIds: qualifications.map((key) => references.id('qualifications', key)),
      levels: [...new Set(levels)].sort((a, b) => a - b),
      mentorId: references.idOrNull('persons', mentor),
      state: slotState({ ...fields, ...places }),
      sortKey: sortKey(fields.title),
      searchKeys: searchKeys(fields.title, company.name, site.place),
      version: 1,
      fieldVersions: {},
    });
  });
}

function placement(
  row: Read<'placements'>,
  references: References,
  errors: RowError[],
): Omit<PlacementDocument, '_id'> & { _id: string } {
  const wrong = (column: string, message: string) =>
    errors.push({ file: 'placements.csv', line: row.line, column, message });
  if (row.endsOn < row.startsOn) wrong('endsOn', say('BEFORE', 'startsOn'));
  const need = references.object<NeedDocument>('needs', row.need);
  const slot = references.object<SlotDocument>('slots', row.slot);
  const student = references.byId<StudentDocument>('students', need.studentId);
  const programme = references.byId<ProgrammeDocument>('programmes', need.programmeId);
  const school = references.byId<Organisation>('organisations', need.schoolId);
  if (row.part > need.parts) wrong('part', say('TOO_MANY_PARTS', need.parts));
  if (row.state === 'COUNTERED' && (!row.counterStartsOn || !row.counterEndsOn || !row.counterWeekdays))
    wrong('counterStartsOn', say('COUNTER_EMPTY'));
  const counter =
    row.counterStartsOn && row.counterEndsOn && row.counterWeekdays
      ? {
          week: onWorkDays(scheduleOf(row.counterStartsOn, row.counterEndsOn, row.week), row.counterWeekdays),
          message: row.counterMessage,
        }
      : null;
  const answered = row.answeredAt ?? row.proposedAt;
  return {
    _id: references.id('placements', row.externalKey),
    externalKey: row.externalKey,
    schoolId: need.schoolId,
    classId: need.classId,
    programmeId: need.programmeId,
    companyId: slot.companyId,
    siteId: slot.siteId,
    mentorPersonId: references.idOrNull('persons', row.mentor),
    teacherPersonId: references.idOrNull('persons', row.proposedBy),
    proeftuinId: need.proeftuinId,
    studentPersonId: need.studentPersonId,
    studentId: need.studentId,
    needId: references.id('needs', row.need),
    slotId: references.id('slots', row.slot),
    part: row.part,
    state: row.state,
    ...derivedFrom(row.state),
    periodId: need.periodId,
    schoolYear: need.schoolYear,
    qualificationId: need.qualificationId,
    recognitionScheme: schemeFor(programme.form),
    country: slot.country,
    province: slot.province,
    siteZone: zoneOf(slot.country),
    crossBorder: school.country !== slot.country,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    week: { pattern: row.week, changes: [], exceptions: [] },
    note: row.note,
    proposedAt: row.proposedAt,
    expiresAt: row.expiresAt,
    remindAt: null,
    remindedAt: null,
    undoUntil: null,
    undo: null,
    counter,
    reason: row.reasonCode ? { code: row.reasonCode, words: row.reasonWords } : null,
    replacesId: null,
    replacedById: null,
    acceptedAt: ['PROPOSED', 'COUNTERED', 'DECLINED', 'DRAFT', 'WITHDRAWN', 'EXPIRED'].includes(row.state)
      ? null
      : answered,
    changedAt: answered ?? new Date(0),
    ...placementNames(student, [slot.title, ...slot.searchKeys]),
    version: 1,
    fieldVersions: {},
  };
}

function agreements(rows: readonly Read<'placements'>[], references: References) {
  return rows.flatMap((row) =>
    row.agreementSignedBy && row.agreementSignedOn
      ? [
          {
            externalKey: row.externalKey,
            placementId: references.id('placements', row.externalKey),
            signedBy: row.agreementSignedBy,
            signedOn: row.agreementSignedOn,
            reference: row.agreementReference ?? '',
            enteredById: references.idOrNull('persons', row.proposedBy),
            enteredAt: new Date(`${row.agreementSignedOn}T12:00:00Z`),
          },
        ]
      : [],
  );
}
