import type { Option, RoomAround } from './room-around.ts';

/** A student who goes elsewhere, to leave these bounds to the one before. */
interface Step {
  student: number;
  leaves: readonly number[];
  paid: boolean;
  /** Where the one before goes, and what that was. */
  before: { step: Step; option: Option } | null;
}

/**
 * One bound that need give no more than one place for the student to be placed too, in a chain in which each makes way
 * for the one before; the shortest there is, or null. Where two would have to make way for one, it does not look.
 */
export function oneRaise(room: RoomAround, student: number): number | null {
  const first: Step = { student, leaves: [], paid: false, before: null };
  const seen = new Set<string>();
  const steps = [first];
  for (const step of steps) {
    const own = room.optionIn(step.student);
    for (const option of room.optionsOf(step.student)) {
      if (option === own) continue;
      const before = { step, option };
      // Within what the student does not leave, going elsewhere changes nothing.
      const full = option.around.filter(
        (bound) => room.isFull(bound) && (step.leaves.includes(bound) || !own?.around.includes(bound)),
      );
      const payable = step.paid ? [] : full;
      if (full.length === payable.length && full.length <= 1) {
        const raised = raisedBy(room, before);
        if (raised.length === 1) return raised[0]!;
      }
      const ways = [
        { paid: step.paid, leaves: full },
        ...payable.map((bound) => ({ paid: true, leaves: full.filter((one) => one !== bound) })),
      ];
      for (const { paid, leaves } of ways)
        for (const next of within(room, leaves)) {
          const key = [next, paid, ...leaves].join(' ');
          if (seen.has(key)) continue;
          seen.add(key);
          steps.push({ student: next, leaves, paid, before });
        }
    }
  }
  return null;
}

/** Who is in all of these bounds. */
function within(room: RoomAround, bounds: readonly number[]): number[] {
  const [first, ...others] = bounds.toSorted((a, b) => room.inside[a]!.length - room.inside[b]!.length);
  if (first === undefined) return [];
  return room.inside[first]!.filter((i) => others.every((bound) => room.optionIn(i)!.around.includes(bound)));
}

/** What a whole chain needs, counted anew: each bound as often as it has to give one more. */
function raisedBy(room: RoomAround, end: Step['before']): number[] {
  const change = new Map<number, number>();
  const count = (option: Option | null, by: number) => {
    for (const bound of option?.around ?? []) change.set(bound, (change.get(bound) ?? 0) + by);
  };
  const moved = new Set<number>();
  for (let at = end; at; at = at.step.before) {
    const { student } = at.step;
    // Who moves twice on the way does not end where the chain says.
    if (moved.has(student)) return [];
    moved.add(student);
    count(room.optionIn(student), -1);
    count(at.option, 1);
  }
  return [...change].flatMap(([bound, by]) => {
    const over = room.inside[bound]!.length + by - room.most[bound]!;
    return Array.from({ length: Math.max(0, over) }, () => bound);
  });
}
