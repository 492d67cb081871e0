import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { Buoy } from '../../ui/buoy.tsx';
import { Cell, Row, RowList, RowName } from '../../ui/row-list.tsx';
import type { PlacementRowFragment } from './placement-row.generated.ts';
import { stateBuoy } from './state-buoy.ts';

/** Placements as rows that open. `who`: the student leads; else the work does. */
export function PlacementRows(props: {
  label: string;
  placements: readonly PlacementRowFragment[];
  who?: boolean;
}) {
  const { t } = useTranslation('pages');
  const format = useFormat();
  return (
    <RowList
      label={props.label}
      head={[t('placements.who'), t('placements.when'), t('placements.state')]}
      columns="1fr 190px 180px"
    >
      {props.placements.map((placement) => {
        const buoy = stateBuoy(placement.state, format.language);
        const work = `${placement.slot.title}, ${placement.company.name}, ${placement.slot.site.place}`;
        return (
          <Row key={placement.id}>
            <RowName to={`/plaatsingen/${placement.id}`} note={props.who === false ? undefined : work}>
              {props.who === false ? work : placement.student.displayName}
            </RowName>
            <Cell>{format.period(placement.startsOn, placement.endsOn)}</Cell>
            <Cell note={placement.notReadyInTime ? t('placement.notReady') : undefined}>
              <Buoy kind={placement.notReadyInTime ? 'red' : buoy.kind} small>
                {buoy.word}
              </Buoy>
            </Cell>
          </Row>
        );
      })}
    </RowList>
  );
}
