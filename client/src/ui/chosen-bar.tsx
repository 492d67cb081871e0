import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { countChosen, NOTHING_CHOSEN, type Selection } from '../session/selection.ts';
import classes from './chosen-bar.module.css';

/** How much is chosen in a list, with the ways to choose all that match or none. */
export function ChosenBar(props: {
  selection: Selection;
  total: number;
  onSelect: (selection: Selection) => void;
}) {
  const { selection, total, onSelect } = props;
  const { t } = useTranslation('ui');
  const count = countChosen(selection, total);
  return (
    <div className={classes.bar} role="group" aria-label={t('list.chosenLabel')}>
      <p className={classes.count} role="status">
        {t('list.chosen', { count })}
      </p>
      {count < total && (
        <Button size="sm" onClick={() => onSelect({ all: true, ids: new Set() })}>
          {t('list.chooseAll', { count: total })}
        </Button>
      )}
      <Button size="sm" onClick={() => onSelect(NOTHING_CHOSEN)}>
        {t('list.chooseNone')}
      </Button>
    </div>
  );
}
