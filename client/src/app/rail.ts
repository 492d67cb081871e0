import type { ParseKeys } from 'i18next';
import type { Role } from '../session/viewer.ts';

type Word = Extract<ParseKeys<'frame'>, `rail.${string}`>;

/** A word of the rail: where it goes and which letter follows `g`. */
export interface RailWord {
  word: Word;
  path: string;
  letter: string;
  /** Other pages that belong to it. */
  holds?: readonly string[];
}

const ATTENTION: RailWord = { word: 'rail.attention', path: '/', letter: 'a' };
const STUDENTS: RailWord = {
  word: 'rail.students',
  path: '/leerlingen',
  letter: 'l',
  holds: ['/alle-leerlingen'],
};
const SLOTS: RailWord = { word: 'rail.slots', path: '/plekken', letter: 'p', holds: ['/kaart'] };
const PEOPLE: RailWord = { word: 'rail.people', path: '/personen', letter: 'e' };
const OF_SCHOOLS = ['/opleidingen', '/klassen', '/periodes'];
const SCHOOL: RailWord = {
  word: 'rail.school',
  path: '/school',
  letter: 'o',
  holds: ['/scholen', ...OF_SCHOOLS],
};
const SCHOOLS: RailWord = { word: 'rail.schools', path: '/scholen', letter: 'o', holds: OF_SCHOOLS };
const COMPANY: RailWord = { word: 'rail.company', path: '/bedrijf', letter: 'b' };
const PLACEMENTS: RailWord = { word: 'rail.placements', path: '/plaatsingen', letter: 's' };
const AGENDA: RailWord = { word: 'rail.agenda', path: '/agenda', letter: 'd' };
const MATCHING: RailWord = { word: 'rail.matching', path: '/matching', letter: 'm' };
const PROEFTUINEN: RailWord = { word: 'rail.proeftuinen', path: '/proeftuinen', letter: 't' };

/**
 * The words of the rail by role, at most six. A word stands here when its page exists.
 */
const RAIL: Record<Role, readonly RailWord[]> = {
  TEACHER: [ATTENTION, STUDENTS, SLOTS, PLACEMENTS, AGENDA, PROEFTUINEN],
  SCHOOL_COORDINATOR: [ATTENTION, STUDENTS, SLOTS, PLACEMENTS, PROEFTUINEN, SCHOOL],
  MENTOR: [ATTENTION, SLOTS, PLACEMENTS, AGENDA],
  COMPANY_ADMIN: [ATTENTION, SLOTS, PLACEMENTS, AGENDA, COMPANY, PEOPLE],
  COORDINATOR: [ATTENTION, PROEFTUINEN, MATCHING, PLACEMENTS, SCHOOLS],
  STUDENT: [
    { word: 'rail.own', path: '/', letter: 'm' },
    { word: 'rail.wishes', path: '/wensen', letter: 'w' },
    SLOTS,
    AGENDA,
  ],
  PARTNER: [PROEFTUINEN],
  ADMIN: [ATTENTION, SCHOOLS, PEOPLE],
};

const NONE: readonly RailWord[] = [];

/** The rail of a role; nothing for who has none. */
export function railOf(role: Role | undefined): readonly RailWord[] {
  return role ? RAIL[role] : NONE;
}

const COMPANIES: RailWord = { word: 'rail.companies', path: '/bedrijven', letter: 'b' };

const PROGRAMMES: RailWord = { word: 'rail.programmes', path: '/opleidingen', letter: 'o' };
const CLASSES: RailWord = { word: 'rail.classes', path: '/klassen', letter: 'k' };
const PERIODS: RailWord = { word: 'rail.periods', path: '/periodes', letter: 'i' };
const TAUGHT = [PROGRAMMES, CLASSES, PERIODS];

const MAP: RailWord = { word: 'rail.map', path: '/kaart', letter: 'k' };

/** Pages that have no word in the rail and are found by search. */
export function besideRail(role: Role | undefined): readonly RailWord[] {
  return (role && BESIDE[role]) ?? NONE;
}

const BESIDE: Partial<Record<Role, readonly RailWord[]>> = {
  TEACHER: [COMPANIES, MAP, SCHOOL, SCHOOLS, ...TAUGHT],
  SCHOOL_COORDINATOR: [AGENDA, COMPANIES, MAP, PEOPLE, SCHOOLS, ...TAUGHT],
  MENTOR: [COMPANY],
  STUDENT: [MAP],
  COORDINATOR: [AGENDA, COMPANIES, MAP, PEOPLE, ...TAUGHT],
  PARTNER: [COMPANIES, SCHOOLS, PROGRAMMES, PERIODS],
  ADMIN: [COMPANIES, ...TAUGHT],
};

/** Whether an address is the word's page, one below it, or one that belongs to it. */
export function standsAt({ path, holds = [] }: RailWord, pathname: string): boolean {
  return pathname === path || holds.includes(pathname) || (path !== '/' && pathname.startsWith(`${path}/`));
}
