import { IconPin } from '@tabler/icons-react';
import { NEED_STATE_WORDS, TRAVEL_WORDS } from '@scheldemond/domain/vocabulary/states';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { Buoy, type BuoyKind } from '../../ui/buoy.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { ICON } from '../../ui/icons.ts';
import { MoreButton } from '../../ui/more-button.tsx';
import { Cell, Row, RowList, RowName } from '../../ui/row-list.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { usePlanRows } from './use-plan-rows.ts';
import { DraggedStudent, SlotTarget } from './plan-drag.tsx';
import { nextOf, RowMenu, type RowActions } from './plan-row-menu.tsx';
import { useReasonWords } from './plan-words.ts';
import type { PlanRowFragment } from './plans.generated.ts';
import classes from './plans.module.css';

const STATES: Record<string, BuoyKind> = { WITHOUT_PLACE: 'ring', PROPOSED: 'amber', PLACED: 'green' };

interface Props extends RowActions {
  planId: string;
  changed: ReadonlySet<string>;
}

/** Who goes where: the slot, the journey, and what can be decided for the next plan. */
export function PlacedRows(props: Props & { outcomes: PlanRowFragment['outcome'][] }) {
  const { t } = useTranslation('plans');
  const { language } = useFormat();
  const list = usePlanRows(props.planId, props.outcomes, 25);
  if (!list.rows) return list.failed ? <ErrorState onRetry={list.retry} /> : <ListSkeleton />;
  if (list.rows.length === 0) return <p className="dim">{t('rows.none')}</p>;
  return (
    <>
      <RowList
        label={t('rows.placed')}
        head={[t('rows.who'), t('rows.where'), t('rows.travel'), '']}
        columns="minmax(0, 1fr) minmax(0, 1.2fr) 104px 40px"
        columnsPhone="minmax(0, 1fr) 40px"
      >
        {list.rows.map((row) => (
          <Row key={row.need?.id ?? row.slot?.id}>
            <Who row={row} {...props} />
            <div className={classes.menuPhone}>
              <RowMenu row={row} {...props} />
            </div>
            <SlotDrop row={row} {...props}>
              <RowName
                {...(row.slot ? { to: `/plekken/${row.slot.id}` } : {})}
                note={
                  row.slot && `${row.slot.company.name}, ${row.slot.site.place} (${row.slot.site.country})`
                }
              >
                {row.slot?.title ?? t('rows.slotGone')}
              </RowName>
            </SlotDrop>
            <div className={classes.whole}>
              <Cell note={row.means ? TRAVEL_WORDS[row.means][language] : undefined} strong>
                {row.minutes === null || row.minutes === undefined
                  ? t('rows.noTravel')
                  : `${row.minutes} min`}
              </Cell>
            </div>
            <div className={classes.menuWide}>
              <RowMenu row={row} {...props} />
            </div>
          </Row>
        ))}
      </RowList>
      {list.hasMore && <MoreButton word={t('rows.more')} onMore={list.more} />}
    </>
  );
}

/** Who has no place: why, and the smallest change that would give one. */
export function UnplacedRows(props: Props) {
  const { t } = useTranslation('plans');
  const words = useReasonWords();
  const list = usePlanRows(props.planId, ['NOT_PLACED', 'LEFT_OUT'], 8);
  if (!list.rows) return list.failed ? <ErrorState onRetry={list.retry} /> : <ListSkeleton />;
  if (list.rows.length === 0) return <Buoy kind="green">{t('rows.allPlaced')}</Buoy>;
  return (
    <>
      <RowList
        label={t('rows.unplaced')}
        head={[t('rows.who'), t('rows.why'), t('rows.change'), '']}
        columns="minmax(0, 1fr) minmax(0, 1.2fr) minmax(0, 1.2fr) 40px"
        columnsPhone="minmax(0, 1fr) 40px"
      >
        {list.rows.map((row) => {
          const said = row.reason ? words(row.reason) : null;
          return (
            <Row key={row.need?.id}>
              <Who row={row} {...props} />
              <div className={classes.menuPhone}>
                <RowMenu row={row} {...props} />
              </div>
              <div className={classes.whole}>{said?.why ?? t('rows.leftOut')}</div>
              <div className={classes.whole}>{said && (said.change ?? t('plan.change.none'))}</div>
              <div className={classes.menuWide}>
                <RowMenu row={row} {...props} />
              </div>
            </Row>
          );
        })}
      </RowList>
      {list.hasMore && <MoreButton word={t('rows.more')} onMore={list.more} />}
    </>
  );
}

/** The slot of a row, where another student can be put down. */
function SlotDrop({ row, canDecide, move, children }: Props & { row: PlanRowFragment; children: ReactNode }) {
  const { slot } = row;
  if (!slot || !canDecide) return <div className={classes.whole}>{children}</div>;
  return (
    <SlotTarget needId={row.need?.id ?? ''} onDrop={(needId) => move(needId, null, slot)}>
      {children}
    </SlotTarget>
  );
}

function Who({ row, decisions, changed, canDecide }: Props & { row: PlanRowFragment }) {
  const { t } = useTranslation('plans');
  const { language, period } = useFormat();
  const { need } = row;
  if (!need) return <div className="dim">{t('rows.needGone')}</div>;
  const next = changed.has(need.id) ? nextOf(decisions, need.id) : null;
  return (
    <DraggedStudent needId={need.id} movable={canDecide && row.outcome !== 'FIXED'}>
      <RowName
        still
        to={`/leerlingen/${need.student.id}?periode=${need.id}`}
        note={[
          need.student.class?.name,
          need.student.school.name,
          period(need.period.startsOn, need.period.endsOn),
        ]
          .filter(Boolean)
          .join(', ')}
        below={
          <span className={classes.marks}>
            {row.outcome !== 'NOT_PLACED' && row.outcome !== 'LEFT_OUT' && (
              <Buoy kind={STATES[need.state] ?? 'ring'} small>
                {NEED_STATE_WORDS[need.state][language]}
              </Buoy>
            )}
            {(row.outcome === 'FIXED' || row.outcome === 'PINNED') && (
              <span className={classes.pin}>
                <IconPin size={16} stroke={ICON.stroke} aria-hidden /> {t(`rows.${row.outcome}`)}
              </span>
            )}
            {next && (
              <Buoy kind="amber" small>
                {t(`decide.next.${next}`)}
              </Buoy>
            )}
          </span>
        }
      >
        {need.student.displayName}
      </RowName>
    </DraggedStudent>
  );
}
