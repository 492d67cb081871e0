import type { proeftuin as nl } from '../nl/proeftuin.ts';
import type { Same } from '../same.ts';

/** Words of a proeftuin's board, occupancy and journal. */
export const proeftuin: Same<typeof nl> = {
  move: { AGREEMENT: 'Enter the signing' },
  mover: {
    NOBODY: 'Does not follow {{state}}',
    BOTH: 'Done by the school or the company',
    COMPANY: 'Done by the company',
    SCHOOL: 'Done by the school',
    ITSELF: 'Happens by itself, once it can',
  },
};
