import { clockTime, minutesOf } from '@scheldemond/domain/time/clock-time';
import type { Offer } from '@scheldemond/domain/week/offer';
import { printOffer } from '@scheldemond/domain/week/offer-text';
import { weekOf, weekPattern } from '@scheldemond/domain/week/pattern';
import type { Stretch } from '@scheldemond/domain/week/stretch';
import { list, type Row } from '../csv.ts';
import type { Random } from '../random.ts';
import type { Company, Mentor, Site } from './companies.ts';
import { qualificationsOf, type Kind } from './qualifications.ts';

export interface Slot {
  key: string;
  site: Site;
  kind: Kind;
  qualifications: string[];
  title: string;
  tasks: string;
  requirements: string;
  startsOn: string;
  endsOn: string;
  weekdays: number[];
  startTime: string;
  endTime: string;
  places: number;
  minimumAge: string;
  mentor: Mentor;
  lastConfirmedOn: string;
  paused: boolean;
  closed: boolean;
  year: '2025-2026' | '2026-2027';
}

const WORK: Record<Kind, { title: string; tasks: string; requirements: string }[]> = {
  ELEC: [
    {
      title: 'Industriële installaties en kastenbouw',
      tasks:
        'Verdeelkasten bouwen en bedraden, leidingen trekken, schema’s lezen, metingen doen voor de indienststelling.',
      requirements: 'Veiligheidsschoenen; VCA-basis mag nog volgen.',
    },
    {
      title: 'Onderhoud van elektrische installaties',
      tasks: 'Storingen zoeken, onderdelen vervangen, periodieke controles, werkbonnen invullen.',
      requirements: 'Graag op hoogte durven werken.',
    },
    {
      title: 'Kastenbouw en bekabeling',
      tasks: 'Kasten monteren volgens schema, adereindhulzen, labels, testen.',
      requirements: '',
    },
    {
      title: 'Storingsdienst laagspanning',
      tasks: 'Meegaan op interventies, meten, herstellen, verslag maken.',
      requirements: 'Begint om 6.30 u.',
    },
    {
      title: 'Laadpalen en zonnepanelen',
      tasks: 'Plaatsen en aansluiten van laadpalen en omvormers bij bedrijven en particulieren.',
      requirements: '',
    },
    {
      title: 'Gebouwautomatisering en domotica',
      tasks: 'Bussystemen plaatsen, programmeren en uitleggen aan de gebruiker.',
      requirements: '',
    },
  ],
  MAINT: [
    {
      title: 'Preventief onderhoud van productielijnen',
      tasks: 'Smeren, lagers vervangen, transportbanden afstellen, onderhoud registreren.',
      requirements: 'Veiligheidsschoenen.',
    },
    {
      title: 'Mechanisch onderhoud pompen en leidingen',
      tasks: 'Pompen reviseren, flenzen monteren, lekken zoeken.',
      requirements: 'VCA-basis.',
    },
    {
      title: 'Montage van aandrijvingen',
      tasks: 'Motoren uitlijnen, koppelingen en tandwielkasten monteren, proefdraaien.',
      requirements: '',
    },
  ],
  AUTO: [
    {
      title: 'PLC en sensoren',
      tasks: 'Sensoren aansluiten, kleine PLC-aanpassingen, testen in een proefopstelling.',
      requirements: '',
    },
    {
      title: 'Inbedrijfstelling van machines',
      tasks: 'Machines bedraden, testen, bewegingen afstellen samen met een technicus.',
      requirements: '',
    },
  ],
  WELD: [
    {
      title: 'Constructielassen',
      tasks: 'MAG- en TIG-lassen van frames, slijpen, maatcontrole.',
      requirements: 'Eigen laskap mag.',
    },
    {
      title: 'Pijplassen in de werkplaats',
      tasks: 'Pijpen voorbereiden, hechten en lassen volgens isometrie.',
      requirements: '',
    },
  ],
  CNC: [
    {
      title: 'CNC-draaien en -frezen',
      tasks: 'Machine instellen, gereedschap meten, kleine reeksen maken en controleren.',
      requirements: '',
    },
  ],
  HVAC: [
    {
      title: 'Warmtepompen en koeling',
      tasks: 'Plaatsen, vacumeren en in dienst stellen van warmtepompen en koelcellen.',
      requirements: '',
    },
    {
      title: 'Onderhoud van klimaatinstallaties',
      tasks: 'Filters, metingen en onderhoud aan luchtgroepen.',
      requirements: 'Rijbewijs is handig, niet nodig.',
    },
  ],
  PROC: [
    {
      title: 'Meedraaien in de controlekamer',
      tasks: 'Rondes lopen, monsters nemen, procesgegevens opvolgen met een operator.',
      requirements: 'Minstens 18 jaar voor de ploegendienst.',
    },
    {
      title: 'Operator in de productie',
      tasks: 'Installatie opstarten en omstellen, kwaliteit controleren, overdracht doen.',
      requirements: '',
    },
  ],
  FOOD: [
    {
      title: 'Verpakkingslijn en omstellen',
      tasks: 'Lijn bedienen, omstellen, kwaliteit en hygiëne bewaken.',
      requirements: 'Hygiëneregels volgen.',
    },
  ],
  SUPPORT: [
    {
      title: 'Helpdesk en werkplekken',
      tasks: 'Toestellen klaarmaken, meldingen oplossen, gebruikers helpen.',
      requirements: 'Vlot Nederlands.',
    },
    {
      title: 'Herstelling en uitrol van laptops',
      tasks: 'Diagnose, onderdelen vervangen, images uitrollen.',
      requirements: '',
    },
  ],
  NETWORK: [
    {
      title: 'Beheer van servers en netwerk',
      tasks: 'Monitoring, back-ups, switches configureren, documentatie bijhouden.',
      requirements: '',
    },
    {
      title: 'Migratie naar de cloud',
      tasks: 'Accounts en machines overzetten, testen, handleidingen schrijven.',
      requirements: '',
    },
  ],
  IOT: [
    {
      title: 'Sensornetwerk in de haven',
      tasks: 'Sensoren bouwen en plaatsen, data doorsturen en tonen.',
      requirements: '',
    },
  ],
  DEV: [
    {
      title: 'Webtoepassingen bouwen',
      tasks: 'Meewerken in een team van vier, testen schrijven, kleine functies opleveren.',
      requirements: '',
    },
  ],
  NURSE: [
    {
      title: 'Verpleegkundige zorg op de afdeling',
      tasks: 'Basiszorg, wondzorg en medicatie onder toezicht, overdracht meevolgen.',
      requirements: 'Vaccinaties in orde.',
    },
    { title: 'Thuisverpleging', tasks: 'Meegaan op ronde, zorg aan huis, rapporteren.', requirements: '' },
    {
      title: 'Leerafdeling ouderenzorg',
      tasks: 'Met medestudenten een leefgroep dragen, met een coach op de vloer.',
      requirements: 'Acht weken na elkaar.',
    },
  ],
  CARE: [
    {
      title: 'Zorg in een leefgroep',
      tasks: 'Helpen bij wassen en eten, activiteiten begeleiden, observeren en melden.',
      requirements: '',
    },
    {
      title: 'Ondersteuning aan huis',
      tasks: 'Huishoudelijke en persoonlijke zorg, samen met een collega.',
      requirements: '',
    },
  ],
};

const DAYS = [
  [1, 2, 3, 4, 5],
  [1, 2, 3, 4, 5],
  [1, 2, 3, 4, 5],
  [1, 2, 3, 4],
  [2, 3, 4, 5],
  [3, 4, 5],
  [4, 5],
  [1, 2, 3],
];

function confirmedOn(random: Random): string {
  const daysAgo = random.chance(0.7) ? random.between(1, 40) : random.between(41, 160);
  return new Date(Date.UTC(2026, 10, 24 - daysAgo)).toISOString().slice(0, 10);
}

export const SLOT_COUNT = 500;
const LAST_YEAR_COUNT = 110;

export function makeSlots(random: Random, companies: Company[]): Slot[] {
  const slots: Slot[] = [];
  const sites = companies.flatMap((company) => company.sites);
  const make = (site: Site, kind: Kind, year: Slot['year']) => {
    const { title, tasks, requirements } = random.pick(WORK[kind]);
    const current = year === '2026-2027';
    const first = slots.length < 6;
    const weekdays = first ? [1, 2, 3, 4, 5] : random.pick(DAYS);
    const startTime = requirements.includes('6.30')
      ? '06:30'
      : random.pick(['07:00', '07:30', '08:00', '08:00', '08:30']);
    const mentors = site.company.mentors;
    slots.push({
      key: `slot-${String(slots.length + 1).padStart(3, '0')}`,
      site,
      kind,
      qualifications: qualificationsOf(kind).map((one) => one.key),
      title: first && kind === 'ELEC' ? WORK.ELEC[slots.length % WORK.ELEC.length]!.title : title,
      tasks,
      requirements,
      startsOn: current ? '2026-09-01' : '2025-09-01',
      endsOn: current ? '2027-07-09' : '2026-07-10',
      weekdays,
      startTime,
      endTime: endOf(startTime),
      places:
        random.pick([1, 1, 2, 2, 2, 3, 4]) + (kind === 'NURSE' || kind === 'CARE' ? random.between(1, 4) : 0),
      minimumAge: title.includes('controlekamer') ? '18' : '',
      mentor: mentors.length > 1 && site === site.company.sites.at(-1) ? mentors[1]! : mentors[0]!,
      lastConfirmedOn: current
        ? first
          ? `2026-11-${String(19 - slots.length).padStart(2, '0')}`
          : confirmedOn(random)
        : '2025-06-10',
      paused: current && !first && random.chance(0.04),
      closed: !current || (!first && random.chance(0.02)),
      year,
    });
  };
  for (const company of companies.slice(0, 6))
    make(
      company.sites[0]!,
      company.sites[0]!.kinds.includes('ELEC') ? 'ELEC' : company.sites[0]!.kinds[0]!,
      '2026-2027',
    );
  const order = random.shuffle(sites);
  for (let at = 0; slots.length < SLOT_COUNT - LAST_YEAR_COUNT; at++) {
    const site = order[at % order.length]!;
    make(site, site.kinds[Math.floor(at / order.length) % site.kinds.length]!, '2026-2027');
  }
  while (slots.length < SLOT_COUNT) {
    const site = random.pick(sites);
    make(site, random.pick(site.kinds), '2025-2026');
  }
  return slots;
}

/** Eight and a half hours on the clock, and never after half past four. */
function endOf(startTime: string): string {
  return clockTime(Math.min(minutesOf(startTime) + 510, 990));
}

/** The hours of a slot on one of its days. Belgian companies give an hour of break, as the law asks for the young. */
export function hoursOf({ startTime, endTime, site }: Slot): Stretch {
  const breakMinutes = site.place.country === 'BE' ? 60 : 30;
  return { place: 'WORKPLACE', from: startTime, to: endTime, breakMinutes };
}

/** Every so many slots ask for a number of days a week, which all that are placed there keep. */
const COUNTED = 6;

function offerOf(slot: Slot, placed: readonly number[]): Offer {
  const pattern = weekPattern([
    weekOf(Object.fromEntries(slot.weekdays.map((day) => [day, [hoursOf(slot)]]))),
  ]);
  const least = Math.min(2, ...placed);
  const most = Math.max(3, ...placed);
  const counts = Number(slot.key.slice(-3)) % COUNTED === 0 && most < slot.weekdays.length;
  return { pattern, days: counts ? { least, most } : null };
}

/**
 * The rows of slots.
 *
 * @param counts - by slot, on how many days a week each of those who are placed there comes
 */
export function slotRows(slots: Slot[], counts: ReadonlyMap<string, readonly number[]>): Row[] {
  return slots.map((slot) => ({
    externalKey: slot.key,
    site: slot.site.key,
    qualifications: list(...slot.qualifications),
    title: slot.title,
    tasks: slot.tasks,
    requirements: slot.requirements,
    startsOn: slot.startsOn,
    endsOn: slot.endsOn,
    offer: printOffer(offerOf(slot, counts.get(slot.key) ?? []), 'nl'),
    places: slot.places,
    language: 'nl',
    minimumAge: slot.minimumAge,
    mentor: slot.mentor.key,
    lastConfirmedOn: slot.lastConfirmedOn,
    paused: slot.paused,
    closed: slot.closed,
  }));
}
