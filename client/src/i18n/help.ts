import type { Words } from '@scheldemond/domain/vocabulary/words';

/** Help for one page: what it is for, in a few sentences, and what one can do there. */
export interface HelpText {
  about: string;
  can: readonly string[];
}

/** For whom a page is told otherwise: roles that see the same of it read the same. */
export type HelpReader = 'school' | 'company' | 'region' | 'student' | 'admin';

/** Help for everyone who can be on a page, with other words for some. */
export type PageHelp = { any: HelpText } & { readonly [Reader in HelpReader]?: HelpText };

export interface HelpOfLists {
  students: PageHelp;
  allStudents: PageHelp;
  slots: PageHelp;
  map: PageHelp;
  companies: PageHelp;
  recognitions: PageHelp;
  placements: PageHelp;
  people: PageHelp;
  proeftuinen: PageHelp;
  schools: PageHelp;
  programmes: PageHelp;
  classes: PageHelp;
  periods: PageHelp;
}

export interface HelpOfThings {
  home: PageHelp;
  student: PageHelp;
  schoolYear: PageHelp;
  wishes: PageHelp;
  slot: PageHelp;
  company: PageHelp;
  placement: PageHelp;
  agenda: PageHelp;
  school: PageHelp;
  proeftuin: PageHelp;
  matching: PageHelp;
  matchingPlan: PageHelp;
  comparePlans: PageHelp;
  import: PageHelp;
}

/** All help in one language, in the field's terms of the reader. */
export interface Help {
  title: string;
  can: string;
  /** What holds for every working list. */
  list: readonly string[];
  keys: {
    title: string;
    or: string;
    then: string;
    search: string;
    next: string;
    previous: string;
    open: string;
    choose: string;
    space: string;
    close: string;
    help: string;
    go: (word: string) => string;
  };
  pages: HelpOfLists & HelpOfThings;
}

export type HelpPage = keyof Help['pages'];

/** Writes the help of a language in a reader's terms. */
export type WriteHelp = (words: Words) => Help;
