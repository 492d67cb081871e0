import type { WorkingDay } from '../time/working-day.ts';

/** From when a company lets schools propose to a slot. */
export interface Release {
  /** Null: at once. */
  releasedOn: WorkingDay | null;
  /** Schools that may before that day. */
  earlySchoolIds: readonly string[];
}

/** Whether a school may propose to a slot on a day. */
export function isReleased(
  { releasedOn, earlySchoolIds }: Release,
  schoolId: string,
  on: WorkingDay,
): boolean {
  return releasedOn === null || releasedOn <= on || earlySchoolIds.includes(schoolId);
}
