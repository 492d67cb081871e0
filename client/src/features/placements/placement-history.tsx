import { REASONS } from '@scheldemond/domain/placement/reasons';
import { STATE_WORDS } from '@scheldemond/domain/vocabulary/states';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { Ledger } from '../../ui/ledger.tsx';
import type { PlacementFactsFragment } from './placement-page.generated.ts';
import classes from './placement-sections.module.css';

/** Every step of the placement with who, when and why. */
export function PlacementHistory({ placement }: { placement: PlacementFactsFragment }) {
  const { t } = useTranslation(['pages', 'student']);
  const format = useFormat();
  if (placement.history.length === 0) return null;
  return (
    <Ledger title={t('placement.history')} note={placement.replaces ? t('placement.replaced') : undefined}>
      <ol className={classes.history}>
        {placement.history.map((step) => {
          const who =
            step.actor?.displayName ??
            (step.actorKind === 'CLOCK' || step.actorKind === 'SYSTEM'
              ? t('placement.clock')
              : step.actorKind === 'STUDENT'
                ? placement.student.displayName
                : '');
          const reason =
            step.reason &&
            [REASONS[step.reason.code][format.language], step.reason.words].filter(Boolean).join(': ');
          return (
            <li key={`${step.at}-${step.state}-${step.command}`}>
              <span className="dim">{format.dayOf(step.at)}</span>
              <div>
                {step.command === 'AGREE' || step.command === 'OBJECT'
                  ? t(`student:says.${step.command}`)
                  : step.command
                    ? STATE_WORDS[step.state][format.language]
                    : t('placement.edited')}
                {who && <span className="second"> {who}</span>}
                {reason && <div className="second">{reason}</div>}
              </div>
            </li>
          );
        })}
      </ol>
    </Ledger>
  );
}
