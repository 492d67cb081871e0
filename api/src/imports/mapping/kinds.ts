import type { GuardedType } from '@scheldemond/domain/access/fields';
import type { FileName } from '../files.ts';
import * as read from './values.ts';
import type { Reading } from './values.ts';

/** What one uploaded table holds, row by row. */
export const IMPORT_KINDS = [
  'STUDENTS',
  'CLASSES',
  'PROGRAMMES',
  'PERIODS',
  'NEEDS',
  'COMPANIES',
  'SITES',
  'SLOTS',
  'PLACEMENTS',
] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** One thing that a column can hold. */
export interface Field {
  name: string;
  /** Where its cells go in the strict format of a folder; a part of another cell goes nowhere by itself. */
  to: { file: FileName; column: string } | null;
  /** What the field is called in what is stored, when that is not the column's name. */
  stored: string;
  required: boolean;
  reading: Reading;
  /** Headings by which it is recognised, in Dutch and English. */
  headings: readonly string[];
}

export interface KindFacts {
  /** Who may import objects of this type may import the kind. */
  type: GuardedType;
  file: FileName;
  fields: readonly Field[];
  /** Columns that are worked out from another one when no column of the file holds them. */
  derived: Readonly<Record<string, string>>;
  /** Headings of what a row may be recognised by. */
  keys: readonly string[];
}

type Options = Partial<Pick<Field, 'required' | 'reading' | 'stored' | 'to'>> & { column?: string };

function fieldsOf(file: FileName) {
  return (name: string, headings: string, options: Options = {}): Field => ({
    name,
    to: options.to === undefined ? { file, column: options.column ?? name } : options.to,
    stored: options.stored ?? options.column ?? name,
    required: options.required ?? false,
    reading: options.reading ?? read.text,
    headings: [name, ...headings.split(',')],
  });
}

const must = { required: true } as const;
const student = fieldsOf('students');
const group = fieldsOf('classes');
const programme = fieldsOf('programmes');
const period = fieldsOf('periods');
const need = fieldsOf('needs');
const company = fieldsOf('organisations');
const site = fieldsOf('sites');
const slot = fieldsOf('slots');
const placement = fieldsOf('placements');

const KEYS = ['externalKey', 'sleutel', 'key', 'id', 'nummer', 'number', 'code'];
const STARTS = 'begin,begindatum,start,startdatum,van,eerste dag,start date,first day,from';
const ENDS = 'einde,einddatum,eind,tot,tot en met,laatste dag,end date,last day,to,until';
const DAYS = 'dagen,stagedagen,werkdagen,weekdagen,days,weekdays';
const FROM_TIME = 'beginuur,startuur,begintijd,starttijd,start time';
const TO_TIME = 'einduur,eindtijd,end time';
const PER_SCHOOL = 'hoogstens per school,maximum per school,max per school,at most per school';
const SCHOOL_YEAR = 'schooljaar,studiejaar,school year,academic year';

/** Days and times in columns of their own, of which the line of a week is made. */
const partsOfWeek = (of: ReturnType<typeof fieldsOf>): Field[] => [
  of('weekdays', DAYS, { to: null, reading: read.weekdays }),
  of('startTime', FROM_TIME, { to: null, reading: read.time }),
  of('endTime', TO_TIME, { to: null, reading: read.time }),
];

const siteFields = (prefix: string): Field[] => [
  site(
    prefix ? 'siteName' : 'name',
    `vestigingsnaam,naam vestiging,vestiging,site,site name${prefix ? '' : ',naam'}`,
    { column: 'name' },
  ),
  site('street', 'straat,adres,straat en nummer,street,address', must),
  site('houseNumber', 'huisnummer,nr,huisnr,house number', { to: null }),
  site('postcode', 'postnummer,post code,zip,postal code', must),
  site('place', 'plaats,gemeente,woonplaats,stad,city,town,municipality', must),
  site('province', 'provincie', { reading: read.province }),
  site('lat', 'latitude,breedtegraad', { reading: read.decimal }),
  site('lon', 'longitude,lengtegraad,lng', { reading: read.decimal }),
  site('establishmentNumber', 'vestigingsnummer,vestigingseenheidsnummer,establishment number'),
];
const PLACED = { province: 'postcode', country: 'postcode', lat: 'postcode', lon: 'postcode' };

/** The kinds with what their columns can hold; what a folder's file has beyond these is not for one table. */
export const KINDS: Record<ImportKind, KindFacts> = {
  STUDENTS: {
    type: 'Student',
    file: 'students',
    fields: [
      student('firstName', 'voornaam,roepnaam,first name,given name', must),
      student('infix', 'tussenvoegsel,voorvoegsel,prefix', { to: null }),
      student('lastName', 'achternaam,familienaam,last name,surname,family name,naam', must),
      student('class', 'klas,klasgroep,groep,klascode,lesgroep,group,class name', must),
      student('birthDate', 'geboortedatum,geboren,geboren op,date of birth,birthday', { reading: read.day }),
      student('email', 'e-mail,mail,e-mailadres,mailadres,emailadres,email address'),
      student('phone', 'telefoon,gsm,mobiel,telefoonnummer,gsm-nummer,mobile,telephone'),
      student('street', 'straat,adres,straat en nummer,address', { stored: 'homeStreet' }),
      student('houseNumber', 'huisnummer,nr,huisnr,house number', { to: null }),
      student('postcode', 'postnummer,post code,zip,postal code', { stored: 'homePostcode' }),
      student('place', 'plaats,woonplaats,gemeente,stad,city,town', { stored: 'homePlace' }),
      student('country', 'land', { reading: read.country, stored: 'homeCountry' }),
      student('lat', 'latitude,breedtegraad', { reading: read.decimal }),
      student('lon', 'longitude,lengtegraad,lng', { reading: read.decimal }),
      student('travelMeans', 'vervoer,vervoermiddel,vervoermiddelen,means of travel,transport', {
        reading: read.travelMeans,
      }),
      student('maxTravelMinutes', 'reistijd,maximale reistijd,max reistijd,travel time,minutes', {
        reading: read.whole,
      }),
      student('languages', 'talen,taal,language', { reading: read.listOf(read.language) }),
      student('parentContact', 'ouder,contact ouder,contact ouders,ouders,parents,parent'),
    ],
    derived: { country: 'postcode', lat: 'postcode', lon: 'postcode' },
    keys: [
      'leerlingnummer',
      'leerlingennummer',
      'studentnummer',
      'stamnummer',
      'cursistnummer',
      'inschrijvingsnummer',
      'student number',
      'stamboeknummer',
      ...KEYS,
    ],
  },
  CLASSES: {
    type: 'Class',
    file: 'classes',
    fields: [
      group('name', 'naam,klas,klasnaam,groep,class,class name', must),
      group('programme', 'opleiding,richting,studierichting,course,study programme', must),
      group('schoolYear', SCHOOL_YEAR, { reading: read.schoolYear }),
      group('yearOfProgramme', 'leerjaar,jaar van de opleiding,opleidingsjaar,year of programme,year', {
        reading: read.whole,
      }),
    ],
    derived: {},
    keys: ['klascode', 'klasnummer', 'klas', 'naam', 'class', 'name', ...KEYS],
  },
  PROGRAMMES: {
    type: 'Programme',
    file: 'programmes',
    fields: [
      programme('title', 'naam,titel,opleiding,richting,studierichting,programme,name', must),
      programme('qualification', 'kwalificatie,opleidingscode,crebo,crebonummer,code,kwalificatiecode', must),
      programme('form', 'vorm,leerweg,leertraject', { ...must, reading: read.form }),
      programme('education', 'onderwijsvorm,soort onderwijs,onderwijsniveau', { reading: read.education }),
      programme('schoolWeek', 'schoolweek,lesweek,schooldagen,lesdagen,school days,school week'),
      programme('years', 'duur,duur in jaren,opleidingsduur,aantal jaren,duration', { reading: read.whole }),
      programme('school', 'instelling'),
    ],
    derived: {},
    keys: ['administratieve code', 'opleidingsnummer', 'crebo', 'crebonummer', 'code', ...KEYS],
  },
  PERIODS: {
    type: 'PlacementPeriod',
    file: 'periods',
    fields: [
      period('name', 'naam,periode,stageperiode,bpv-periode,period', must),
      period('programme', 'opleiding,richting,studierichting,course', must),
      period('class', 'klas,groep', { stored: 'classId' }),
      period('startsOn', STARTS, { ...must, reading: read.day }),
      period('endsOn', ENDS, { ...must, reading: read.day }),
      period('workWeek', 'weekregel,dagen en uren,stageweek,bpv-week,days and hours'),
      ...partsOfWeek(period),
      period('hours', 'uren,aantal uren,stage-uren', { reading: read.whole }),
      period('schoolYear', SCHOOL_YEAR, { reading: read.schoolYear }),
      period('deadline', 'uiterste datum,plaatsen voor,geplaatst voor', { reading: read.day }),
      period('expiryDays', 'vervaldagen,dagen tot verval', { reading: read.whole }),
      period('maxOpenProposals', 'open voorstellen,aantal voorstellen', { reading: read.whole }),
    ],
    derived: { schoolYear: 'startsOn', workWeek: 'weekdays' },
    keys: ['periodecode', 'periode', 'naam', 'name', ...KEYS],
  },
  NEEDS: {
    type: 'Need',
    file: 'needs',
    fields: [
      need('student', 'leerling,leerlingnummer,studentnummer,stamnummer,cursistnummer,student number', must),
      need('period', 'periode,stageperiode,bpv-periode', must),
      need('parts', 'delen,aantal delen', { reading: read.whole }),
      need('wish', 'wens,voorkeur'),
    ],
    derived: {},
    keys: KEYS,
  },
  COMPANIES: {
    type: 'Company',
    file: 'organisations',
    fields: [
      company('name', 'bedrijfsnaam,naam,bedrijf,leerbedrijf,organisatie,company,company name', must),
      company('registrationNumber', 'ondernemingsnummer,kbo,kbo-nummer,kvk,kvk-nummer,registration number'),
      company('sector', 'branche', { ...must, reading: read.sector }),
      company('country', 'land', { reading: read.country }),
      company(
        'mostStudents',
        'hoogstens tegelijk,maximum tegelijk,max leerlingen,at most at once,most students',
        {
          reading: read.whole,
        },
      ),
      company('mostPerMentor', 'hoogstens per mentor,maximum per mentor,max per mentor,at most per mentor', {
        reading: read.whole,
      }),
      company('mostPerSchool', PER_SCHOOL, { reading: read.whole }),
      ...siteFields('site'),
    ],
    derived: { ...PLACED, shortName: 'name', municipality: 'place', siteName: 'place' },
    keys: [
      'ondernemingsnummer',
      'kbo',
      'kbo-nummer',
      'kvk',
      'kvk-nummer',
      'leerbedrijf-id',
      'relatienummer',
      'registration number',
      ...KEYS,
    ],
  },
  SITES: {
    type: 'Site',
    file: 'sites',
    fields: [
      site('company', 'bedrijf,bedrijfsnaam,leerbedrijf,organisatie,ondernemingsnummer,kvk-nummer'),
      site('country', 'land', { reading: read.country }),
      ...siteFields(''),
    ],
    derived: { ...PLACED, name: 'place' },
    keys: ['vestigingsnummer', 'establishment number', 'vestigingseenheidsnummer', ...KEYS],
  },
  SLOTS: {
    type: 'Slot',
    file: 'slots',
    fields: [
      slot('title', 'titel,naam,plek,stageplaats,functie,name', must),
      slot('site', 'vestiging,vestigingsnummer,bedrijf', must),
      slot('qualifications', 'opleidingen,kwalificaties,crebo,opleidingscode,opleiding', {
        ...must,
        reading: read.list,
      }),
      slot('tasks', 'taken,omschrijving,beschrijving,description', must),
      slot('requirements', 'eisen,vereisten,voorwaarden'),
      slot('startsOn', STARTS, { ...must, reading: read.day }),
      slot('endsOn', ENDS, { ...must, reading: read.day }),
      slot('offer', 'aanbod,aangeboden dagen,dagen en uren,weekregel,days and hours,offered'),
      ...partsOfWeek(slot),
      slot('places', 'plaatsen,aantal,aantal plaatsen,capaciteit,number of places', {
        ...must,
        reading: read.whole,
      }),
      slot('mostPerSchool', PER_SCHOOL, { reading: read.whole }),
      slot('releasedOn', 'vrij vanaf,voorstellen vanaf,vrijgegeven op,free from,released on', {
        reading: read.day,
      }),
      slot('language', 'taal,werktaal,voertaal', { reading: read.language }),
      slot('minimumAge', 'minimumleeftijd,leeftijd,minimum age', { reading: read.whole }),
      slot('mentor', 'praktijkopleider,begeleider,stagebegeleider', { stored: 'mentorId' }),
      slot('lastConfirmedOn', 'bevestigd,bevestigd op,confirmed', { reading: read.day }),
      slot('paused', 'gepauzeerd', { reading: read.truth }),
      slot('closed', 'gesloten', { reading: read.truth }),
    ],
    derived: { offer: 'weekdays' },
    keys: ['pleknummer', 'vacaturenummer', ...KEYS],
  },
  PLACEMENTS: {
    type: 'Placement',
    file: 'placements',
    fields: [
      placement('need', 'plaatsingsvraag,vraag', must),
      placement('slot', 'plek,stageplaats', must),
      placement('state', 'toestand,status,stand', { ...must, reading: read.placementState }),
      placement('startsOn', STARTS, { ...must, reading: read.day }),
      placement('endsOn', ENDS, { ...must, reading: read.day }),
      placement('week', 'weekregel,dagen en uren,days and hours'),
      ...partsOfWeek(placement),
      placement('part', 'deel', { reading: read.whole }),
      placement('mentor', 'praktijkopleider,begeleider', { stored: 'mentorPersonId' }),
      placement('proposedBy', 'voorgesteld door,stagebegeleider', { stored: 'teacherPersonId' }),
      placement('proposedAt', 'voorgesteld op'),
      placement('answeredAt', 'beantwoord op'),
      placement('expiresAt', 'vervalt op'),
      placement('note', 'nota,opmerking'),
      placement('agreementSignedBy', 'ondertekend door'),
      placement('agreementSignedOn', 'ondertekend op', { reading: read.day }),
      placement('agreementReference', 'kenmerk,dossiernummer'),
    ],
    derived: { week: 'weekdays' },
    keys: KEYS,
  },
};

export const MOST_KEY_COLUMNS = 4;
