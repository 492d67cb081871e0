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
  occupancy: {
    title: 'Occupancy by week',
    note: 'taken of offered, school year {{year}}',
    week: 'week of {{day}}',
    total: 'All companies together',
    none: 'No places have been offered yet this school year.',
    all_one: 'Show {{count}} other company too',
    all_other: 'Show {{count}} other companies too',
  },
};
