import { useTranslation } from 'react-i18next';
import { Figures } from '../../ui/figures.tsx';
import type { PlanListedFragment } from './plans.generated.ts';

/** The figures of a plan, each beside those of the plan before it. */
export function PlanFigures(props: {
  figures: NonNullable<PlanListedFragment['figures']>;
  before: PlanListedFragment | null;
}) {
  const { figures } = props;
  const { t } = useTranslation('plans');
  const before = props.before?.figures;
  const beside = (now: number, then: number | null | undefined) => {
    if (then === null || then === undefined) return undefined;
    if (now === then) return t('figure.same');
    return t(now > then ? 'figure.more' : 'figure.less', { count: Math.abs(now - then), then });
  };
  const { wishing, firstChoices, minutesMedian } = figures;
  const known = <T,>(value: T | null | undefined): value is T => value !== null && value !== undefined;
  return (
    <Figures
      figures={[
        {
          label: t('figure.placed'),
          value: figures.placed,
          unit: t('figure.of', { count: figures.students }),
          note: beside(figures.placed, before?.placed),
        },
        {
          label: t('figure.unplaced'),
          value: figures.students - figures.placed,
          note: before && beside(figures.students - figures.placed, before.students - before.placed),
        },
        {
          label: t('figure.first'),
          ...(known(firstChoices) && known(wishing)
            ? {
                value: firstChoices,
                unit: t('figure.of', { count: wishing }),
                note: beside(firstChoices, before?.firstChoices),
              }
            : { value: '–', note: t('figure.few') }),
        },
        {
          label: t('figure.minutes'),
          ...(known(minutesMedian)
            ? { value: minutesMedian, unit: 'min', note: beside(minutesMedian, before?.minutesMedian) }
            : { value: '–', note: t('figure.noMinutes') }),
        },
        {
          label: t('figure.border'),
          value: figures.crossBorder,
          note: beside(figures.crossBorder, before?.crossBorder),
        },
      ]}
    />
  );
}
