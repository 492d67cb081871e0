import { list, type Row } from '../csv.ts';
import { SCHOOLS } from './schools.ts';

interface Plan {
  key: string;
  title: string;
  summary: string;
  sector: string;
  level: number;
  phase: 'RESEARCH' | 'PREPARATION' | 'IMPLEMENTATION' | 'EMBEDDING';
  forms: string[];
  partners: string[];
  coordinator: string;
  from: number;
}

const ALL: Plan[] = [
  {
    key: 'pt-kanaalzone',
    title: 'Onderhoudstechniek kanaalzone',
    summary:
      'Scholen en bedrijven langs het kanaal Gent-Terneuzen verdelen de week tussen klas en werkvloer en leren van elkaars mentoren.',
    sector: 'TECHNOLOGY',
    level: 4,
    phase: 'IMPLEMENTATION',
    forms: ['STAGE', 'BPV_BOL', 'BPV_BBL', 'COMPANY_ASSIGNMENT'],
    partners: ['company-kanaalzone-onderhoud-installatie-nv', 'company-procestechniek-axelse-vlakte-b-v'],
    coordinator: 'person-hilde',
    from: 2025,
  },
  {
    key: 'pt-computeroperator',
    title: 'Computeroperator',
    summary:
      'Een opleiding van een jaar met authentieke opdrachten: een helpdesk voor buurt en verenigingen.',
    sector: 'ICT',
    level: 4,
    phase: 'IMPLEMENTATION',
    forms: ['STAGE', 'COMPANY_ASSIGNMENT', 'SIMULATION'],
    partners: [],
    coordinator: 'person-koen',
    from: 2025,
  },
  {
    key: 'pt-netwerkbeheer',
    title: 'Netwerkbeheer',
    summary:
      'Drie hogescholen bouwen aan een leerladder van niveau 4 naar 5, met werkplekleren bij ICT-bedrijven.',
    sector: 'ICT',
    level: 5,
    phase: 'IMPLEMENTATION',
    forms: ['WPL_GRADUAAT', 'COMPANY_ASSIGNMENT'],
    partners: [],
    coordinator: 'person-koen',
    from: 2024,
  },
  {
    key: 'pt-iot',
    title: 'Internet of Things',
    summary: 'Sensoren en data in haven en landbouw: studenten werken aan vragen van bedrijven.',
    sector: 'ICT',
    level: 5,
    phase: 'PREPARATION',
    forms: ['WPL_GRADUAAT', 'GUEST_TEACHER'],
    partners: [],
    coordinator: 'person-koen',
    from: 2026,
  },
  {
    key: 'pt-mechanica',
    title: 'Mechanica',
    summary: 'Verspanen en monteren in een gedeeld atelier bij bedrijven in de Leiestreek.',
    sector: 'TECHNOLOGY',
    level: 4,
    phase: 'PREPARATION',
    forms: ['STAGE', 'COMPANY_VISIT', 'GUEST_TEACHER'],
    partners: [],
    coordinator: 'person-hilde',
    from: 2026,
  },
  {
    key: 'pt-mbo4-verpleegkunde',
    title: 'Mbo-verpleegkunde',
    summary: 'Leerafdelingen in Zeeland waar studenten samen een afdeling dragen, ook uit Vlaanderen.',
    sector: 'CARE',
    level: 4,
    phase: 'EMBEDDING',
    forms: ['BPV_BOL', 'LEARNING_WARD'],
    partners: [],
    coordinator: 'person-mieke',
    from: 2023,
  },
  {
    key: 'pt-basisverpleegkunde',
    title: 'Basisverpleegkunde',
    summary: 'Studenten verkennen stageplaatsen over de grens; ziekenhuizen en scholen begeleiden samen.',
    sector: 'CARE',
    level: 5,
    phase: 'RESEARCH',
    forms: ['WPL_GRADUAAT', 'LEARNING_WARD'],
    partners: [],
    coordinator: 'person-mieke',
    from: 2026,
  },
];
const PHASES = ['RESEARCH', 'PREPARATION', 'IMPLEMENTATION', 'EMBEDDING'] as const;
export const REGION = 'partner-regiecentrum';

function phaseDates(plan: Plan): string {
  const year = plan.from;
  const dates = [
    [`${year}-09-01`, `${year + 1}-01-31`],
    [`${year + 1}-02-01`, `${year + 1}-08-31`],
    [`${year + 1}-09-01`, `${year + 2}-06-30`],
    [`${year + 2}-09-01`, `${year + 3}-08-31`],
  ];
  return PHASES.map((phase, at) => `${phase}:${dates[at]![0]}:${dates[at]![1]}`).join('|');
}

export function proeftuinRows(): Row[] {
  return ALL.map((plan) => {
    const schools = SCHOOLS.filter(({ programmes }) =>
      programmes.some(({ proeftuin }) => proeftuin === plan.key),
    );
    const partners = [
      ...schools.map(({ key }) => `${key}:school`),
      ...plan.partners.map((key) => `${key}:bedrijf`),
      `${REGION}:coördinatie`,
      'partner-huis-van-techniek:didactiek',
    ];
    return {
      externalKey: plan.key,
      title: plan.title,
      summary: plan.summary,
      sector: plan.sector,
      level: plan.level,
      phase: plan.phase,
      phases: phaseDates(plan),
      hybridForms: list(...plan.forms),
      partners: list(...partners),
    };
  });
}

export function targetRows(): Row[] {
  return ALL.flatMap((plan, at) =>
    (
      [
        ['PLACEMENTS', 0, plan.key === 'pt-kanaalzone' ? 48 : 40 + at * 15, ''],
        ['CROSS_BORDER', 0, plan.key === 'pt-kanaalzone' ? 16 : 8, ''],
        ['COMPANIES', 0, 12 + at * 2, ''],
        ['MENTORS_TRAINED', 0, 20, String(6 + at * 2)],
      ] as const
    ).map(([metric, start, value, entered]) => ({
      externalKey: `target-${plan.key}-${metric.toLowerCase()}`,
      proeftuin: plan.key,
      metric,
      startValue: start,
      value,
      startsOn: '2026-09-01',
      dueOn: '2027-06-30',
      enteredValue: entered,
    })),
  );
}

const ENTRIES: [proeftuin: string, day: string, author: string, text: string][] = [
  [
    'pt-kanaalzone',
    '2026-11-20',
    'person-hilde',
    'Elf mentoren stonden op de lijst voor de opleiding van 3 december; drie zegden af wegens productiepiek. We vragen Honte Offshore om een tweede datum in januari.',
  ],
  [
    'pt-kanaalzone',
    '2026-11-10',
    'person-hilde',
    'De leerladder elektriciteit is door beide scholen goedgekeurd. De modules van De Honte vervallen niet, ze schuiven naar blok 3.',
  ],
  [
    'pt-kanaalzone',
    '2026-10-26',
    'person-hilde',
    'Eerste gezamenlijke werkplekweek in Zelzate: twaalf leerlingen en studenten, vier mentoren, een storing die echt was.',
  ],
  [
    'pt-computeroperator',
    '2026-11-12',
    'person-koen',
    'De buurthelpdesk in Kortrijk loopt; cursisten lossen gemiddeld negen vragen per avond op.',
  ],
  [
    'pt-netwerkbeheer',
    '2026-11-05',
    'person-koen',
    'Intervisie met de trajectbegeleiders: wie bewaakt de doelen als het bedrijf een dringende klus heeft?',
  ],
  [
    'pt-mbo4-verpleegkunde',
    '2026-10-30',
    'person-mieke',
    'De leerafdeling in Hulst blijft na het project bestaan; het verpleeghuis betaalt de coach zelf.',
  ],
];

export function journalRows(): Row[] {
  return ENTRIES.map(([proeftuin, writtenOn, author, text], at) => ({
    externalKey: `journal-${at + 1}`,
    proeftuin,
    writtenOn,
    author,
    text,
  }));
}

export const COORDINATORS: [key: string, firstName: string, lastName: string, proeftuinen: string[]][] = [
  ['person-hilde', 'Hilde', 'Raeymaekers', ['pt-kanaalzone', 'pt-mechanica']],
  ['person-koen', 'Koen', 'Baeckelmans', ['pt-computeroperator', 'pt-netwerkbeheer', 'pt-iot']],
  ['person-mieke', 'Mieke', 'Hamelink', ['pt-mbo4-verpleegkunde', 'pt-basisverpleegkunde']],
];
