import { Button, Menu } from '@mantine/core';
import { REASON_REQUIRED } from '@scheldemond/domain/placement/lifecycle';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ActionButton } from '../../ui/action-button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { CounterSheet } from './counter-sheet.tsx';
import { HandOverSheet } from './hand-over-sheet.tsx';
import type { PlacementFactsFragment } from './placement-page.generated.ts';
import { ReasonSheet } from './reason-sheet.tsx';
import { isStep, type StepName, useStep } from './steps.ts';

/** The step that stands as the page's main action, when the viewer may take it. */
const MAIN: readonly StepName[] = ['ACCEPT', 'ACCEPT_COUNTER', 'RESUME', 'CLOSE'];
/** Steps that stand beside the menu, or in the question to the student. */
const ELSEWHERE: readonly StepName[] = ['DECLINE', 'REFUSE_COUNTER', 'AGREE', 'OBJECT'];
const HOLDS = ['ACCEPTED', 'READY', 'ACTIVE', 'INTERRUPTED'];

/** The main action of a placement, alone. */
export function MainAction({ placement }: { placement: PlacementFactsFragment }) {
  const { t } = useTranslation('pages');
  const step = useStep(placement);
  const main = MAIN.find((one) => placement.viewerCan.includes(one));
  if (!main) return null;
  const run = async () => {
    const refused = await step(main);
    if (refused) showToast(refused, 'red');
  };
  return (
    <ActionButton variant="filled" onAction={run}>
      {t(`command.${main}`)}
    </ActionButton>
  );
}

export function hasMainAction(placement: PlacementFactsFragment): boolean {
  return MAIN.some((one) => placement.viewerCan.includes(one));
}

/** Every other step that the viewer may take, in one menu; a decline stands beside the main action. */
export function OtherActions({ placement }: { placement: PlacementFactsFragment }) {
  const { t } = useTranslation('pages');
  const navigate = useNavigate();
  const step = useStep(placement);
  const [asking, setAsking] = useState<StepName | 'COUNTER' | 'HAND_OVER' | null>(null);
  const main = MAIN.find((one) => placement.viewerCan.includes(one));
  const commands = placement.viewerCan
    .filter(isStep)
    .filter((one) => one !== main && !ELSEWHERE.includes(one));
  const beside = placement.viewerCan.find((one) => one === 'DECLINE' || one === 'REFUSE_COUNTER');
  const canCounter = placement.viewerCan.includes('COUNTER');
  const canMove =
    placement.need !== null &&
    placement.need !== undefined &&
    (placement.viewerCan.includes('WITHDRAW') || placement.viewerCan.includes('END_EARLY')) &&
    HOLDS.includes(placement.state);
  const choose = async (command: StepName) => {
    if (REASON_REQUIRED.has(command)) return setAsking(command);
    const refused = await step(command);
    if (refused) showToast(refused, 'red');
  };
  const any = commands.length > 0 || canCounter || placement.viewerCanHandOver || canMove;
  return (
    <>
      {beside && (
        <Button variant="default" onClick={() => setAsking(beside as StepName)}>
          {t(`command.${beside as StepName}`)}
        </Button>
      )}
      {any && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default">{t('placement.actions')}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {canCounter && <Menu.Item onClick={() => setAsking('COUNTER')}>{t('command.COUNTER')}</Menu.Item>}
            {placement.viewerCanHandOver && (
              <Menu.Item onClick={() => setAsking('HAND_OVER')}>{t('placement.handOver')}</Menu.Item>
            )}
            {canMove && (
              <Menu.Item
                onClick={() =>
                  void navigate(
                    `/leerlingen/${placement.student.id}?periode=${placement.need?.id}&vervangt=${placement.id}`,
                  )
                }
              >
                {t('placement.reassign')}
              </Menu.Item>
            )}
            {commands.map((command) => (
              <Menu.Item key={command} onClick={() => void choose(command)}>
                {t(`command.${command}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {asking === 'COUNTER' && <CounterSheet placement={placement} onClose={() => setAsking(null)} />}
      {asking === 'HAND_OVER' && <HandOverSheet placement={placement} onClose={() => setAsking(null)} />}
      {asking !== null && asking !== 'COUNTER' && asking !== 'HAND_OVER' && (
        <ReasonSheet
          step={asking}
          onClose={() => setAsking(null)}
          onStep={(reason) => step(asking, reason)}
        />
      )}
    </>
  );
}
