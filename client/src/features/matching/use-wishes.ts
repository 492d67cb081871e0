import { useMutation } from '@apollo/client/react';
import { useRef, useState } from 'react';
import type { TravelMeans } from '../../schema-types.generated.ts';
import { newKey } from '../../session/key.ts';
import { SaveWishesDocument, type StudentWishesFragment } from './wishes.generated.ts';

/** A wish as it is shown; a slot that is no longer shown to its student has no name. */
export interface Choice {
  key: string;
  slotId: string | null;
  work: string | null;
  name: string | null;
  note: string | null;
}

/** All that a student can say. */
export interface Wishes {
  choices: readonly Choice[];
  places: readonly string[];
  weekdays: readonly number[];
  travelMeans: readonly TravelMeans[];
  maxTravelMinutes: number | null;
}

type SaveState = 'still' | 'saving' | 'saved' | 'failed' | 'stale';

/** A slot as a wish. */
export function slotChoice(slot: {
  id: string;
  title: string;
  company: { name: string };
  site: { place: string };
}): Choice {
  const note = `${slot.company.name}, ${slot.site.place}`;
  return { key: slot.id, slotId: slot.id, work: null, name: slot.title, note };
}

/** A kind of work as a wish. */
export function workChoice(work: string): Choice {
  return { key: `work:${work.toLowerCase()}`, slotId: null, work, name: work, note: null };
}

function wishesOf(student: StudentWishesFragment): Wishes {
  const told = student.preference;
  return {
    choices: (told?.choices ?? []).map(({ slot, slotId, work }) =>
      slot
        ? slotChoice(slot)
        : slotId
          ? { key: slotId, slotId, work: null, name: null, note: null }
          : workChoice(work ?? ''),
    ),
    places: told?.places ?? [],
    weekdays: told?.weekdays ?? [],
    travelMeans: student.travelMeans ?? [],
    maxTravelMinutes: student.maxTravelMinutes ?? null,
  };
}

/**
 * The student's wishes as they are being changed: shown at once, saved one after the other, newest last, and each
 * change can be taken back.
 */
export function useWishes(student: StudentWishesFragment) {
  const [wishes, setWishes] = useState(() => wishesOf(student));
  const [before, setBefore] = useState<readonly Wishes[]>([]);
  const [state, setState] = useState<SaveState>('still');
  const [mutate] = useMutation(SaveWishesDocument);
  const version = useRef(student.preference?.version ?? null);
  const next = useRef<Wishes | null>(null);
  const busy = useRef(false);

  async function save(asked: Wishes): Promise<void> {
    next.current = asked;
    setState('saving');
    if (busy.current) return;
    busy.current = true;
    try {
      while (next.current) {
        const now: Wishes = next.current;
        next.current = null;
        const result = (await mutate({ variables: { input: inputOf(now, version.current) } })).data
          ?.saveWishes;
        if (result?.__typename === 'PreferenceChanged') {
          version.current = result.preference.version;
          continue;
        }
        if (result?.__typename === 'PreferenceRefused' && result.current) {
          version.current = result.current.version;
          setWishes(wishesOf({ ...student, preference: result.current }));
          setBefore([]);
          return setState('stale');
        }
        return setState('failed');
      }
      setState('saved');
    } catch {
      setState('failed');
    } finally {
      busy.current = false;
    }
  }

  return {
    wishes,
    state,
    change: (change: Partial<Wishes>) => {
      const changed = { ...wishes, ...change };
      setBefore([...before, wishes]);
      setWishes(changed);
      void save(changed);
    },
    retry: () => void save(wishes),
    undo:
      before.length === 0
        ? null
        : () => {
            const last = before.at(-1)!;
            setBefore(before.slice(0, -1));
            setWishes(last);
            void save(last);
          },
  };
}

function inputOf(wishes: Wishes, version: number | null) {
  return {
    key: newKey(),
    ...(version === null ? {} : { version }),
    choices: wishes.choices.map(({ slotId, work }) => (slotId ? { slotId } : { work })),
    places: [...wishes.places],
    weekdays: [...wishes.weekdays],
    travelMeans: [...wishes.travelMeans],
    maxTravelMinutes: wishes.maxTravelMinutes,
  };
}
