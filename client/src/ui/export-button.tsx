import type { ListName } from '@scheldemond/domain/lists/columns';
import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchExport } from '../session/export.ts';
import type { DataColumn } from './data-list.tsx';
import { ICON } from './icons.ts';
import { showToast } from './toast.tsx';

const FORMATS = ['csv', 'xlsx'] as const;

/** Exports a list as it stands on screen, or what is chosen in it; shows how far it is and lets one stop it. */
export function ExportButton<Row>(props: {
  list: ListName;
  variables: object;
  columns: readonly DataColumn<Row>[];
  shown: readonly string[];
  /** How many rows it will hold. */
  count: number;
}) {
  const { list, variables, columns, shown, count } = props;
  const { t } = useTranslation('ui');
  const [progress, setProgress] = useState<{ rows: number; total: number } | null>(null);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);
  const button = useRef<HTMLButtonElement>(null);
  const busy = progress !== null;
  const before = useRef(busy);
  useEffect(() => {
    // The button that starts gives way to the one that stops, and back: the focus goes along.
    if (before.current !== busy && document.activeElement === document.body) button.current?.focus();
    before.current = busy;
  }, [busy]);

  // What a shown column tells below its name is on screen too.
  const told = new Set(columns.filter(({ key }) => shown.includes(key)).flatMap(({ tells = [] }) => tells));
  const exported = columns
    .filter(({ key }) => shown.includes(key) || told.has(key))
    .map(({ key, head }) => ({ key, head }));

  const start = async (format: (typeof FORMATS)[number]) => {
    const stop = new AbortController();
    running.current = stop;
    setProgress({ rows: 0, total: count });
    try {
      await fetchExport(
        { list, format, variables, columns: exported },
        (rows, total) => setProgress({ rows, total }),
        stop.signal,
      );
      showToast(t('list.exported', { count }), 'green');
    } catch {
      if (!stop.signal.aborted) showToast(t('list.exportFailed'), 'red');
    } finally {
      running.current = null;
      setProgress(null);
    }
  };

  if (progress)
    return (
      <Button ref={button} size="sm" onClick={() => running.current?.abort()}>
        <span role="status">
          {progress.rows > 0
            ? t('list.exporting', progress)
            : t('list.exportingAll', { total: progress.total })}
        </span>
        <span className="hidden-words">, </span>&nbsp;· {t('list.stop')}
      </Button>
    );
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button ref={button} size="sm" leftSection={<IconDownload {...ICON} />} disabled={count === 0}>
          {t('list.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('list.exportRows', { count })}</Menu.Label>
        {FORMATS.map((format) => (
          <Menu.Item key={format} onClick={() => void start(format)}>
            {t(`list.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
