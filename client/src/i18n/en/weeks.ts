import type { weeks as nl } from '../nl/weeks.ts';
import type { Same } from '../same.ts';

export const weeks: Same<typeof nl> = {
  place: {
    SCHOOL: 'School',
    ONLINE: 'Online',
    SIMULATION: 'Simulation',
    HOME_STUDY: 'Home study',
  },
  turn: 'Week {{week}} of {{weeks}}',
  school: 'School',
  together: 'Together',
  perWeek: 'a week',
  total: 'In total',
  totalNote: 'holidays not counted',
  free: 'Falls away: {{days}}.',
};
