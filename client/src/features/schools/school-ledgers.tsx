import { Button } from '@mantine/core';
import { FORMS } from '@scheldemond/domain/qualifications/schemes';
import { weekdaysOf } from '@scheldemond/domain/week/pattern';
import { describeWeekdays } from '@scheldemond/domain/week/work-days';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../session/format.ts';
import { useWords } from '../../session/words.ts';
import { ArchiveButton } from '../../ui/archive-button.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { Cell, Row, RowList, RowName } from '../../ui/row-list.tsx';
import { ClassSheet } from './class-sheet.tsx';
import { PeriodSheet } from './period-sheet.tsx';
import { ProgrammeSheet } from './programme-sheet.tsx';
import type { SchoolPageQuery } from './schools.generated.ts';
import classes from './schools.module.css';

export type SchoolOfPage = Extract<NonNullable<SchoolPageQuery['node']>, { __typename: 'School' }>;

interface LedgerOfSchoolProps {
  school: SchoolOfPage;
  /** School year that is shown. */
  schoolYear: string;
  onChanged: () => unknown;
}

interface RecordOfSchool {
  id: string;
  archived: boolean;
  viewerCanEdit: boolean;
  viewerCanArchive: boolean;
}

/** Records of a school as rows that open in a sheet, and the way to add one; archived ones come back from here. */
function RecordsLedger<One extends RecordOfSchool>(props: {
  title: string;
  records: readonly One[];
  columns: string;
  none: string;
  /** Where the same stand in a working list. */
  list: string;
  /** Label of the button; null for who may not add. */
  add: string | null;
  nameOf: (one: One) => string;
  noteOf: (one: One) => string | undefined;
  cells: (one: One) => ReactNode;
  sheet: (one: One | undefined, close: () => void) => ReactNode;
  onChanged: () => unknown;
}) {
  const { records, nameOf, noteOf, onChanged } = props;
  const { t } = useTranslation(['records', 'schools']);
  const [open, setOpen] = useState<One | 'new' | null>(null);
  const close = () => setOpen(null);
  return (
    <Ledger
      title={props.title}
      wide
      tools={
        <div className={classes.tools}>
          <Link to={props.list}>
            {t('schools:asList')}
            <span className="hidden-words">: {props.title}</span>
          </Link>
          {props.add !== null && (
            <Button size="sm" onClick={() => setOpen('new')}>
              {props.add}
            </Button>
          )}
        </div>
      }
    >
      {records.length === 0 && <p className="second">{props.none}</p>}
      {records.length > 0 && (
        <RowList label={props.title} columns={props.columns}>
          {records.map((one) => (
            <Row key={one.id}>
              <RowName
                {...(one.viewerCanEdit ? { onOpen: () => setOpen(one) } : {})}
                note={one.archived ? t('archived') : noteOf(one)}
              >
                {nameOf(one)}
              </RowName>
              {props.cells(one)}
              {one.archived && one.viewerCanArchive && (
                <ArchiveButton id={one.id} name={nameOf(one)} archived onDone={onChanged} />
              )}
            </Row>
          ))}
        </RowList>
      )}
      {open !== null && props.sheet(open === 'new' ? undefined : open, close)}
    </Ledger>
  );
}

/** What the school teaches. */
export function ProgrammesLedger({ school, onChanged }: Omit<LedgerOfSchoolProps, 'schoolYear'>) {
  const { t } = useTranslation(['schools', 'pages']);
  const { language } = useFormat();
  return (
    <RecordsLedger
      title={t('programmes')}
      list={`/opleidingen?school=${school.id}`}
      records={[...school.programmes, ...(school.archivedProgrammes ?? [])]}
      columns="1fr 190px 190px"
      none={t('noProgramme')}
      add={school.viewerCanEdit ? t('addProgramme') : null}
      nameOf={({ title }) => title}
      noteOf={({ qualification }) =>
        `${qualification.title}, ${t('pages:slot.level', { level: qualification.level })}`
      }
      cells={({ form }) => <Cell>{capital(FORMS[form][language])}</Cell>}
      sheet={(programme, close) => (
        <ProgrammeSheet
          school={school}
          {...(programme ? { programme } : {})}
          onClose={close}
          onSaved={onChanged}
        />
      )}
      onChanged={onChanged}
    />
  );
}

/** The classes of a school year. */
export function ClassesLedger({ school, schoolYear, onChanged }: LedgerOfSchoolProps) {
  const { t } = useTranslation('schools');
  const { language } = useFormat();
  const words = useWords();
  const all = [...school.classes, ...(school.archivedClasses ?? [])];
  return (
    <RecordsLedger
      title={t('classes', { year: schoolYear })}
      list={`/klassen?jaar=${schoolYear}&school=${school.id}`}
      records={all.filter((one) => one.schoolYear === schoolYear)}
      columns="1fr 2fr 190px"
      none={t('noClass')}
      add={
        school.viewerCanEdit
          ? t('addClass', { group: language === 'nl' ? capital(words.class) : words.class })
          : null
      }
      nameOf={({ name }) => name}
      noteOf={() => undefined}
      cells={({ programme }) => <Cell>{programme.title}</Cell>}
      sheet={(group, close) => (
        <ClassSheet
          programmes={school.programmes}
          schoolYear={schoolYear}
          {...(group ? { group } : {})}
          onClose={close}
          onSaved={onChanged}
        />
      )}
      onChanged={onChanged}
    />
  );
}

/** When students must be placed in a school year. */
export function PeriodsLedger({ school, schoolYear, onChanged }: LedgerOfSchoolProps) {
  const { t } = useTranslation('schools');
  const words = useWords();
  const format = useFormat();
  const all = [...school.periods, ...(school.archivedPeriods ?? [])];
  return (
    <RecordsLedger
      title={t('periods', { year: schoolYear })}
      list={`/periodes?jaar=${schoolYear}&school=${school.id}`}
      records={all.filter((one) => one.schoolYear === schoolYear)}
      columns="1fr 1.4fr 200px"
      none={t('noPeriod')}
      add={
        school.viewerCanEdit
          ? t('addPeriod', { period: format.language === 'nl' ? capital(words.period) : words.period })
          : null
      }
      nameOf={({ name }) => name}
      noteOf={({ class: group, programme }) => group?.name ?? programme.title}
      cells={(one) => (
        <>
          <Cell note={describeWeekdays(weekdaysOf(one.workWeek), format.language, format.country)}>
            {format.period(one.startsOn, one.endsOn)}
          </Cell>
          {!one.archived && (
            <Cell>{one.deadline ? t('placedBy', { day: format.shortDay(one.deadline) }) : ''}</Cell>
          )}
        </>
      )}
      sheet={(period, close) => (
        <PeriodSheet
          programmes={school.programmes}
          classes={school.classes}
          schoolYear={schoolYear}
          {...(period ? { period } : {})}
          onClose={close}
          onSaved={onChanged}
        />
      )}
      onChanged={onChanged}
    />
  );
}
