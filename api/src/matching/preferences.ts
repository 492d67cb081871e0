import { can } from '@scheldemond/domain/access/ability';
import type { FitWishes } from '@scheldemond/domain/fit/rules';
import { fold } from '@scheldemond/domain/text/fold';
import { queryTokens } from '@scheldemond/domain/text/keys';
import { travelFields, wishFields, type Wishes } from '@scheldemond/domain/records/wishes';
import type { Context } from '../context.ts';
import { Refusal } from '../errors.ts';
import { once, type Outcome } from '../once.ts';
import { changeRecord, insertRecord, requireSound, type RecordKind } from '../records.ts';
import { slotsByIds } from '../slots/service.ts';
import { studentKind, studentsByIds, type Need, type Student } from '../students/service.ts';
import { findPreferences, preferenceStore, type Preference, type PreferenceDocument } from './store.ts';

/** A student's wishes with the access keys of the student. */
export type KeyedPreference = Preference & Pick<Student, 'schoolId' | 'classId'>;

async function withKeys(found: readonly (Preference | null)[]): Promise<(KeyedPreference | null)[]> {
  const studentIds = found.map((one) => one?.studentId ?? '');
  const students = await studentsByIds(studentIds);
  return found.map((one, at) => {
    const student = students[at];
    return one && student ? { ...one, schoolId: student.schoolId, classId: student.classId } : null;
  });
}

export const preferencesByIds = async (ids: readonly string[]) => withKeys(await preferenceStore.byIds(ids));

export function loadPreference(context: Context, id: string): Promise<KeyedPreference | null> {
  return context.load('Preference.byId', preferencesByIds).load(id);
}

/** What the student would like; null when nothing was told yet. */
export function preferenceOf(context: Context, studentId: string): Promise<KeyedPreference | null> {
  return context
    .load<string, KeyedPreference>('Preference.byStudent', async (ids) => {
      const found = await findPreferences(ids);
      return withKeys(ids.map((id) => found.find((one) => one.studentId === id) ?? null));
    })
    .load(studentId);
}

export const preferenceKind: RecordKind<PreferenceDocument> = {
  type: 'Preference',
  store: preferenceStore,
  keys: async (_, preference) =>
    'classId' in preference ? preference : ((await withKeys([preference]))[0] ?? {}),
};

interface WishesInput {
  key: string;
  version?: number | null;
  choices: Wishes['choices'];
  [field: string]: unknown;
}

/**
 * The student says what they would like, all of it at once. How they travel goes into their file, from which
 * journeys are estimated.
 */
export function saveWishes(context: Context, input: WishesInput): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'saveWishes', input }, async () => {
    const { viewer } = context;
    const studentId = viewer.kind === 'person' && viewer.role === 'STUDENT' ? viewer.studentId : null;
    const [student] = studentId ? await studentsByIds([studentId]) : [];
    if (!student || student.archivedAt) throw new Refusal('NOT_ALLOWED');
    const [current] = await findPreferences([student.id]);
    await requireSlots(context, input.choices, current?.choices ?? []);
    const given = { choices: input.choices, places: input['places'], weekdays: input['weekdays'] };
    const stored = current
      ? await changeRecord(context, preferenceKind, current, {
          version: input.version ?? 0,
          fields: wishFields,
          given,
        })
      : await insertRecord(context, preferenceKind, {
          fields: wishFields,
          given,
          hang: () => Promise.resolve({ studentId: student.id }),
        });
    await changeRecord(context, studentKind, student, {
      version: student.version,
      fields: travelFields,
      given: input,
    });
    return { kind: 'changed', id: stored.id };
  });
}

/** A slot can be wished for while the student sees it, and stays a wish when it fills. */
async function requireSlots(context: Context, next: Wishes['choices'], before: Wishes['choices']) {
  const known = new Set(before.map(({ slotId }) => slotId));
  const asked = next.flatMap(({ slotId }) => (slotId && !known.has(slotId) ? [slotId] : []));
  const slots = await slotsByIds(asked);
  if (slots.some((slot) => !slot || !can(context.ability, 'read', 'Slot', slot)))
    requireSound([{ field: 'choices', why: 'unknown' }]);
}

/** By student, the wishes as they are held against a slot, whoever may read them. */
export async function wishesOf(studentIds: readonly string[]): Promise<Map<string, FitWishes>> {
  const found = await findPreferences(studentIds);
  return new Map(
    found.map(({ studentId, choices, places }) => [
      studentId,
      {
        choices: choices.map(({ slotId, work }) => ({ slotId, words: queryTokens(work ?? '') })),
        places: places.map(fold),
      },
    ]),
  );
}

/** By student, the wishes of these needs' students that the viewer may read. */
export async function readableWishes(
  context: Context,
  needs: readonly Need[],
): Promise<Map<string, FitWishes>> {
  const readable = needs.filter((need) => can(context.ability, 'read', 'Preference', need, 'choices'));
  return readable.length === 0 ? new Map() : wishesOf(readable.map(({ studentId }) => studentId));
}
