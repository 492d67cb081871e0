import { useTranslation } from 'react-i18next';
import { ArchiveButton } from '../../ui/archive-button.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import classes from './student-page.module.css';
import type { StudentOfPage } from './student-side.tsx';

/** The periods for which the student need not be placed any more, to bring back; nothing when there are none. */
export function ArchivedNeeds(props: { needs: StudentOfPage['archivedNeeds']; onDone: () => unknown }) {
  const { t } = useTranslation('records');
  const own = props.needs.filter(({ viewerCanArchive }) => viewerCanArchive);
  if (own.length === 0) return null;
  return (
    <Ledger title={t('student.archivedNeeds')}>
      <ul className={classes.archived}>
        {own.map(({ id, period }) => (
          <li key={id}>
            <span>
              {period.name} {period.schoolYear}
            </span>
            <ArchiveButton id={id} name={period.name} archived onDone={props.onDone} />
          </li>
        ))}
      </ul>
    </Ledger>
  );
}
