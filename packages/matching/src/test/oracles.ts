import type { Instance } from './instances.ts';

/** Slot of each student, -1 for none. */
export type Answer = readonly number[];

/** Whether the answer keeps every capacity: counted anew from the instance, node by node. */
export function fits(instance: Instance, answer: Answer): boolean {
  const inSlot = instance.places.map(() => 0);
  const inLimit = instance.limits.map(() => 0);
  const share = new Map<string, number>();
  for (const [i, j] of answer.entries()) {
    if (j < 0) continue;
    inSlot[j]!++;
    const key = `${instance.group[i]} ${j}`;
    share.set(key, (share.get(key) ?? 0) + 1);
    const most = instance.groupLimit[j]?.[instance.group[i]!];
    if (most !== undefined && share.get(key)! > most) return false;
    for (let k = instance.slotWithin[j]!; k >= 0; k = instance.limits[k]!.within) inLimit[k]!++;
  }
  return (
    inSlot.every((count, j) => count <= instance.places[j]!) &&
    inLimit.every((count, k) => count <= instance.limits[k]!.places)
  );
}

/** Slots that the student may have, -1 for none included; a fixed student has one choice. */
export function choices(instance: Instance, i: number): number[] {
  if (instance.leaveOut.includes(i)) return [-1];
  const pin = instance.pins.find(([student]) => student === i);
  if (pin) return [pin[1]];
  const allowed = instance.points[i]!.flatMap((points, j) =>
    points === null || instance.forbid.some(([a, b]) => a === i && b === j) ? [] : [j],
  );
  return [...allowed, -1];
}

export const placedIn = (answer: Answer): number => answer.filter((j) => j >= 0).length;

export const pointsOf = (instance: Instance, answer: Answer): number =>
  answer.reduce((sum, j, i) => sum + (j < 0 ? 0 : (instance.points[i]![j] ?? 0)), 0);

/** Every answer that keeps the rules; only for tiny instances. */
export function* answers(instance: Instance, so: number[] = []): Generator<Answer> {
  if (!fits(instance, so)) return;
  if (so.length === instance.points.length) yield so;
  else for (const j of choices(instance, so.length)) yield* answers(instance, [...so, j]);
}

/** Best values by trying everything: first by the earlier number, then the next. Null when the pins do not fit. */
export function bestByTrying(
  instance: Instance,
  values: (answer: Answer) => readonly number[],
): readonly number[] | null {
  let best: readonly number[] | null = null;
  for (const answer of answers(instance)) {
    const value = values(answer);
    const first = best ? value.findIndex((number, at) => number !== best![at]) : 0;
    if (!best || (first >= 0 && value[first]! > best[first]!)) best = value;
  }
  return best;
}

/** Whether `a` comes before `b` in the order of slots and limits: points, then student, then slot. */
function comesBefore({ wanting }: Instance, a: readonly [number, number], b: readonly [number, number]) {
  const more = wanting[a[0]]![a[1]]! - wanting[b[0]]![b[1]]!;
  return more !== 0 ? more > 0 : a[0] !== b[0] ? a[0] < b[0] : a[1] < b[1];
}

/** Whether a student likes slot `a` better than slot `b`, -1 being no place. */
export function likes({ liking }: Instance, i: number, a: number, b: number): boolean {
  if (a === b || a < 0) return false;
  if (b < 0) return true;
  const more = liking[i]![a]! - liking[i]![b]!;
  return more !== 0 ? more > 0 : a < b;
}

/** Whether no student and slot both prefer each other, found by counting rivals capacity by capacity. */
export function isStable(instance: Instance, answer: Answer): boolean {
  const fixed = new Set(instance.pins.map(([i]) => i));
  const around = (j: number): Set<number> => {
    const found = new Set<number>();
    for (let k = instance.slotWithin[j]!; k >= 0; k = instance.limits[k]!.within) found.add(k);
    return found;
  };
  const welcome = (i: number, j: number): boolean => {
    const isFull = (most: number | undefined, inside: (other: number, at: number) => boolean) => {
      if (most === undefined) return false;
      const ahead = answer.filter(
        (at, other) =>
          at >= 0 && inside(other, at) && (fixed.has(other) || comesBefore(instance, [other, at], [i, j])),
      );
      return ahead.length >= most;
    };
    const group = instance.group[i]!;
    if (isFull(instance.places[j], (_, at) => at === j)) return false;
    if (isFull(instance.groupLimit[j]?.[group], (other, at) => at === j && instance.group[other] === group))
      return false;
    return [...around(j)].every((k) => !isFull(instance.limits[k]!.places, (_, at) => around(at).has(k)));
  };
  return answer.every(
    (own, i) =>
      fixed.has(i) || choices(instance, i).every((j) => !likes(instance, i, j, own) || !welcome(i, j)),
  );
}
