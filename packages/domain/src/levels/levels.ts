export type Level = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

interface LevelNames {
  nlqf: string;
  vks: string;
}

/**
 * What stands at a level of the European Qualifications Framework in each country
 * (nuffic.nl, vlaamsekwalificatiestructuur.be). Indicative: never a recognition by itself.
 */
export const LEVELS: Record<Level, LevelNames> = {
  1: { nlqf: 'mbo 1 (entree)', vks: 'lager onderwijs' },
  2: { nlqf: 'mbo 2', vks: '4 jaar secundair' },
  3: { nlqf: 'mbo 3', vks: '6 jaar bso' },
  4: { nlqf: 'mbo 4', vks: 'diploma secundair onderwijs' },
  5: { nlqf: 'associate degree', vks: 'graduaat' },
  6: { nlqf: 'bachelor', vks: 'bachelor' },
  7: { nlqf: 'master', vks: 'master' },
  8: { nlqf: 'doctor', vks: 'doctor' },
};

export function isLevel(value: number): value is Level {
  return Number.isInteger(value) && value >= 1 && value <= 8;
}
