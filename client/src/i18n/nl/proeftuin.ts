/** Words of a proeftuin's board, occupancy and journal. */
export const proeftuin = {
  move: { AGREEMENT: 'Voeg de ondertekening toe' },
  mover: {
    NOBODY: 'Volgt niet op {{state}}',
    BOTH: 'Doet de school of het bedrijf',
    COMPANY: 'Doet het bedrijf',
    SCHOOL: 'Doet de school',
    ITSELF: 'Gaat vanzelf, zodra het kan',
  },
} as const;
