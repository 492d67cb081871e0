import { defineModel, plains, type Plain } from '../database.ts';
import { recordFields, recordStore, type RecordDocument } from '../record-store.ts';

/** A student's ranked wish. Class and school are the student's own and are read from there. */
export interface PreferenceDocument extends RecordDocument {
  studentId: string;
  /** First wish first; each is a slot or a kind of work. */
  choices: { slotId: string | null; work: string | null }[];
  places: string[];
  weekdays: number[];
}
export type Preference = Plain<PreferenceDocument>;

const preferences = defineModel<PreferenceDocument>(
  'Preference',
  'preferences',
  {
    studentId: String,
    choices: { type: [{ _id: false, slotId: String, work: String }], default: [] },
    places: [String],
    weekdays: [Number],
    ...recordFields,
  },
  [{ key: { studentId: 1 }, unique: true }],
);

export const preferenceStore = recordStore(preferences);

/** The wishes of these students; none for who has not told any. */
export async function findPreferences(studentIds: readonly string[]): Promise<Preference[]> {
  return plains(await preferences.find({ studentId: { $in: [...studentIds] } }).lean<PreferenceDocument[]>());
}
