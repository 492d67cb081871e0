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
  occupancy: {
    title: 'Bezetting per week',
    note: 'bezet van aangeboden, schooljaar {{year}}',
    week: 'week van {{day}}',
    total: 'Alle bedrijven samen',
    none: 'Dit schooljaar zijn er nog geen plaatsen aangeboden.',
    all_one: 'Toon ook {{count}} ander bedrijf',
    all_other: 'Toon ook {{count}} andere bedrijven',
  },
} as const;
