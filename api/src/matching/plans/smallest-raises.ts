import type { SchoolCap } from '@scheldemond/domain/placing/limits';
import type { Market, SlotInput, StudentInput } from '@scheldemond/matching/market';
import { NOWHERE } from '@scheldemond/matching/plan';
import type { AnyMarket } from './bounds.ts';
import { oneRaise } from './one-raise.ts';
import type { Capped } from './overlapping.ts';
import { fewestRaises } from './raise-programme.ts';
import { roomAround, type Option, type Raise, type RoomAround } from './room-around.ts';

/** Milliseconds that may be taken for all students together, and by HiGHS for one, beside what the plan took. */
const MOST = { all: 3_000, each: 1_000 };
/** Beyond it HiGHS would not be done in that time. */
const MOST_CHOICES = 20_000;

/**
 * For the students whom HiGHS left without a place: the fewest places more, of capacities and caps together, by which
 * the student too is placed and nobody loses theirs, though others may move. Looked at is every slot that the rules let
 * a student have, also where the plan had no room from the start. A student whose answer is not proved in time is not
 * there, and nobody is where the plan itself may not place most.
 */
export async function smallestRaises<S extends StudentInput, L extends SlotInput>(
  given: Market<S, L>,
  { decided, plan, relaxed }: Capped,
  caps: readonly SchoolCap[],
  most = MOST,
): Promise<ReadonlyMap<number, readonly Raise[]>> {
  const found = new Map<number, readonly Raise[]>();
  if (!decided || decided.short.students > 0) return found;
  const until = performance.now() + most.all;
  const left = () => until - performance.now();
  const room = roomAround(given as unknown as AnyMarket, relaxed.terms, caps, plan);
  const search = new Search(room);
  const without = [...decided.students.keys()].filter((i) => plan.slot[i] === NOWHERE);
  // Whoever may have the same has the same answer.
  const known = new Map<string, readonly number[] | null>();
  const hard: { student: number; key: string; option: Option }[] = [];
  // The plan places most, so that none is not enough, and one is the fewest.
  for (const student of without.toSorted((a, b) => a - b)) {
    const key = room.keyOf(student);
    if (known.has(key)) continue;
    const { option, full } = directly(room, student);
    const one = full.length === 1 ? full[0]! : left() > 0 ? oneRaise(room, student) : null;
    if (one === null) hard.push({ student, key, option });
    else known.set(key, [one]);
  }
  for (const { student, key, option } of hard) {
    if (known.has(key)) continue;
    const ms = Math.min(left(), most.each);
    known.set(key, ms > 0 ? await search.fewest(student, option, ms / 1_000) : null);
  }
  for (const student of without) {
    const raises = known.get(room.keyOf(student));
    if (raises) found.set(student, raises.map(room.nameOf));
  }
  return found;
}

/** The slot where the fewest bounds are full if nobody else moves, the best of those. */
function directly(room: RoomAround, student: number): { option: Option; full: readonly number[] } {
  return room
    .optionsOf(student)
    .map((option) => ({ option, full: option.around.filter(room.isFull) }))
    .reduce((best, one) => (one.full.length < best.full.length ? one : best));
}

/** Asks HiGHS for places more. */
class Search {
  private readonly room: RoomAround;
  /** Who of those whom the plan places may be in each bound. */
  private fitting: readonly (readonly number[])[] | null = null;

  constructor(room: RoomAround) {
    this.room = room;
  }

  /** The bounds that give the fewest places more, one as often as it gives them; null when not proved in that time. */
  async fewest(student: number, direct: Option, seconds: number): Promise<number[] | null> {
    const { room } = this;
    const tied = this.tiedTo(student);
    if (!tied) return null;
    const inside = new Map(tied.bounds.map((bound) => [bound, [] as number[]]));
    const start: number[] = [];
    let choices = 0;
    const students = tied.students.map((i) => {
      const now = i === student ? direct : room.optionIn(i);
      return room.optionsOf(i).map((option) => {
        const at = choices++;
        if (option === now) start.push(at);
        for (const bound of option.around) inside.get(bound)?.push(at);
        return at;
      });
    });
    const bounds = tied.bounds.map((bound) => ({ most: room.most[bound]!, choices: inside.get(bound)! }));
    const chosen = await fewestRaises({ students, bounds }, start, seconds);
    if (!chosen) return null;
    const taken = new Set(chosen);
    return bounds.flatMap(({ most, choices: here }, at) => {
      const over = here.filter((one) => taken.has(one)).length - most;
      return Array.from({ length: Math.max(0, over) }, () => tied.bounds[at]!);
    });
  }

  /**
   * The student and all whom the plan places that a bound ties to them, since it cannot take all of these who fit there;
   * null when they have too many choices. Everybody else may stay whatever these do.
   */
  private tiedTo(student: number): { students: number[]; bounds: number[] } | null {
    const { optionsOf, most } = this.room;
    const fitting = (this.fitting ??= fittingByBound(this.room));
    const own = new Set(optionsOf(student).flatMap(({ around }) => around));
    const students = new Set([student]);
    const bounds = new Set<number>();
    let choices = 0;
    for (const i of students) {
      const options = optionsOf(i);
      choices += options.length;
      if (choices > MOST_CHOICES) return null;
      for (const bound of options.flatMap(({ around }) => around)) {
        if (bounds.has(bound) || fitting[bound]!.length + Number(own.has(bound)) <= most[bound]!) continue;
        bounds.add(bound);
        for (const one of fitting[bound]!) students.add(one);
      }
    }
    const ordered = (some: ReadonlySet<number>) => [...some].toSorted((a, b) => a - b);
    return { students: ordered(students), bounds: ordered(bounds) };
  }
}

function fittingByBound({ most, placed, optionsOf }: RoomAround): number[][] {
  const fitting = Array.from(most, (): number[] => []);
  for (const i of placed)
    for (const bound of optionsOf(i).flatMap(({ around }) => around))
      if (fitting[bound]!.at(-1) !== i) fitting[bound]!.push(i);
  return fitting;
}
