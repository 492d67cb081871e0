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
  journal: {
    older: 'Show older entries',
    held: 'Files with this entry',
    add: 'Add photos or documents',
    addHelp:
      'At most {{count}}, each up to 10 MB: photos, PDF and documents of Word, Excel, PowerPoint or LibreOffice. Where a photo was taken is not kept.',
    dropHere: 'or drop or paste them here',
    keptOf_one: '{{kept}} of {{count}} file sent',
    keptOf_other: '{{kept}} of {{count}} files sent',
    sending: '{{name}} is being sent',
    stop: 'Stop {{name}}',
    drop: 'Take {{name}} out',
    retry: 'Try again',
    refusedFiles: 'Not every file can go along. Take out what is red, or try again.',
    problem: {
      TOO_LARGE: 'Larger than 10 MB',
      WRONG_TYPE: 'No photo, PDF or document that can stand here',
      UNREADABLE: 'Damaged: the photo cannot be read',
      EMPTY: 'Empty',
      NO_ROOM: 'The journal has no room left for files',
      TOO_MANY_WAITING: 'You sent too many files without placing them. Try again tomorrow',
      TOO_MANY: 'At most six files with one entry',
      GONE: 'Sent too long ago',
      BUSY: 'It is busy: try again in a moment',
      NOT_ALLOWED: 'You cannot add files here',
      UNREACHED: 'Did not arrive',
    },
    photos: 'Photos',
    photo: 'Photo {{name}}',
    documents: 'Documents',
    download: 'Save the photo',
    remove: 'Remove',
    removeEntry: 'Remove what was written on {{day}}',
    removed: 'Removed from the journal',
    broughtBack: 'Back in the journal',
  },
};
