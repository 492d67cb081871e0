import { Button, Checkbox, NativeSelect, Popover } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ListState } from '../session/list-state.ts';
import type { DataColumn } from './data-list.tsx';
import { ICON } from './icons.ts';
import classes from './list-view.module.css';

/** The order and the columns of a list; on a phone the only way to order it. */
export function ListView<Row>({ state, columns }: { state: ListState; columns: readonly DataColumn<Row>[] }) {
  const { t } = useTranslation('ui');
  const { sort, setSort } = state;
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button size="sm" leftSection={<IconAdjustmentsHorizontal {...ICON} />}>
          {t('list.view')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.view}>
          <NativeSelect
            label={t('list.order')}
            value={sort.column}
            data={columns.filter(({ sorts }) => sorts).map(({ key, head }) => ({ value: key, label: head }))}
            onChange={(event) => setSort({ ...sort, column: event.currentTarget.value })}
          />
          <Checkbox
            label={t('list.down')}
            checked={sort.down}
            onChange={(event) => setSort({ ...sort, down: event.currentTarget.checked })}
          />
          <Checkbox.Group
            label={t('list.columns')}
            value={[...state.columns]}
            onChange={(keys) => state.setColumns(keys)}
          >
            <div className={classes.columns}>
              {columns.map(({ key, head, fixed }) => (
                <Checkbox key={key} value={key} label={head} disabled={fixed === true} />
              ))}
            </div>
          </Checkbox.Group>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
