import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { Buoy, type BuoyKind } from '../../ui/buoy.tsx';
import { Cell, Row, RowList, RowName } from '../../ui/row-list.tsx';
import type { NeedRowFragment } from './students.generated.ts';

const KINDS: Record<NeedRowFragment['state'], BuoyKind> = {
  WITHOUT_PLACE: 'red',
  PROPOSED: 'amber',
  PLACED: 'green',
};

/** Needs as rows that open the student at that period. */
export function NeedRows({ label, needs }: { label: string; needs: readonly NeedRowFragment[] }) {
  const { t } = useTranslation('pages');
  const format = useFormat();
  return (
    <RowList
      label={label}
      head={[t('students.name'), t('students.period'), t('students.where')]}
      columns="1fr 250px 190px"
    >
      {needs.map((need) => (
        <Row key={need.id}>
          <RowName
            to={`/leerlingen/${need.student.id}?periode=${need.id}`}
            note={need.student.class?.name ?? need.student.programme.title}
          >
            {need.student.displayName}
          </RowName>
          <Cell note={need.period.name}>{format.period(need.period.startsOn, need.period.endsOn)}</Cell>
          <Cell note={need.returned ? t(`students.${need.returned}`) : undefined}>
            <Buoy kind={KINDS[need.state]} small>
              {t(`students.${need.state}`)}
            </Buoy>
          </Cell>
        </Row>
      ))}
    </RowList>
  );
}
