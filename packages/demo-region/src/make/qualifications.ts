import { fileURLToPath } from 'node:url';
import { list, readCsv, type Row } from '../csv.ts';

/** Kinds of work; a slot of a kind suits the qualifications of both countries that lead to it. */
export type Kind =
  | 'ELEC'
  | 'MAINT'
  | 'WELD'
  | 'AUTO'
  | 'HVAC'
  | 'CNC'
  | 'PROC'
  | 'FOOD'
  | 'SUPPORT'
  | 'NETWORK'
  | 'IOT'
  | 'DEV'
  | 'NURSE'
  | 'CARE';

export interface Qualification {
  key: string;
  code: string;
  title: string;
  level: number;
  country: 'BE' | 'NL';
  sector: string;
  kind: Kind;
  esco: string[];
  shortage: boolean;
}

/** Codes are examples; titles are the kind of titles that the registers have. */
export const QUALIFICATIONS: Qualification[] = (
  [
    [
      'be-elektrotechnieken',
      'VB-BE-101',
      'Elektrotechnieken',
      4,
      'BE',
      'TECHNOLOGY',
      'ELEC',
      ['7411.1'],
      true,
    ],
    [
      'be-elektromechanica',
      'VB-BE-102',
      'Elektromechanische technieken',
      4,
      'BE',
      'TECHNOLOGY',
      'MAINT',
      ['7233.7', '3113.1.2'],
      true,
    ],
    ['be-lassen', 'VB-BE-103', 'Lassen-constructie', 3, 'BE', 'TECHNOLOGY', 'WELD', ['7212.3'], true],
    [
      'be-koeltechnieken',
      'VB-BE-104',
      'Koel- en warmtetechnieken',
      4,
      'BE',
      'CONSTRUCTION',
      'HVAC',
      ['7127.1'],
      true,
    ],
    [
      'be-automatisering',
      'VB-BE-105',
      'Industriële automatisering',
      4,
      'BE',
      'TECHNOLOGY',
      'AUTO',
      ['3119.2'],
      true,
    ],
    ['be-cnc', 'VB-BE-106', 'Mechanische vormgeving CNC', 4, 'BE', 'TECHNOLOGY', 'CNC', ['7223.4'], true],
    [
      'be-procesoperator',
      'VB-BE-107',
      'Procestechnieken chemie',
      4,
      'BE',
      'PROCESS',
      'PROC',
      ['3133.1'],
      true,
    ],
    ['be-voeding', 'VB-BE-108', 'Productieoperator voeding', 3, 'BE', 'FOOD', 'FOOD', ['8183.7'], false],
    [
      'be-computeroperator',
      'VB-BE-109',
      'Computeroperator',
      4,
      'BE',
      'ICT',
      'SUPPORT',
      ['3512.4', '3512.1'],
      false,
    ],
    [
      'be-netwerkbeheer',
      'VB-BE-110',
      'Systeem- en netwerkbeheer',
      5,
      'BE',
      'ICT',
      'NETWORK',
      ['2522.1', '3513.2'],
      true,
    ],
    ['be-iot', 'VB-BE-111', 'Internet of Things', 5, 'BE', 'ICT', 'IOT', ['2514.2.1'], true],
    ['be-programmeren', 'VB-BE-112', 'Programmeren', 5, 'BE', 'ICT', 'DEV', ['2512.4'], true],
    ['be-basisverpleegkunde', 'VB-BE-113', 'Basisverpleegkunde', 5, 'BE', 'CARE', 'NURSE', ['2221.2'], true],
    ['be-zorgkundige', 'VB-BE-114', 'Zorgkundige', 4, 'BE', 'CARE', 'CARE', ['5321.1'], true],
    ['be-verzorging', 'VB-BE-115', 'Verzorging', 3, 'BE', 'CARE', 'CARE', ['5322.1'], true],
    [
      'nl-elektro-technicus',
      'VB-NL-201',
      'Technicus elektrotechnische installaties',
      4,
      'NL',
      'TECHNOLOGY',
      'ELEC',
      ['7411.1', '7411.1.1.2'],
      true,
    ],
    [
      'nl-elektro-monteur',
      'VB-NL-202',
      'Eerste monteur elektrotechnische systemen',
      3,
      'NL',
      'TECHNOLOGY',
      'ELEC',
      ['7411.1'],
      true,
    ],
    [
      'nl-mechatronica',
      'VB-NL-203',
      'Technicus mechatronica',
      4,
      'NL',
      'TECHNOLOGY',
      'AUTO',
      ['3115.1.11'],
      true,
    ],
    [
      'nl-onderhoud',
      'VB-NL-204',
      'Allround onderhoudsmonteur',
      3,
      'NL',
      'TECHNOLOGY',
      'MAINT',
      ['7233.7'],
      true,
    ],
    ['nl-lassen', 'VB-NL-205', 'Allround lasser', 3, 'NL', 'TECHNOLOGY', 'WELD', ['7212.3'], true],
    ['nl-operator', 'VB-NL-206', 'Operator C', 4, 'NL', 'PROCESS', 'PROC', ['3133.1'], true],
    [
      'nl-koude',
      'VB-NL-207',
      'Monteur koude- en klimaatsystemen',
      3,
      'NL',
      'CONSTRUCTION',
      'HVAC',
      ['7127.1'],
      true,
    ],
    [
      'nl-it-expert',
      'VB-NL-208',
      'Expert IT systems and devices',
      4,
      'NL',
      'ICT',
      'SUPPORT',
      ['3512.4', '3513.2'],
      true,
    ],
    [
      'nl-it-medewerker',
      'VB-NL-209',
      'Allround medewerker IT systems and devices',
      3,
      'NL',
      'ICT',
      'SUPPORT',
      ['3512.1'],
      false,
    ],
    ['nl-verpleegkunde', 'VB-NL-210', 'Mbo-verpleegkundige', 4, 'NL', 'CARE', 'NURSE', ['2221.2'], true],
    ['nl-verzorgende', 'VB-NL-211', 'Verzorgende-IG', 3, 'NL', 'CARE', 'CARE', ['5321.1.1'], true],
    [
      'nl-ad-ict',
      'VB-NL-212',
      'Associate degree ICT service management',
      5,
      'NL',
      'ICT',
      'NETWORK',
      ['2522.1'],
      true,
    ],
    [
      'nl-ad-engineering',
      'VB-NL-213',
      'Associate degree Engineering',
      5,
      'NL',
      'TECHNOLOGY',
      'AUTO',
      ['3119.2'],
      true,
    ],
  ] as const
).map(([key, code, title, level, country, sector, kind, esco, shortage]) => ({
  key,
  code,
  title,
  level,
  country,
  sector,
  kind,
  esco: [...esco],
  shortage,
}));

const OCCUPATIONS = new Map(
  readCsv(fileURLToPath(new URL('../../sources/esco-occupations.csv', import.meta.url))).map((row) => [
    row['escoCode']!,
    row,
  ]),
);

export function qualificationRows(): Row[] {
  return QUALIFICATIONS.map(({ key, code, title, level, country, sector, esco, shortage }) => {
    const found = esco.map((one) => OCCUPATIONS.get(one)!);
    return {
      externalKey: key,
      code,
      title,
      level,
      country,
      sector,
      escoCodes: list(...esco),
      escoUris: list(...found.map((row) => row['uri']!)),
      escoLabelsNl: list(...found.map((row) => row['labelNl']!)),
      escoLabelsEn: list(...found.map((row) => row['labelEn']!)),
      shortage,
    };
  });
}

export function qualificationsOf(kind: Kind): Qualification[] {
  return QUALIFICATIONS.filter((one) => one.kind === kind);
}
