import { keyByClass } from './words.js';

/** Students carry where their class and programme stand in a list. */
export const up = (db) => keyByClass(db, 'students');
