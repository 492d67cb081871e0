import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { Buoy } from '../../ui/buoy.tsx';
import { Cell, Row, RowList, RowName } from '../../ui/row-list.tsx';
import { slotBuoy } from './slot-buoy.ts';
import type { SlotRowFragment } from './slots.generated.ts';

/** Slots as rows that open. */
export function SlotRows({ slots }: { slots: readonly SlotRowFragment[] }) {
  const { t } = useTranslation('pages');
  const format = useFormat();
  return (
    <RowList
      label={t('slots.title')}
      head={[t('slots.work'), t('slots.places'), t('slots.confirmed'), t('slots.state')]}
      columns="1fr 88px 120px 140px"
      columnsPhone="1fr auto"
    >
      {slots.map((slot) => {
        const buoy = slotBuoy(slot.state, format.language);
        return (
          <Row key={slot.id}>
            <RowName to={`/plekken/${slot.id}`} note={`${slot.company.name}, ${slot.site.place}`}>
              {slot.title}
            </RowName>
            <Cell>{t('slots.free', { free: slot.placesFree, places: slot.places })}</Cell>
            <Cell>{slot.lastConfirmedOn ? format.shortDay(slot.lastConfirmedOn) : '–'}</Cell>
            <Cell>
              <Buoy kind={buoy.kind} small>
                {buoy.word}
              </Buoy>
            </Cell>
          </Row>
        );
      })}
    </RowList>
  );
}
