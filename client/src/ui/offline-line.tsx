import { useTranslation } from 'react-i18next';
import { Buoy } from './buoy.tsx';
import classes from './offline-line.module.css';

/** A quiet line while the API cannot be reached; it comes where nothing moves for it, and no press is lost to it. */
export function OfflineLine({ shown }: { shown: boolean }) {
  const { t } = useTranslation('ui');
  return (
    <div role="status" className={classes.line}>
      {shown && (
        <Buoy kind="amber" small>
          {t('offline')}
        </Buoy>
      )}
    </div>
  );
}
