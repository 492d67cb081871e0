import { keyByClass } from './words.js';

/** Needs carry where their class and programme stand in a list, as students do. */
export const up = (db) => keyByClass(db, 'needs');
