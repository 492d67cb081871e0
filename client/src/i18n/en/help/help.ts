import type { WriteHelp } from '../../help.ts';
import { helpOfLists } from './lists.ts';
import { helpOfThings } from './things.ts';

/** English help. It loads when somebody asks for it, so it is no area of `en`. */
export const help: WriteHelp = (words) => ({
  title: 'Help for this page',
  can: 'What you can do here',
  list: [
    'Search, or choose "Add a filter". You take a filter away with its cross.',
    'Under "View" you choose the order and the columns.',
    'Tick rows, and with Shift all those between. "Export" makes a file of what you see.',
    'Who may, archives what is ticked, and brings it back under the filter "Archived".',
  ],
  keys: {
    title: 'Keys',
    or: 'or',
    then: 'then',
    search: 'search',
    next: 'next in the list',
    previous: 'previous in the list',
    open: 'open',
    choose: 'choose the row',
    space: 'Space',
    close: 'close and go back to where you were',
    help: 'show this help',
    go: (word) => `to ${word}`,
  },
  pages: { ...helpOfLists(words), ...helpOfThings(words) },
});
