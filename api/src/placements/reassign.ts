import { can } from '@scheldemond/domain/access/ability';
import { membersOf } from '../accounts/service.ts';
import type { Context } from '../context.ts';
import { Refusal } from '../errors.ts';
import { once, type Outcome } from '../once.ts';
import { asItStands, requirePlacement } from './actors.ts';
import { move } from './move.ts';
import { afterUndo, ask } from './notify.ts';
import type { Placement } from './store.ts';
import { summarise } from './summaries.ts';
import { undoOf } from './withdraw.ts';

export interface ReassignInput {
  key: string;
  id: string;
  teacherId?: string | null;
  mentorId?: string | null;
}

/**
 * Gives a placement another teacher, by the school's coordinator, or another mentor, by the company. A question
 * that still waits goes to the new mentor; the earlier one's link ends when the change can no longer be undone.
 */
export function reassign(context: Context, input: ReassignInput, undoSeconds?: number): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'reassignPlacement', input }, async () => {
    const { teacherId, mentorId } = input;
    if (teacherId && mentorId) throw new Refusal('INVALID', [{ name: 'field', value: 'mentorId' }]);
    const toMentor = mentorId !== null && mentorId !== undefined;
    const { current, actor } = await requirePlacement(context, input.id, toMentor ? 'answer' : 'manage');
    if (!toMentor && actor !== 'SCHOOL_COORDINATOR')
      throw new Refusal('NOT_ALLOWED', [], asItStands(current));
    if (!current.open && !current.holds)
      throw new Refusal('NOT_NOW', [{ name: 'state', value: current.state }], asItStands(current));
    const change = toMentor
      ? { mentorPersonId: await requireMember(current.companyId, mentorId, 'mentorId') }
      : { teacherPersonId: await requireMember(current.schoolId, teacherId, 'teacherId') };
    const [[field, personId] = []] = Object.entries(change);
    if (!field || !personId) throw new Refusal('INVALID', [{ name: 'field', value: 'personId' }]);
    if (current[field as keyof Placement] === personId) return { kind: 'changed', id: current.id };
    const undoUntil = afterUndo(context, undoSeconds);
    const byCompany = toMentor && !can(context.ability, 'manage', 'Placement', current);
    const next = await move(context, current, {
      command: null,
      actor,
      to: current.state,
      change: { ...change, undoUntil, undo: undoOf(current, change, byCompany) },
      facts: [{ name: toMentor ? 'handedTo' : 'teacher', value: personId }],
    });
    if (toMentor && next.state === 'PROPOSED') await ask(next, { handedOver: true, notBefore: undoUntil });
    await summarise(next);
    return { kind: 'changed', id: next.id, undoUntil: undoUntil.toISOString() };
  });
}

/** A member who can do this: a teacher or coordinator of the school, a mentor or administrator of the company. */
async function requireMember(
  organisationId: string,
  personId: string | null | undefined,
  name: 'teacherId' | 'mentorId',
): Promise<string> {
  const roles =
    name === 'teacherId'
      ? (['TEACHER', 'SCHOOL_COORDINATOR'] as const)
      : (['MENTOR', 'COMPANY_ADMIN'] as const);
  const members = await membersOf(organisationId, roles);
  const member = members.find((one) => one.personId === personId && one.active);
  if (!member) throw new Refusal('INVALID', [{ name, value: 'not_a_member' }]);
  return member.personId;
}
