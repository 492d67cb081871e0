import type { PlacementCommand } from './lifecycle.ts';

/** What a student said of a place, where the school asks it. */
export interface StudentAnswer {
  agrees: boolean;
}

/** Dates and days: what the student agreed to. */
const AGREED_ON = ['startsOn', 'endsOn', 'week'];

/** Whether a step says something else than what was said before; other steps always do. */
export function isNewAnswer(command: PlacementCommand, said: StudentAnswer | null | undefined): boolean {
  if (command === 'AGREE') return said?.agrees !== true;
  if (command === 'OBJECT') return said?.agrees !== false;
  return true;
}

/** Whether what the student said falls away: the place is on other days, or in another period. */
export function asksAgain(changedFields: readonly string[]): boolean {
  return AGREED_ON.some((field) => changedFields.includes(field));
}

/** What only a student says, where the school asks it. */
export const STUDENT_SAYS: ReadonlySet<PlacementCommand> = new Set(['AGREE', 'OBJECT']);
