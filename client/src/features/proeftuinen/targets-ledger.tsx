import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { useSignedInViewer } from '../../session/viewer.ts';
import { ArchiveButton } from '../../ui/archive-button.tsx';
import { Bullets } from '../../ui/bullet.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { Cell, Row, RowList, RowName } from '../../ui/row-list.tsx';
import classes from './proeftuin.module.css';
import type { ProeftuinFactsFragment, TargetFactsFragment } from './proeftuinen.generated.ts';
import { useTargetBullets } from './target-bullets.ts';
import { TargetSheet } from './target-sheet.tsx';

/** What the proeftuin is to reach, with what stands today; nothing for who sees none and may set none. */
export function TargetsLedger(props: { proeftuin: ProeftuinFactsFragment; onChanged: () => unknown }) {
  const { proeftuin, onChanged } = props;
  const { t } = useTranslation(['proeftuin', 'pages']);
  const format = useFormat();
  const { today } = useSignedInViewer();
  const [open, setOpen] = useState<TargetFactsFragment | 'new' | null>(null);
  const mayEdit = proeftuin.viewerCanEdit;
  const bullets = useTargetBullets(proeftuin.targets ?? [], today, mayEdit ? setOpen : null);
  const archived = mayEdit ? (proeftuin.archivedTargets ?? []) : [];
  if (bullets.length === 0 && !mayEdit) return null;
  return (
    <Ledger
      title={t('pages:proeftuin.targets')}
      note={bullets.length > 0 ? t('pages:proeftuin.targetsNote') : undefined}
      wide
      tools={
        mayEdit && (
          <Button size="sm" onClick={() => setOpen('new')}>
            {t('target.add')}
          </Button>
        )
      }
    >
      {bullets.length === 0 && <p className="second">{t('target.none')}</p>}
      {bullets.length > 0 && <Bullets label={t('pages:proeftuin.targets')} bullets={bullets} />}
      {archived.length > 0 && (
        <>
          <h3 className={classes.archived}>{t('target.archived')}</h3>
          <RowList label={t('target.archived')} columns="1fr 1fr auto" plain>
            {archived.map((target) => (
              <Row key={target.id}>
                <RowName>{t(`pages:proeftuin.${target.metric}`)}</RowName>
                <Cell>
                  {target.value} {t('pages:proeftuin.toward', { day: format.day(target.dueOn) })}
                </Cell>
                {target.viewerCanArchive && (
                  <ArchiveButton
                    id={target.id}
                    name={t(`pages:proeftuin.${target.metric}`)}
                    archived
                    onDone={onChanged}
                  />
                )}
              </Row>
            ))}
          </RowList>
        </>
      )}
      {open !== null && (
        <TargetSheet
          proeftuinId={proeftuin.id}
          {...(open === 'new' ? {} : { target: open })}
          onClose={() => setOpen(null)}
          onChanged={onChanged}
        />
      )}
    </Ledger>
  );
}
