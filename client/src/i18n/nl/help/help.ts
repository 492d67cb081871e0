import type { WriteHelp } from '../../help.ts';
import { helpOfLists } from './lists.ts';
import { helpOfThings } from './things.ts';

/** Dutch help. It loads when somebody asks for it, so it is no area of `nl`. */
export const help: WriteHelp = (words) => ({
  title: 'Hulp bij deze pagina',
  can: 'Wat je hier kan doen',
  list: [
    'Zoek, of kies "Filter toevoegen". Een filter haal je weg met het kruisje.',
    'Bij "Weergave" kies je de volgorde en de kolommen.',
    'Vink rijen aan, en met Shift ook alles ertussen. "Exporteer" maakt een bestand van wat je ziet.',
    'Wie het mag, archiveert wat aangevinkt is, en haalt het terug bij de filter "Gearchiveerd".',
  ],
  keys: {
    title: 'Toetsen',
    or: 'of',
    then: 'dan',
    search: 'zoeken',
    next: 'volgende in de lijst',
    previous: 'vorige in de lijst',
    open: 'openen',
    choose: 'de rij kiezen',
    space: 'Spatie',
    close: 'sluiten en terug naar waar je was',
    help: 'deze hulp tonen',
    go: (word) => `naar ${word}`,
  },
  pages: { ...helpOfLists(words), ...helpOfThings(words) },
});
