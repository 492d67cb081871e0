import { printCount } from '@scheldemond/domain/week/offer-text';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import type { FittingSlotRowFragment } from './fitting-slots.generated.ts';

type Rule = FittingSlotRowFragment['rules'][number];

/** Whose limit leaves no place; the slot's own places otherwise. */
function limitOf(fact: string): 'COMPANY' | 'MENTOR' | 'SCHOOL' | 'unmet' {
  return fact === 'COMPANY' || fact === 'MENTOR' || fact === 'SCHOOL' ? fact : 'unmet';
}

/** A rule of fit in words, with the facts that explain it. */
export function useRuleWords(): (rule: Rule) => string {
  const { t } = useTranslation('pages');
  const format = useFormat();
  return ({ rule, met, facts }) => {
    const fact = (name: string) => facts.find((one) => one.name === name)?.value ?? '';
    switch (rule) {
      case 'RECOGNITION': {
        if (met) return fact('scheme') === 'NONE' ? t('rule.RECOGNITION.none') : t('rule.RECOGNITION.met');
        const why = fact('why');
        return t(
          `rule.RECOGNITION.${why === 'NOT_YET' || why === 'LAPSED' || why === 'WITHDRAWN' ? why : 'NONE'}`,
        );
      }
      case 'LEVEL':
        return t(met ? 'rule.LEVEL.met' : 'rule.LEVEL.unmet', { level: fact('level') });
      case 'PERIOD':
        return met
          ? t('rule.PERIOD.met')
          : t('rule.PERIOD.unmet', {
              from: format.shortDay(fact('startsOn')),
              to: format.day(fact('endsOn')),
            });
      case 'FREE_PLACES':
        return met
          ? t('rule.FREE_PLACES.met', {
              count: Number(fact('free')),
              free: fact('free'),
              places: fact('places'),
            })
          : t(`rule.FREE_PLACES.${limitOf(fact('of'))}`, { most: fact('most') });
      case 'SLOT_OPEN':
        return met
          ? t('rule.SLOT_OPEN.met')
          : t(fact('closed') === 'true' ? 'rule.SLOT_OPEN.closed' : 'rule.SLOT_OPEN.paused');
      case 'RELEASED':
        return met ? t('rule.RELEASED.met') : t('rule.RELEASED.unmet', { day: format.day(fact('from')) });
      case 'TRAVEL':
        if (fact('minutes') === '') return t('rule.TRAVEL.unknown');
        return met
          ? t('rule.TRAVEL.met')
          : t('rule.TRAVEL.unmet', { over: Number(fact('minutes')) - Number(fact('most')) });
      case 'DAYS':
        if (met) return t('rule.DAYS.met');
        if (fact('shared') === fact('asked') && fact('least') !== '')
          return t('rule.DAYS.count', {
            days: printCount({ least: Number(fact('least')), most: Number(fact('most')) }, format.language),
          });
        return t('rule.DAYS.unmet', { shared: fact('shared').length, asked: fact('asked').length });
      case 'AGE':
        return met ? t('rule.AGE.met') : t('rule.AGE.unmet', { minimum: fact('minimum') });
      case 'WORKING_TIME':
        return t(met ? 'rule.WORKING_TIME.met' : 'rule.WORKING_TIME.unmet');
      case 'QUALIFICATION':
        return t(met ? 'rule.QUALIFICATION.met' : 'rule.QUALIFICATION.unmet');
      case 'LANGUAGE':
        return t(met ? 'rule.LANGUAGE.met' : 'rule.LANGUAGE.unmet');
    }
  };
}
