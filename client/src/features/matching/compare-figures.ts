import type { TFunction } from 'i18next';
import type { PlanComparedFragment } from './compare.generated.ts';

/** A plan that is there. */
export type ComparedPlan = PlanComparedFragment & { figures: NonNullable<PlanComparedFragment['figures']> };

/** One line of the comparison: what stands in it for each plan, and which plans have the best of it. */
export interface ComparedLine {
  key: string;
  label: string;
  /** For a line that belongs to the one above. */
  under?: boolean;
  cells: readonly { text: string; note?: string; best: boolean }[];
}

interface Measure {
  key: string;
  label: string;
  under?: boolean;
  /** Null where it is not known. */
  value: (plan: ComparedPlan) => number | null;
  text: (plan: ComparedPlan, value: number) => string;
  missing: string;
  better?: 'more' | 'less';
}

/** The figures of plans side by side, each with its difference from the first plan; then the schools one by one. */
export function comparedLines(plans: readonly ComparedPlan[], t: TFunction<'plans'>): ComparedLine[] {
  const measures: Measure[] = [
    {
      key: 'placed',
      label: t('figure.placed'),
      value: ({ figures }) => figures.placed,
      text: ({ figures }, value) => `${value} ${t('figure.of', { count: figures.students })}`,
      missing: '',
      better: 'more',
    },
    {
      key: 'unplaced',
      label: t('figure.unplaced'),
      value: ({ figures }) => figures.students - figures.placed,
      text: (_, value) => String(value),
      missing: '',
      better: 'less',
    },
    {
      key: 'first',
      label: t('figure.first'),
      value: ({ figures }) => figures.firstChoices ?? null,
      text: ({ figures }, value) => `${value} ${t('figure.of', { count: figures.wishing ?? 0 })}`,
      missing: t('figure.few'),
      better: 'more',
    },
    {
      key: 'median',
      label: t('figure.minutes'),
      value: ({ figures }) => figures.minutesMedian ?? null,
      text: (_, value) => `${value} min`,
      missing: t('figure.noMinutes'),
      better: 'less',
    },
    {
      key: 'total',
      label: t('compare.minutes'),
      value: ({ figures }) => figures.minutesTotal,
      text: (_, value) => `${value} min`,
      missing: '',
    },
    {
      key: 'border',
      label: t('figure.border'),
      value: ({ figures }) => figures.crossBorder,
      text: (_, value) => String(value),
      missing: '',
    },
    {
      key: 'schools',
      label: t('compare.spread'),
      value: (plan) => spread(plan).between,
      text: (plan) => t('compare.spreadOf', { ...spread(plan) }),
      missing: t('compare.noSchools'),
      better: 'less',
    },
    ...schoolsOf(plans).map(({ id, name }): Measure => {
      const of = (plan: ComparedPlan) => plan.figures.schools.find(({ school }) => school?.id === id);
      return {
        key: id,
        label: name,
        under: true,
        value: (plan) => of(plan)?.placed ?? null,
        text: (plan, value) => `${value} ${t('figure.of', { count: of(plan)?.students ?? 0 })}`,
        missing: '–',
        better: 'more',
      };
    }),
  ];
  return measures.map((measure) => lineOf(measure, plans, t));
}

function lineOf(measure: Measure, plans: readonly ComparedPlan[], t: TFunction<'plans'>): ComparedLine {
  const { key, label, under, better } = measure;
  const values = plans.map(measure.value);
  const known = values.filter((value) => value !== null);
  const best = better === 'more' ? Math.max(...known) : Math.min(...known);
  // Where all have the same, none is the best.
  const differ = better !== undefined && new Set(known).size > 1;
  const cells = plans.map((plan, at) => {
    const value = values[at] ?? null;
    if (value === null) return { text: measure.missing, best: false };
    const note = at === 0 ? undefined : noteOf(value, values[0] ?? null, t);
    return { text: measure.text(plan, value), best: differ && value === best, ...(note ? { note } : {}) };
  });
  return { key, label, cells, ...(under ? { under } : {}) };
}

function noteOf(value: number, first: number | null, t: TFunction<'plans'>): string | undefined {
  if (first === null || value === first) return undefined;
  return t(value > first ? 'compare.more' : 'compare.less', { count: Math.abs(value - first) });
}

/** The smallest and largest share of a school's students with a place, in whole percents, and what lies between. */
export function spread({ figures }: Pick<ComparedPlan, 'figures'>) {
  const shares = figures.schools
    .filter(({ students }) => students > 0)
    .map(({ students, placed }) => Math.round((100 * placed) / students));
  if (shares.length < 2) return { least: 0, most: 0, between: null };
  const [least, most] = [Math.min(...shares), Math.max(...shares)];
  return { least, most, between: most - least };
}

/** Every school of any of the plans, by name. */
function schoolsOf(plans: readonly ComparedPlan[]): { id: string; name: string }[] {
  const found = new Map<string, string>();
  for (const { figures } of plans)
    for (const { school } of figures.schools) if (school) found.set(school.id, school.name);
  return [...found]
    .map(([id, name]) => ({ id, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'nl'));
}
