import type { PlacementCommand } from './lifecycle.ts';

/** Reasons with their words; the order is that of the choices on screen. */
export const REASONS = {
  NO_CAPACITY: { nl: 'Er is nu geen plaats', en: 'There is no room now' },
  PERIOD_DOES_NOT_FIT: { nl: 'De periode past niet', en: 'The period does not suit' },
  DAYS_DO_NOT_FIT: { nl: 'De dagen passen niet', en: 'The days do not suit' },
  NO_MENTOR: { nl: 'Er is niemand om te begeleiden', en: 'There is nobody to guide' },
  TASKS_DO_NOT_FIT: { nl: 'De opleiding past niet bij het werk', en: 'The programme does not fit the work' },
  STUDENT_CHANGED_MIND: { nl: 'De kandidaat kiest anders', en: 'The candidate chose otherwise' },
  PLACED_ELSEWHERE: { nl: 'Een ander bedrijf nam eerst aan', en: 'Another company accepted first' },
  PROPOSAL_MISTAKE: { nl: 'Het voorstel was een vergissing', en: 'The proposal was a mistake' },
  STUDENT_LEFT: { nl: 'De kandidaat verliet de opleiding', en: 'The candidate left the programme' },
  COUNTER_REFUSED: { nl: 'Het tegenvoorstel past niet', en: 'The counter-proposal does not suit' },
  REASSIGNED: { nl: 'Verplaatst naar een andere plek', en: 'Moved to another place' },
  STUDENT_STOPPED: { nl: 'De kandidaat is gestopt', en: 'The student stopped' },
  COMPANY_STOPPED: { nl: 'Het bedrijf is gestopt', en: 'The company stopped' },
  MISMATCH: { nl: 'Het klikte niet', en: 'It was not a good match' },
  ATTENDANCE: { nl: 'Te vaak afwezig', en: 'Too often absent' },
  SAFETY: { nl: 'Het was niet veilig', en: 'It was not safe' },
  RECOGNITION_LOST: { nl: 'De erkenning is vervallen', en: 'The recognition fell away' },
  ILLNESS: { nl: 'Ziekte', en: 'Illness' },
  COMPANY_CLOSED: { nl: 'Het bedrijf is tijdelijk dicht', en: 'The company is closed for a while' },
  SHIFT_OR_TRAVEL: { nl: 'Ploegen of vervoer lukken niet', en: 'Shifts or travel do not work' },
  TRAVEL_TOO_FAR: { nl: 'De reis is te lang', en: 'The journey is too long' },
  WORK_DOES_NOT_SUIT: { nl: 'Het werk past niet', en: 'The work does not suit' },
  OTHER_PLACE: { nl: 'Liever een andere plek', en: 'Rather another place' },
  NOT_AT_EASE: { nl: 'Het voelt niet goed', en: 'It does not feel right' },
  OTHER: { nl: 'Iets anders', en: 'Something else' },
} as const satisfies Record<string, { nl: string; en: string }>;
export type PlacementReason = keyof typeof REASONS;

/** Which reasons a command may have. */
export const REASONS_FOR: Partial<Record<PlacementCommand, readonly PlacementReason[]>> = {
  DECLINE: [
    'NO_CAPACITY',
    'PERIOD_DOES_NOT_FIT',
    'DAYS_DO_NOT_FIT',
    'NO_MENTOR',
    'TASKS_DO_NOT_FIT',
    'OTHER',
  ],
  WITHDRAW: [
    'STUDENT_CHANGED_MIND',
    'PLACED_ELSEWHERE',
    'PROPOSAL_MISTAKE',
    'STUDENT_LEFT',
    'REASSIGNED',
    'OTHER',
  ],
  REFUSE_COUNTER: ['COUNTER_REFUSED', 'OTHER'],
  INTERRUPT: ['ILLNESS', 'COMPANY_CLOSED', 'SHIFT_OR_TRAVEL', 'OTHER'],
  END_EARLY: [
    'STUDENT_STOPPED',
    'COMPANY_STOPPED',
    'MISMATCH',
    'ATTENDANCE',
    'SAFETY',
    'RECOGNITION_LOST',
    'REASSIGNED',
    'OTHER',
  ],
  OBJECT: ['TRAVEL_TOO_FAR', 'DAYS_DO_NOT_FIT', 'WORK_DOES_NOT_SUIT', 'OTHER_PLACE', 'NOT_AT_EASE', 'OTHER'],
};

export const LONGEST_REASON = 1000;

export interface ReasonGiven {
  code: PlacementReason;
  words?: string | null;
}

export type ReasonProblem = 'MISSING' | 'NOT_FOR_THIS_STEP' | 'WORDS_MISSING' | 'WORDS_TOO_LONG';

/** What is wrong with a reason for a command, or null; words are required with OTHER. */
export function checkReason(
  command: PlacementCommand,
  reason: ReasonGiven | null | undefined,
): ReasonProblem | null {
  const allowed = REASONS_FOR[command];
  if (!allowed) return null;
  if (!reason) return 'MISSING';
  if (!allowed.includes(reason.code)) return 'NOT_FOR_THIS_STEP';
  const words = reason.words?.trim() ?? '';
  if (reason.code === 'OTHER' && !words) return 'WORDS_MISSING';
  return words.length > LONGEST_REASON ? 'WORDS_TOO_LONG' : null;
}
