import { TRAVEL_MEANS } from '../travel/means.ts';

/**
 * The columns of every list, in their order, by the keys that stand in an address and in an export. Screen and
 * export are both made from these, so that neither can show what the other does not know.
 */
export const LIST_COLUMNS = {
  needs: ['naam', 'klas', 'opleiding', 'periode', 'voorstellen', 'stand'],
  students: ['naam', 'klas', 'opleiding', 'periodes', 'email', 'telefoon'],
  slots: [
    'plek',
    'bedrijf',
    'plaats',
    'provincie',
    'land',
    'opleidingen',
    'periode',
    'vrij',
    'perschool',
    'vrijvanaf',
    'bevestigd',
    'stand',
  ],
  sites: ['bedrijf', 'vestiging', 'plaats', 'provincie', 'land', 'sector', 'stand', 'vrij', ...TRAVEL_MEANS],
  placements: [
    'wie',
    'klas',
    'opleiding',
    'school',
    'plek',
    'bedrijf',
    'plaats',
    'mentor',
    'begeleider',
    'voorgesteld',
    'gewijzigd',
    'periode',
    'stand',
  ],
  companies: [
    'bedrijf',
    'vestigingen',
    'sector',
    'land',
    'nummer',
    'tegelijk',
    'permentor',
    'perschool',
    'beheerd',
  ],
  recognitions: [
    'bedrijf',
    'vestiging',
    'plaats',
    'opleiding',
    'register',
    'nummer',
    'vanaf',
    'vervalt',
    'stand',
  ],
  members: ['naam', 'rol', 'bereik', 'telefoon', 'stand'],
  schools: ['school', 'plaats', 'land', 'onderwijs', 'nummer'],
  programmes: ['opleiding', 'school', 'kwalificatie', 'niveau', 'vorm', 'onderwijs'],
  classes: ['klas', 'opleiding', 'school', 'jaar'],
  periods: ['periode', 'opleiding', 'klas', 'school', 'jaar', 'dagen', 'weekdagen', 'uren', 'deadline'],
  proeftuinen: ['proeftuin', 'sector', 'niveau', 'vormen', 'fase'],
} as const;

export type ListName = keyof typeof LIST_COLUMNS;
export type ListColumn<List extends ListName> = (typeof LIST_COLUMNS)[List][number];

export const LIST_NAMES = Object.keys(LIST_COLUMNS) as ListName[];
