import type { RecognitionScheme } from '../placement/start-conditions.ts';

export const PLACEMENT_FORMS = [
  'BPV_BOL',
  'BPV_BBL',
  'STAGE',
  'DUAL_OAO',
  'DUAL_SAO',
  'WPL_GRADUAAT',
] as const;
export type PlacementForm = (typeof PLACEMENT_FORMS)[number];

interface FormFacts {
  nl: string;
  en: string;
  /** Register in which the company must stand. */
  scheme: RecognitionScheme;
  /** The agreement that the parties sign, in the term of its jurisdiction. */
  agreement: { nl: string; en: string };
  source: string;
}

/** Forms of workplace learning with the agreement and register that go with them. */
export const FORMS: Record<PlacementForm, FormFacts> = {
  BPV_BOL: {
    nl: 'bpv (bol)',
    en: 'BPV, school-based',
    scheme: 'SBB',
    agreement: { nl: 'praktijkovereenkomst', en: 'practice agreement' },
    source: 'WEB art. 7.2.8; s-bb.nl/bedrijven/voorwaarden-erkenning',
  },
  BPV_BBL: {
    nl: 'bpv (bbl)',
    en: 'BPV, work-based',
    scheme: 'SBB',
    agreement: { nl: 'praktijkovereenkomst', en: 'practice agreement' },
    source: 'WEB art. 7.2.8; s-bb.nl/bedrijven/voorwaarden-erkenning',
  },
  STAGE: {
    nl: 'stage',
    en: 'placement',
    scheme: 'NONE',
    agreement: { nl: 'leerlingenstageovereenkomst', en: 'pupil placement agreement' },
    source: 'omzendbrief SO/2015/01',
  },
  DUAL_OAO: {
    nl: 'duaal leren (oao)',
    en: 'dual learning (OAO)',
    scheme: 'DUAL',
    agreement: { nl: 'overeenkomst alternerende opleiding', en: 'alternating training agreement' },
    source: 'decreet 10 juni 2016; decreet 30 maart 2018',
  },
  DUAL_SAO: {
    nl: 'duaal leren (sao)',
    en: 'dual learning (SAO)',
    scheme: 'DUAL',
    agreement: { nl: 'stageovereenkomst alternerende opleiding', en: 'alternating placement agreement' },
    source: 'decreet 10 juni 2016; decreet 30 maart 2018',
  },
  WPL_GRADUAAT: {
    nl: 'werkplekleren',
    en: 'workplace learning',
    scheme: 'NONE',
    agreement: { nl: 'werkplekleerovereenkomst', en: 'workplace learning agreement' },
    source: 'template of the institution',
  },
};

export function schemeFor(form: PlacementForm): RecognitionScheme {
  return FORMS[form].scheme;
}

/** Whether the form is Flemish dual learning, where lessons count as work. */
export function isDual(form: PlacementForm): boolean {
  return FORMS[form].scheme === 'DUAL';
}
