import type { Language } from '../format/dates.ts';
import type { Country } from '../time/working-day.ts';

export type Education = 'SECONDARY' | 'ADULT' | 'HIGHER' | 'MBO';

/** What chooses the words: the reader's country and form of education, and the language. */
export interface WordContext {
  language: Language;
  country: Country;
  education: Education;
}

/** The terms that differ; lower case, as inside a sentence. */
export interface Words {
  student: string;
  students: string;
  teacher: string;
  mentor: string;
  mentors: string;
  placement: string;
  placements: string;
  period: string;
  class: string;
  programme: string;
  agreement: string;
  company: string;
  companies: string;
  slot: string;
  slots: string;
  coordinator: string;
}

const COMMON_NL = { class: 'klas', programme: 'opleiding', slot: 'plek', slots: 'plekken' };

const DUTCH: Record<Education, Words> = {
  SECONDARY: {
    ...COMMON_NL,
    student: 'leerling',
    students: 'leerlingen',
    teacher: 'leerkracht',
    mentor: 'mentor',
    mentors: 'mentoren',
    placement: 'stage',
    placements: 'stages',
    period: 'stageperiode',
    agreement: 'stageovereenkomst',
    company: 'bedrijf',
    companies: 'bedrijven',
    coordinator: 'stagecoördinator',
  },
  ADULT: {
    ...COMMON_NL,
    student: 'cursist',
    students: 'cursisten',
    teacher: 'lesgever',
    mentor: 'mentor',
    mentors: 'mentoren',
    placement: 'stage',
    placements: 'stages',
    period: 'stageperiode',
    agreement: 'stageovereenkomst',
    company: 'bedrijf',
    companies: 'bedrijven',
    coordinator: 'stagecoördinator',
  },
  HIGHER: {
    ...COMMON_NL,
    class: 'groep',
    student: 'student',
    students: 'studenten',
    teacher: 'docent',
    mentor: 'stagementor',
    mentors: 'stagementoren',
    placement: 'werkplekleren',
    placements: 'werkplekken',
    period: 'werkplekperiode',
    agreement: 'werkplekleerovereenkomst',
    company: 'bedrijf',
    companies: 'bedrijven',
    coordinator: 'stagecoördinator',
  },
  MBO: {
    ...COMMON_NL,
    student: 'student',
    students: 'studenten',
    teacher: 'docent',
    mentor: 'praktijkopleider',
    mentors: 'praktijkopleiders',
    placement: 'bpv',
    placements: "bpv's",
    period: 'bpv-periode',
    agreement: 'praktijkovereenkomst',
    company: 'leerbedrijf',
    companies: 'leerbedrijven',
    coordinator: 'bpv-coördinator',
  },
};

const ENGLISH: Words = {
  student: 'student',
  students: 'students',
  teacher: 'teacher',
  mentor: 'mentor',
  mentors: 'mentors',
  placement: 'placement',
  placements: 'placements',
  period: 'placement period',
  class: 'class',
  programme: 'programme',
  agreement: 'agreement',
  company: 'company',
  companies: 'companies',
  slot: 'place',
  slots: 'places',
  coordinator: 'placement coordinator',
};

/** The terms for a reader. Dutch higher education and adult education in the Netherlands say stage. */
export function words({ language, country, education }: WordContext): Words {
  if (language === 'en') return ENGLISH;
  const own = DUTCH[education];
  if (country === 'NL' && education !== 'MBO')
    return {
      ...own,
      placement: 'stage',
      placements: 'stages',
      period: 'stageperiode',
      agreement: 'stageovereenkomst',
      teacher: 'docent',
    };
  return own;
}

/** With a capital, to begin a sentence or a label. */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The words of an organisation that is no school: those most used in its country. */
export function defaultEducation(country: Country): Education {
  return country === 'BE' ? 'SECONDARY' : 'MBO';
}
