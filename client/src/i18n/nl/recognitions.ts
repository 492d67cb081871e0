/** Words of the list of recognitions. */
export const recognitions = {
  title: 'Erkenningen',
  count_one: '{{count}} erkenning',
  count_other: '{{count}} erkenningen',
  search: 'Zoek bedrijf, plaats of nummer',
  qualification: 'Opleiding',
  number: 'Nummer',
  status: 'Stand',
  lapsing: 'Vervalt binnenkort',
  lapsingNote: 'Een erkenning waarvan de verlenging al is ingevoerd, staat hier niet bij.',
  none: 'Geen erkenningen gevonden.',
  noneLapse: 'Geen enkele erkenning vervalt binnenkort.',
  noneNote: 'Maak de zoekterm korter of haal een filter weg.',
};
