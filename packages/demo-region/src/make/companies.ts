import { list, type Row } from '../csv.ts';
import type { Random } from '../random.ts';
import type { Names } from './names.ts';
import { mailbox, type Name } from './names.ts';
import { PLACES, placeNamed, pointIn, streetIn, type Place } from './places.ts';
import { qualificationsOf, type Kind } from './qualifications.ts';

export interface Mentor extends Name {
  key: string;
}
export interface Site {
  key: string;
  company: Company;
  name: string;
  place: Place;
  lat: string;
  lon: string;
  street: string;
  kinds: Kind[];
}
export interface Company {
  key: string;
  name: string;
  sector: string;
  country: 'BE' | 'NL';
  place: Place;
  domain: string;
  sites: Site[];
  mentors: Mentor[];
}

const TRADES: { sector: string; kinds: Kind[]; words: string[]; share: number; sites: [number, number] }[] = [
  {
    sector: 'TECHNOLOGY',
    kinds: ['ELEC'],
    words: ['Elektro', 'Elektrotechniek', 'Installatietechniek', 'Schakelbouw'],
    share: 24,
    sites: [1, 2],
  },
  {
    sector: 'TECHNOLOGY',
    kinds: ['MAINT', 'AUTO'],
    words: ['Onderhoud & Installatie', 'Machinebouw', 'Industrieel Onderhoud', 'Aandrijftechniek'],
    share: 22,
    sites: [1, 2],
  },
  {
    sector: 'TECHNOLOGY',
    kinds: ['WELD', 'CNC'],
    words: ['Constructie', 'Metaalwerken', 'Scheepsinstallaties', 'Draai- en Freeswerk'],
    share: 18,
    sites: [1, 1],
  },
  {
    sector: 'CONSTRUCTION',
    kinds: ['HVAC', 'ELEC'],
    words: ['Koeltechniek', 'Klimaattechniek', 'Warmtetechniek'],
    share: 12,
    sites: [1, 1],
  },
  {
    sector: 'PROCESS',
    kinds: ['PROC', 'MAINT', 'AUTO'],
    words: ['Procestechniek', 'Chemie', 'Meststoffen', 'Zetmeel'],
    share: 9,
    sites: [1, 2],
  },
  {
    sector: 'FOOD',
    kinds: ['FOOD', 'MAINT'],
    words: ['Diepvriesgroenten', 'Bakkerijproducten', 'Mosselverwerking'],
    share: 8,
    sites: [1, 1],
  },
  {
    sector: 'LOGISTICS',
    kinds: ['MAINT', 'ELEC'],
    words: ['Offshore Services', 'Havendienst', 'Terminal'],
    share: 6,
    sites: [1, 2],
  },
  {
    sector: 'ICT',
    kinds: ['SUPPORT', 'NETWORK'],
    words: ['ICT-diensten', 'Netwerken', 'Computerhulp'],
    share: 18,
    sites: [1, 1],
  },
  {
    sector: 'ICT',
    kinds: ['IOT', 'DEV', 'NETWORK'],
    words: ['Software', 'Sensoren', 'Data'],
    share: 10,
    sites: [1, 1],
  },
  {
    sector: 'CARE',
    kinds: ['NURSE', 'CARE'],
    words: ['Ziekenhuis', 'Woonzorgcentrum', 'Verpleeghuis', 'Thuiszorg', 'Zorggroep'],
    share: 26,
    sites: [1, 4],
  },
];
const BEGINNINGS = [
  'Zwinstreek',
  'Kanaalzone',
  'Meetjesland',
  'Polderwind',
  'Honte',
  'Braakman',
  'Leievallei',
  'Krekengebied',
  'Scheldeoever',
  'Durme',
  'Kustlicht',
  'Westkust',
  'Moerbeek',
  'Axelse Vlakte',
  'Zuidvliet',
  'Brakmanshoek',
  'Waasland',
  'Houtland',
  'Mandel',
  'Wulpen',
  'Zandhoek',
  'Vlakke Zee',
  'Oesterput',
  'Veerse Dam',
  'Sloe',
  'Zilte',
  'Rietland',
  'Blauwe Slikken',
  'Dijkwacht',
  'Noorderwind',
];

/** A number of the Belgian register's shape with a right check, in a range that it has not given out. */
export function kbo(serial: number): string {
  const front = String(9_990_000 + serial).padStart(8, '0');
  return `${front}${String(97 - (Number(front) % 97)).padStart(2, '0')}`;
}
function establishment(serial: number): string {
  const front = String(89_900_000 + serial);
  return `${front}${String(97 - (Number(front) % 97)).padStart(2, '0')}`;
}

/** Places where there is work: the middle of the region counts more than once. */
function workPlaces(): Place[] {
  const towns = [
    'Terneuzen',
    'Sas van Gent',
    'Hulst',
    'Oostburg',
    'Breskens',
    'Vlissingen',
    'Middelburg',
    'Goes',
    'Zierikzee',
    'Gent',
    'Gent',
    'Eeklo',
    'Zelzate',
    'Evergem',
    'Assenede',
    'Maldegem',
    'Lokeren',
    'Sint-Niklaas',
    'Aalst',
    'Deinze',
    'Oudenaarde',
    'Brugge',
    'Brugge',
    'Kortrijk',
    'Kortrijk',
    'Oostende',
    'Roeselare',
    'Waregem',
    'Torhout',
    'Knokke',
    'Blankenberge',
    'Ieper',
    'Izegem',
    'Tielt',
    'Temse',
    'Dendermonde',
  ];
  return towns.flatMap((name) => PLACES.filter(({ place }) => place === name).slice(0, 1));
}

/** The company of the demo's mentor, near the school of its teacher. */
const FIXED: { name: string; place: string; trade: number }[] = [
  { name: 'Elektro Meetjesland bv', place: 'Maldegem', trade: 0 },
  { name: 'Van de Wiele-Baeckelandt Elektrotechniek', place: 'Assenede', trade: 0 },
  { name: 'Kanaalzone Onderhoud & Installatie nv', place: 'Zelzate', trade: 1 },
  { name: 'Procestechniek Axelse Vlakte B.V.', place: 'Terneuzen', trade: 4 },
  { name: 'Slimgebouw Hoste-Vandermeersch bv', place: 'Gent', trade: 3 },
  { name: 'Zonnekracht Zwinstreek bv', place: 'Knokke', trade: 0 },
  { name: 'Honte Offshore Services B.V.', place: 'Terneuzen', trade: 6 },
  { name: 'Scheepsinstallaties Sloe B.V.', place: 'Vlissingen', trade: 2 },
  { name: 'Machinebouw Verhaeghe-Dierckx nv', place: 'Eeklo', trade: 1 },
  { name: 'Koeltechniek Polderwind B.V.', place: 'Sas van Gent', trade: 3 },
];

export function makeCompanies(random: Random, names: Names): Company[] {
  const places = workPlaces();
  const used = new Set<string>();
  const companies: Company[] = [];
  const add = (name: string, place: Place, trade: (typeof TRADES)[number]) => {
    used.add(name);
    const at = companies.length + 1;
    const slug = name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
    const company: Company = {
      key: `company-${slug}`,
      name,
      sector: trade.sector,
      country: place.country,
      place,
      domain: `${slug.replace(/-(bv|nv|b-v)$/, '')}.example`,
      sites: [],
      mentors: [],
    };
    const count = random.between(...trade.sites);
    for (let one = 0; one < count; one++) {
      const where =
        one === 0 ? place : random.pick(places.filter(({ country }) => country === place.country));
      company.sites.push({
        key: `${company.key}-site-${one + 1}`,
        company,
        name: count === 1 ? where.place : `${where.place}${one > 0 ? ` ${one + 1}` : ''}`,
        place: where,
        ...pointIn(random, where),
        street: streetIn(random, where),
        kinds: trade.kinds,
      });
    }
    for (let one = 0; one < (at % 3 === 0 ? 2 : 1); one++)
      company.mentors.push({ key: `${company.key}-mentor-${one + 1}`, ...names.next(place.country) });
    companies.push(company);
  };
  for (const { name, place, trade } of FIXED) add(name, placeNamed(place), TRADES[trade]!);
  for (const trade of TRADES) {
    for (let one = 0; one < trade.share; one++) {
      const place = random.pick(places);
      const legal =
        place.country === 'NL'
          ? trade.sector === 'CARE'
            ? ''
            : ' B.V.'
          : trade.sector === 'CARE'
            ? ' vzw'
            : random.pick([' bv', ' nv']);
      let name = '';
      do
        name =
          trade.sector === 'CARE'
            ? `${random.pick(trade.words)} ${random.pick(BEGINNINGS)}${legal}`
            : `${random.pick(BEGINNINGS)} ${random.pick(trade.words)}${legal}`;
      while (used.has(name));
      add(name, place, trade);
    }
  }
  const first = companies[0]!;
  Object.assign(first.mentors[0]!, { firstName: 'Geert', lastName: 'Dhaenens' });
  names.reserve({ firstName: 'Geert', lastName: 'Dhaenens' });
  return companies;
}

export function organisationRows(companies: Company[]): Row[] {
  return companies.map((company, at) => ({
    externalKey: company.key,
    kind: 'COMPANY',
    name: company.name,
    shortName: company.name.replace(/ (bv|nv|vzw|B\.V\.)$/, ''),
    country: company.country,
    municipality: company.place.place,
    registrationNumber: company.country === 'BE' ? kbo(at * 7 + 3) : String(99_000_000 + at * 13),
    education: '',
    sector: company.sector,
  }));
}

export function siteRows(companies: Company[]): Row[] {
  return companies
    .flatMap(({ key, sites }) => sites.map((site) => ({ site, key })))
    .map(({ site, key }, at) => ({
      externalKey: site.key,
      company: key,
      name: site.name,
      street: site.street,
      postcode: site.place.postcode,
      place: site.place.place,
      province: site.place.province,
      country: site.place.country,
      lat: site.lat,
      lon: site.lon,
      establishmentNumber:
        site.place.country === 'BE' ? establishment(at * 3 + 1) : String(900_000_000_000 + at * 17),
    }));
}

export interface Recognition {
  key: string;
  site: string;
  qualification: string;
  scheme: 'SBB' | 'DUAL';
  number: string;
  validFrom: string;
  validTo: string;
  status: 'VALID' | 'WITHDRAWN';
}

/** SBB for Dutch qualifications, at some Flemish sites too; DUAL at Flemish sites, for five years. */
export function makeRecognitions(
  random: Random,
  companies: Company[],
  dual: ReadonlySet<string>,
): Recognition[] {
  const found: Recognition[] = [];
  for (const { sites } of companies) {
    for (const site of sites) {
      for (const qualification of site.kinds.flatMap(qualificationsOf)) {
        const share = site.place.country === 'NL' ? 0.94 : 0.35;
        if (qualification.country === 'NL' && random.chance(share)) {
          found.push({
            key: `rec-${site.key}-${qualification.key}`,
            site: site.key,
            qualification: qualification.key,
            scheme: 'SBB',
            number: `1000${random.between(10000, 99999)}`,
            validFrom: `20${random.between(14, 24)}-0${random.between(1, 9)}-01`,
            validTo: '',
            status: random.chance(0.02) ? 'WITHDRAWN' : 'VALID',
          });
        }
        if (dual.has(qualification.key) && site.place.country === 'BE' && random.chance(0.8)) {
          const year = random.between(20, 25);
          const from = `20${year}-${String(random.between(1, 12)).padStart(2, '0')}-01`;
          found.push({
            key: `rec-${site.key}-${qualification.key}-dual`,
            site: site.key,
            qualification: qualification.key,
            scheme: 'DUAL',
            number: `D-${random.between(100000, 999999)}`,
            validFrom: from,
            validTo: `${2000 + year + 5}${from.slice(4)}`,
            status: 'VALID',
          });
        }
      }
    }
  }
  return found;
}

export function recognitionRows(recognitions: Recognition[]): Row[] {
  return recognitions.map(({ key, ...rest }) => ({ externalKey: key, ...rest }));
}

export function companyPeople(companies: Company[]): { persons: Row[]; memberships: Row[] } {
  const persons: Row[] = [];
  const memberships: Row[] = [];
  for (const company of companies) {
    for (const [at, mentor] of company.mentors.entries()) {
      persons.push({
        externalKey: mentor.key,
        firstName: mentor.firstName,
        lastName: mentor.lastName,
        email: `${mailbox(mentor)}@${company.domain}`,
        phone:
          company.country === 'BE'
            ? `09 555 ${String(10 + at)} ${String(10 + (company.name.length % 80))}`
            : `0115 55 ${String(10 + at)} ${String(10 + (company.name.length % 80))}`,
        language: 'nl',
      });
      const sites = at === 1 && company.sites.length > 1 ? list(company.sites.at(-1)!.key) : '';
      memberships.push({
        externalKey: `m-${mentor.key}`,
        person: mentor.key,
        organisation: company.key,
        role: 'MENTOR',
        classes: '',
        sites,
        proeftuinen: '',
        student: '',
      });
      if (at === 0)
        memberships.push({
          externalKey: `m-${mentor.key}-admin`,
          person: mentor.key,
          organisation: company.key,
          role: 'COMPANY_ADMIN',
          classes: '',
          sites: '',
          proeftuinen: '',
          student: '',
        });
    }
  }
  return { persons, memberships };
}
