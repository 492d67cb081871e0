import { dayNumber } from '@scheldemond/domain/time/working-day';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import type { BulletProps } from '../../ui/bullet.tsx';
import type { ProeftuinFactsFragment } from './proeftuinen.generated.ts';

export type Target = NonNullable<ProeftuinFactsFragment['targets']>[number];

/** Where a straight line from start to target would be today. */
function expectedOn(target: Target, today: string): number {
  const [start, due, now] = [dayNumber(target.startsOn), dayNumber(target.dueOn), dayNumber(today)];
  const share = due > start ? Math.min(1, Math.max(0, (now - start) / (due - start))) : 1;
  return Math.round(target.startValue + (target.value - target.startValue) * share);
}

/** Targets as bullets, worst first, each with its day and how far off it is in words. */
export function useTargetBullets(
  targets: readonly Target[],
  today: string,
  onOpen: ((target: Target) => void) | null,
): BulletProps[] {
  const { t } = useTranslation('pages');
  const format = useFormat();
  return targets
    .map((target) => {
      const expected = expectedOn(target, today);
      const off = target.current - expected;
      const share = target.value === 0 ? 0 : off / target.value;
      const kind = off >= 0 ? ('green' as const) : share < -0.15 ? ('red' as const) : ('amber' as const);
      const word =
        off === 0
          ? t('proeftuin.onTime')
          : off > 0
            ? t('proeftuin.ahead', { count: off })
            : t('proeftuin.behind', { count: -off });
      return {
        share,
        bullet: {
          key: target.id,
          name: t(`proeftuin.${target.metric}`),
          note: t('proeftuin.toward', { day: format.day(target.dueOn) }),
          onOpen: onOpen && target.viewerCanEdit ? () => onOpen(target) : undefined,
          now: target.current,
          target: target.value,
          expected,
          state: { kind, word },
        },
      };
    })
    .toSorted((a, b) => a.share - b.share)
    .map(({ bullet }) => bullet);
}
