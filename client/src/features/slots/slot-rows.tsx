import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { useSignedInViewer } from '../../session/viewer.ts';
import { Buoy } from '../../ui/buoy.tsx';
import { Cell, Row, RowList, RowName } from '../../ui/row-list.tsx';
import classes from './slot-rows.module.css';
import { slotBuoy } from './slot-buoy.ts';
import type { SlotRowFragment } from './slots.generated.ts';

/** Slots of one company as rows that open. */
export function SlotRows({ label, slots }: { label: string; slots: readonly SlotRowFragment[] }) {
  const { t } = useTranslation('pages');
  const format = useFormat();
  const { today } = useSignedInViewer();
  return (
    <RowList
      label={label}
      head={[t('slot.titleField'), t('slots.offered'), t('slots.places'), t('slots.state')]}
      columns="1fr 190px 88px 188px"
    >
      {slots.map((slot) => {
        const { kind, word } = slotBuoy(slot, format.language, today);
        return (
          <Row key={slot.id}>
            <RowName to={`/plekken/${slot.id}`} note={slot.site.place}>
              {slot.title}
            </RowName>
            <Cell>{format.period(slot.startsOn, slot.endsOn)}</Cell>
            <span className="figures">
              <span className={classes.word}>{t('slots.places')} </span>
              {t('slots.free', { free: slot.placesFree, places: slot.places })}
            </span>
            <Buoy kind={kind} small>
              {word}
            </Buoy>
          </Row>
        );
      })}
    </RowList>
  );
}
