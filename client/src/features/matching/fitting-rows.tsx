import { TRAVEL_WORDS } from '@scheldemond/domain/vocabulary/states';
import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { Buoy } from '../../ui/buoy.tsx';
import { FitBar } from '../../ui/fit-bar.tsx';
import { Cell, Row, RowList, RowName } from '../../ui/row-list.tsx';
import type { FittingSlotRowFragment } from './fitting-slots.generated.ts';
import classes from './fitting-rows.module.css';
import { FittingWhy } from './fitting-why.tsx';
import { useRuleWords } from './rule-words.ts';

export type FittingSlot = FittingSlotRowFragment;

/** Slots in order of fit: what is not met stands in words, and every rule and all that counts can be opened. */
export function FittingRows(props: {
  slots: readonly FittingSlot[];
  canPropose: boolean;
  onPropose: (slot: FittingSlot) => void;
  /** They are opened from the start, and none stands out. */
  opened?: boolean;
}) {
  const { t } = useTranslation('pages');
  return (
    <RowList
      label={t('student.slot')}
      head={[t('student.slot'), t('student.minutes'), t('student.fit'), '']}
      columns="1fr 116px 64px 128px"
      columnsPhone="1fr auto"
    >
      {props.slots.map((fitting, index) => (
        <FittingRow key={fitting.slot.id} {...props} fitting={fitting} first={index === 0 && !props.opened} />
      ))}
    </RowList>
  );
}

function FittingRow(props: {
  fitting: FittingSlot;
  first: boolean;
  canPropose: boolean;
  onPropose: (slot: FittingSlot) => void;
  opened?: boolean;
}) {
  const { fitting, first } = props;
  const { slot, travel } = fitting;
  const { t } = useTranslation(['pages', 'matching']);
  const format = useFormat();
  const id = useId();
  const [open, setOpen] = useState(props.opened === true);
  const country = slot.site.country === format.country ? '' : ` (${slot.site.country})`;
  return (
    <Row>
      <RowName
        to={`/plekken/${slot.id}`}
        note={`${slot.company.name}, ${slot.site.place}${country}`}
        below={
          <div className={classes.rules}>
            {!open && <Unmet fitting={fitting} />}
            <button
              type="button"
              className={classes.toggle}
              aria-expanded={open}
              aria-controls={id}
              onClick={() => setOpen(!open)}
            >
              {t(open ? 'matching:why.hide' : 'matching:why.show')}
            </button>
          </div>
        }
      >
        {slot.title}
      </RowName>
      <Cell
        note={
          travel
            ? [TRAVEL_WORDS[travel.means][format.language], travel.via && t(`student.via.${travel.via}`)]
                .filter(Boolean)
                .join(', ')
            : undefined
        }
        strong
      >
        {travel ? `${travel.minutes} min` : t('student.noHome')}
      </Cell>
      <Cell>
        <FitBar value={fitting.score} />
      </Cell>
      <div className={classes.action}>
        {fitting.alreadyProposed ? (
          <span className="second">{t('student.already')}</span>
        ) : (
          props.canPropose &&
          fitting.fits && (
            <Button size="sm" variant={first ? 'filled' : 'default'} onClick={() => props.onPropose(fitting)}>
              {t('student.propose')}
            </Button>
          )
        )}
        <span className="second">
          {slot.lastConfirmedOn
            ? t('student.confirmed', { day: format.shortDay(slot.lastConfirmedOn).replace(/^\S+ /, '') })
            : t('student.notConfirmed')}
        </span>
      </div>
      <div id={id} className={classes.why} hidden={!open}>
        {open && <FittingWhy fitting={fitting} />}
      </div>
    </Row>
  );
}

/** The rules that are not met, in words. */
function Unmet({ fitting }: { fitting: FittingSlot }) {
  const { t } = useTranslation('pages');
  const words = useRuleWords();
  const unmet = fitting.rules.filter(({ met }) => !met);
  if (unmet.length === 0)
    return (
      <Buoy kind="green" small>
        {t('student.meetsAll')}
      </Buoy>
    );
  return (
    <ul>
      {unmet.map((rule) => (
        <li key={rule.rule}>
          <Buoy kind={rule.blocks ? 'red' : 'amber'} small>
            {words(rule)}
          </Buoy>
        </li>
      ))}
    </ul>
  );
}
