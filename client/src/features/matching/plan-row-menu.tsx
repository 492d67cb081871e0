import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ICON } from '../../ui/icons.ts';
import type { Moving } from './move-sheet.tsx';
import type { PlanRowFragment } from './plans.generated.ts';
import type { Decide, Decisions } from './use-decisions.ts';

/** What can be done with a row of a plan. */
export interface RowActions {
  canDecide: boolean;
  decisions: Decisions;
  decide: Decide;
  /** Asks to move a student, to the slot on which it was dropped when there is one. */
  move: (needId: string, need: Moving['need'] | null, to: Moving['to']) => void;
  /** Asks what one more place in a slot would bring. */
  onePlace: (slot: NonNullable<PlanRowFragment['slot']>) => void;
}

/** What is decided of a student for the next plan. */
export function nextOf({ pins, forbids, leaveOut }: Decisions, needId: string) {
  if (pins.has(needId)) return 'PIN';
  if (leaveOut.has(needId)) return 'LEAVE_OUT';
  return (forbids.get(needId)?.size ?? 0) > 0 ? 'FORBID' : 'FREE';
}

/** What can be decided for the next plan, and what one more place would bring. */
export function RowMenu(props: RowActions & { row: PlanRowFragment }) {
  const { row, canDecide, decisions, decide, move, onePlace } = props;
  const { t } = useTranslation('plans');
  const { need, slot } = row;
  const free = row.outcome !== 'FIXED';
  if (!need || !canDecide || !(free || slot)) return null;
  const now = nextOf(decisions, need.id);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" aria-label={t('decide.menu', { student: need.student.displayName })}>
          <IconDots size={20} stroke={ICON.stroke} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {free && (
          <>
            {slot && (
              <>
                <Menu.Item onClick={() => decide(need.id, 'PIN', slot.id)}>{t('decide.PIN')}</Menu.Item>
                <Menu.Item onClick={() => decide(need.id, 'FORBID', slot.id)}>{t('decide.FORBID')}</Menu.Item>
              </>
            )}
            <Menu.Item onClick={() => move(need.id, need, null)}>{t('move.open')}</Menu.Item>
            <Menu.Item onClick={() => decide(need.id, 'LEAVE_OUT')}>{t('decide.LEAVE_OUT')}</Menu.Item>
            {now !== 'FREE' && (
              <Menu.Item onClick={() => decide(need.id, 'FREE')}>{t('decide.FREE')}</Menu.Item>
            )}
          </>
        )}
        {slot && <Menu.Item onClick={() => onePlace(slot)}>{t('onePlace.here')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
