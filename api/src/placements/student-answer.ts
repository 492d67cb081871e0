import { isNewAnswer } from '@scheldemond/domain/placement/student-answer';
import type { Context } from '../context.ts';
import { Refusal } from '../errors.ts';
import { once, type Outcome } from '../once.ts';
import { asItStands, requireStep } from './actors.ts';
import { asksStudent } from './asks-student.ts';
import { settleReadiness } from './conditions.ts';
import { move } from './move.ts';
import { tellSchool, tellStudent } from './notify.ts';
import type { StepInput } from './steps.ts';
import type { Placement } from './store.ts';
import { summarise } from './summaries.ts';
import { requireReason, requireSameTerms } from './terms.ts';

/**
 * The student says yes or rather not; the state stays, and whether the placement is ready follows. Refused as
 * NOT_NOW where the school does not ask it, and when the same was said already.
 */
function say(operation: string, command: 'AGREE' | 'OBJECT') {
  return (context: Context, input: StepInput): Promise<Outcome> =>
    once(context, { key: input.key, operation, input }, async () => {
      const { current, actor } = await requireStep(context, input.id, command);
      requireSameTerms(current, input.version);
      if (!(await asksStudent(context, current)) || !isNewAnswer(command, current.studentAnswer))
        throw new Refusal('NOT_NOW', [{ name: 'state', value: current.state }], asItStands(current));
      const reason = requireReason(command, input.reason);
      const agrees = command === 'AGREE';
      const said = await move(context, current, {
        command,
        actor,
        to: current.state,
        reason,
        // The reason is of the answer; that of the placement's own state stays.
        change: { reason: current.reason, studentAnswer: { agrees, at: context.clock.now(), reason } },
      });
      if (!agrees) await tellSchool(said, 'STUDENT_OBJECTS');
      await summarise(await settleReadiness(context, said));
      return { kind: 'changed', id: said.id };
    });
}

/** The student agrees with the place. */
export const agree = say('agreeToPlacement', 'AGREE');
/** The student would rather not, with a reason; it comes back into the teacher's attention. */
export const object = say('objectToPlacement', 'OBJECT');

/** Asks the student, where the school wants it. */
export async function askStudent(context: Context, placement: Placement, notBefore?: Date): Promise<void> {
  if (await asksStudent(context, placement)) await tellStudent(placement, 'STUDENT_ASKED', notBefore);
}

/** Placements with which the student would rather not go on. */
export const STUDENT_OBJECTS = {
  'studentAnswer.agrees': false,
  state: { $in: ['PROPOSED', 'ACCEPTED', 'READY'] },
};
