import type { Language } from '../format/dates.ts';
import type { PlacementState } from '../placement/states.ts';
import type { ShownState } from '../placement/shown-state.ts';
import type { Role } from '../access/viewer.ts';
import type { Country } from '../time/working-day.ts';

type Words = Record<Language, string>;

/** Names of placement states. */
export const STATE_WORDS: Record<PlacementState, Words> = {
  DRAFT: { nl: 'Concept', en: 'Draft' },
  PROPOSED: { nl: 'Voorgesteld', en: 'Proposed' },
  COUNTERED: { nl: 'Tegenvoorstel', en: 'Counter-proposal' },
  ACCEPTED: { nl: 'Aangenomen', en: 'Accepted' },
  READY: { nl: 'Startklaar', en: 'Ready to start' },
  ACTIVE: { nl: 'Lopend', en: 'Running' },
  INTERRUPTED: { nl: 'Onderbroken', en: 'Interrupted' },
  COMPLETED: { nl: 'Afgerond', en: 'Completed' },
  CLOSED: { nl: 'Afgesloten', en: 'Closed' },
  DECLINED: { nl: 'Afgewezen', en: 'Declined' },
  WITHDRAWN: { nl: 'Ingetrokken', en: 'Withdrawn' },
  EXPIRED: { nl: 'Verlopen', en: 'Expired' },
  ENDED_EARLY: { nl: 'Vroegtijdig beëindigd', en: 'Ended early' },
};

/** Whether a student has a place for a period. */
export const NEED_STATE_WORDS = {
  WITHOUT_PLACE: { nl: 'Zonder plek', en: 'Without a place' },
  PROPOSED: { nl: 'Voorgesteld', en: 'Proposed' },
  PLACED: { nl: 'Geplaatst', en: 'Placed' },
} as const satisfies Record<string, Words>;

/** Why a student is without a place again. */
export const NEED_RETURN_WORDS = {
  DECLINED: { nl: 'vorige afgewezen', en: 'last one declined' },
  EXPIRED: { nl: 'vorige verlopen', en: 'last one expired' },
  WITHDRAWN: { nl: 'vorige ingetrokken', en: 'last one withdrawn' },
  ENDED_EARLY: { nl: 'vorige vroegtijdig gestopt', en: 'last one ended early' },
} as const satisfies Record<string, Words>;

export const SLOT_STATE_WORDS: Record<ShownState, Words> = {
  OPEN: { nl: 'Open', en: 'Open' },
  LATER: { nl: 'Later vrij', en: 'Free later' },
  PAUSED: { nl: 'Gepauzeerd', en: 'Paused' },
  FULL: { nl: 'Vol', en: 'Full' },
  CLOSED: { nl: 'Gesloten', en: 'Closed' },
};

/** The state of a site as the map says it. */
export const SITE_STATE_WORDS: Record<ShownState, Words> = {
  OPEN: { nl: 'vrij', en: 'free' },
  LATER: { nl: 'later vrij', en: 'free later' },
  PAUSED: { nl: 'op pauze', en: 'paused' },
  FULL: { nl: 'vol', en: 'full' },
  CLOSED: { nl: 'nu geen plek', en: 'no place now' },
};

/** The countries of the region. */
export const COUNTRY_WORDS: Record<Country, Words> = {
  BE: { nl: 'België', en: 'Belgium' },
  NL: { nl: 'Nederland', en: 'the Netherlands' },
};

/** Forms of education. */
export const EDUCATION_WORDS = {
  SECONDARY: { nl: 'Secundair onderwijs', en: 'Secondary education' },
  ADULT: { nl: 'Volwassenenonderwijs', en: 'Adult education' },
  HIGHER: { nl: 'Hoger onderwijs', en: 'Higher education' },
  MBO: { nl: 'Mbo', en: 'Secondary vocational education (mbo)' },
} as const satisfies Record<string, Words>;

/** Registers in which a company's recognition can stand. */
export const SCHEMES = ['SBB', 'DUAL'] as const;

export const SCHEME_WORDS = {
  SBB: { nl: 'Erkend leerbedrijf (SBB)', en: 'Recognised work placement company (SBB)' },
  DUAL: { nl: 'Erkende leeronderneming (duaal leren)', en: 'Recognised company for dual learning' },
} as const satisfies Record<(typeof SCHEMES)[number], Words>;

export const RECOGNITION_WORDS = {
  VALID: { nl: 'Geldig', en: 'Valid' },
  LAPSED: { nl: 'Vervallen', en: 'Lapsed' },
  NOT_YET: { nl: 'Nog niet ingegaan', en: 'Not begun yet' },
  WITHDRAWN: { nl: 'Ingetrokken', en: 'Withdrawn' },
} as const satisfies Record<string, Words>;

export const PROVINCE_WORDS = {
  OOST_VLAANDEREN: { nl: 'Oost-Vlaanderen', en: 'East Flanders' },
  WEST_VLAANDEREN: { nl: 'West-Vlaanderen', en: 'West Flanders' },
  ZEELAND: { nl: 'Zeeland', en: 'Zeeland' },
} as const satisfies Record<string, Words>;

export const PHASES = ['RESEARCH', 'PREPARATION', 'IMPLEMENTATION', 'EMBEDDING'] as const;
export type Phase = (typeof PHASES)[number];
export const PHASE_WORDS: Record<Phase, Words> = {
  RESEARCH: { nl: 'Onderzoek', en: 'Research' },
  PREPARATION: { nl: 'Voorbereiding', en: 'Preparation' },
  IMPLEMENTATION: { nl: 'Uitvoering', en: 'Implementation' },
  EMBEDDING: { nl: 'Verankering', en: 'Embedding' },
};

export const SECTORS = ['TECHNOLOGY', 'ICT', 'CARE', 'PROCESS', 'LOGISTICS', 'FOOD', 'CONSTRUCTION'] as const;
export type Sector = (typeof SECTORS)[number];
export const SECTOR_WORDS: Record<Sector, Words> = {
  TECHNOLOGY: { nl: 'techniek', en: 'technology' },
  ICT: { nl: 'ICT', en: 'ICT' },
  CARE: { nl: 'zorg', en: 'care' },
  PROCESS: { nl: 'procesindustrie', en: 'process industry' },
  LOGISTICS: { nl: 'haven en logistiek', en: 'port and logistics' },
  FOOD: { nl: 'voeding', en: 'food' },
  CONSTRUCTION: { nl: 'bouw en installatie', en: 'building and installation' },
};

export const HYBRID_FORM_WORDS = {
  STAGE: { nl: 'stage', en: 'placement' },
  BPV_BOL: { nl: 'bpv bol', en: 'BPV, school-based' },
  BPV_BBL: { nl: 'bpv bbl', en: 'BPV, work-based' },
  DUAL_OAO: { nl: 'duaal leren, oao', en: 'dual learning, OAO' },
  DUAL_SAO: { nl: 'duaal leren, sao', en: 'dual learning, SAO' },
  WPL_GRADUAAT: { nl: 'werkplekleren graduaat', en: 'workplace learning, graduaat' },
  LEARNING_WARD: { nl: 'leerafdeling', en: 'learning ward' },
  COMPANY_ASSIGNMENT: { nl: 'bedrijfsopdracht', en: 'company assignment' },
  COMPANY_VISIT: { nl: 'bedrijfsbezoek', en: 'company visit' },
  SIMULATION: { nl: 'simulatie op school', en: 'simulation at school' },
  GUEST_TEACHER: { nl: 'gastles of hybride docent', en: 'guest lesson or hybrid teacher' },
} as const satisfies Record<string, Words>;
export type HybridForm = keyof typeof HYBRID_FORM_WORDS;
export const HYBRID_FORMS = Object.keys(HYBRID_FORM_WORDS) as HybridForm[];

export const TRAVEL_WORDS = {
  WALK: { nl: 'te voet', en: 'on foot' },
  BICYCLE: { nl: 'fiets', en: 'bicycle' },
  E_BICYCLE: { nl: 'elektrische fiets', en: 'e-bike' },
  PUBLIC_TRANSPORT: { nl: 'openbaar vervoer', en: 'public transport' },
  MOPED: { nl: 'bromfiets', en: 'moped' },
  CAR: { nl: 'auto', en: 'car' },
} as const satisfies Record<string, Words>;

/** Names of roles; a teacher and a mentor are named by their country and form of education in `words`. */
export const ROLE_WORDS: Record<Exclude<Role, 'TEACHER' | 'STUDENT' | 'MENTOR'>, Words> = {
  SCHOOL_COORDINATOR: { nl: 'Stagecoördinator', en: 'School coordinator' },
  COMPANY_ADMIN: { nl: 'Bedrijfsbeheerder', en: 'Company administrator' },
  COORDINATOR: { nl: 'Coördinator', en: 'Coordinator' },
  PARTNER: { nl: 'Partner', en: 'Partner' },
  ADMIN: { nl: 'Beheerder', en: 'Administrator' },
};
