/** Words of the list of recognitions. */
export const recognitions = {
  title: 'Recognitions',
  count_one: '{{count}} recognition',
  count_other: '{{count}} recognitions',
  search: 'Search company, place or number',
  qualification: 'Programme',
  number: 'Number',
  status: 'State',
  lapsing: 'Lapses soon',
  lapsingNote: 'A recognition whose renewal was entered already is not among these.',
  none: 'No recognitions found.',
  noneLapse: 'No recognition lapses soon.',
  noneNote: 'Shorten what you search for or take a filter away.',
};
