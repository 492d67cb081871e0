/** The week of a placement: its grid, its hours, and changing it. */
export const weeks = {
  place: {
    SCHOOL: 'School',
    ONLINE: 'Online',
    SIMULATION: 'Simulatie',
    HOME_STUDY: 'Thuisstudie',
  },
  turn: 'Week {{week}} van {{weeks}}',
  school: 'School',
  together: 'Samen',
  perWeek: 'per week',
  total: 'In totaal',
  totalNote: 'feestdagen niet meegeteld',
  free: 'Valt weg: {{days}}.',
} as const;
