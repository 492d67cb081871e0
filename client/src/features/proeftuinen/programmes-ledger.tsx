import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Buoy } from '../../ui/buoy.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { Row, RowList, RowName } from '../../ui/row-list.tsx';
import { AskProgrammesSheet } from './ask-programmes-sheet.tsx';
import type { ProeftuinFactsFragment } from './proeftuinen.generated.ts';
import { ProgrammeActions } from './programme-actions.tsx';

/** The programmes that take part or are asked to; their school lets them in, either side may take them out. */
export function ProgrammesLedger(props: { proeftuin: ProeftuinFactsFragment; onChanged: () => unknown }) {
  const { proeftuin, onChanged } = props;
  const { t } = useTranslation('proeftuin');
  const [adding, setAdding] = useState(false);
  const rows = [
    ...proeftuin.programmes.map((programme) => ({ programme, inside: true })),
    ...(proeftuin.askedProgrammes ?? []).map((programme) => ({ programme, inside: false })),
  ];
  if (rows.length === 0 && !proeftuin.viewerCanEdit) return null;
  return (
    <Ledger
      title={t('programme.programmes')}
      note={t('programme.note')}
      wide
      tools={
        proeftuin.viewerCanEdit && (
          <Button size="sm" onClick={() => setAdding(true)}>
            {t('programme.add')}
          </Button>
        )
      }
    >
      {rows.length === 0 && <p className="second">{t('programme.none')}</p>}
      {rows.length > 0 && (
        <RowList label={t('programme.programmes')} columns="1fr 200px 240px" plain>
          {rows.map(({ programme, inside }) => (
            <Row key={programme.id}>
              <RowName note={programme.school.name}>{programme.title}</RowName>
              <Buoy kind={inside ? 'green' : 'amber'} small>
                {inside
                  ? t('programme.inside')
                  : t(programme.viewerCanEdit ? 'programme.askedYou' : 'programme.asked')}
              </Buoy>
              <ProgrammeActions
                proeftuin={proeftuin}
                programme={programme}
                inside={inside}
                onChanged={onChanged}
              />
            </Row>
          ))}
        </RowList>
      )}
      {adding && <AskProgrammesSheet proeftuin={proeftuin} onClose={() => setAdding(false)} />}
    </Ledger>
  );
}
