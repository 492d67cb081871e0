import { expiresAt } from '@scheldemond/domain/placement/expiry';
import { partsOfSchedule, scheduleOfParts } from '@scheldemond/domain/week/agreed-week';
import type { Schedule } from '@scheldemond/domain/week/schedule';
import { endLinks, ensureInvited, membersOf } from '../accounts/service.ts';
import type { Context } from '../context.ts';
import { Refusal } from '../errors.ts';
import { once, type Outcome } from '../once.ts';
import { periodsByIds } from '../schools/service.ts';
import { asItStands, requireLawful, requirePlacement, requireStep } from './actors.ts';
import { move } from './move.ts';
import { ask, tellCompany, tellSchool } from './notify.ts';
import { afterAcceptance, type StepInput } from './steps.ts';
import { findPlacements, type Placement } from './store.ts';
import { askStudent } from './student-answer.ts';
import { summarise } from './summaries.ts';
import { LONGEST_MESSAGE, requireTerms, requireReason, requireSameTerms, requireWords } from './terms.ts';
import { takeBack } from './withdraw.ts';
import { requireNoClash } from './traject.ts';
import { requireLawfulWeek } from './working-time.ts';

/** The company accepts: a place and the need's part are taken, and the part's other proposals withdrawn. */
export function accept(context: Context, input: StepInput): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'acceptPlacement', input }, async () => {
    const { current, actor } = await requireStep(context, input.id, 'ACCEPT');
    requireSameTerms(current, input.version);
    await requireNoClash(current, scheduleOfParts(current));
    const accepted = await move(context, current, {
      command: 'ACCEPT',
      actor,
      to: 'ACCEPTED',
      change: { acceptedAt: context.clock.now(), remindAt: null },
    });
    await tellSchool(accepted, 'ACCEPTED');
    return finishAcceptance(context, accepted);
  });
}

/** The school takes up the counter-proposal: its terms count, and the place is taken now. */
export function acceptCounter(context: Context, input: StepInput): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'acceptCounterProposal', input }, async () => {
    const { current, actor } = await requireStep(context, input.id, 'ACCEPT_COUNTER');
    requireSameTerms(current, input.version);
    const { counter } = current;
    if (!counter) throw new Refusal('NOT_NOW', [], asItStands(current));
    await requireNoClash(current, counter.week);
    await requireLawfulWeek(context, current, counter.week);
    const accepted = await move(context, current, {
      command: 'ACCEPT_COUNTER',
      actor,
      to: 'ACCEPTED',
      change: {
        ...partsOfSchedule(counter.week),
        acceptedAt: context.clock.now(),
        remindAt: null,
        // The student agreed to other days, if at all.
        studentAnswer: null,
      },
    });
    await askStudent(context, accepted);
    await tellCompany(accepted, 'COUNTER_ACCEPTED');
    return finishAcceptance(context, accepted);
  });
}

async function finishAcceptance(context: Context, accepted: Placement): Promise<Outcome> {
  await withdrawOthers(context, accepted);
  const settled = await afterAcceptance(context, accepted);
  await summarise(settled);
  return { kind: 'changed', id: settled.id };
}

/** The other companies that were asked for the same part are told that it went elsewhere. */
async function withdrawOthers(context: Context, accepted: Placement): Promise<void> {
  const { needId, part } = accepted;
  for (const other of await findPlacements({ needId, part, open: true, _id: { $ne: accepted.id } })) {
    requireLawful(other, 'WITHDRAW', 'SYSTEM');
    await takeBack(context, other, {
      command: 'WITHDRAW',
      actor: 'SYSTEM',
      reason: { code: 'PLACED_ELSEWHERE', words: null },
      undoUntil: null,
    });
  }
}

/** The company declines, always with a reason. */
export function decline(context: Context, input: StepInput): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'declinePlacement', input }, async () => {
    const { current, actor } = await requireStep(context, input.id, 'DECLINE');
    requireSameTerms(current, input.version);
    const reason = requireReason('DECLINE', input.reason);
    const next = await move(context, current, { command: 'DECLINE', actor, to: 'DECLINED', reason });
    await endLinks(next.id, 'ANSWER');
    await tellSchool(next, 'DECLINED');
    await summarise(next);
    return { kind: 'changed', id: next.id };
  });
}

export interface CounterInput {
  key: string;
  id: string;
  version?: number | null;
  week: Schedule;
  message?: string | null;
}

/** The company answers with another week or other dates; the school has the time of a new proposal to take it up. */
export function counter(context: Context, input: CounterInput): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'counterPlacement', input }, async () => {
    const { current, actor } = await requireStep(context, input.id, 'COUNTER');
    requireSameTerms(current, input.version);
    const { week } = input;
    requireTerms(week, context.clock.today(current.siteZone));
    const message = requireWords('message', input.message, LONGEST_MESSAGE);
    const [period] = await periodsByIds([current.periodId]);
    const days = period?.expiryDays;
    const next = await move(context, current, {
      command: 'COUNTER',
      actor,
      to: 'COUNTERED',
      change: {
        counter: { week, message },
        remindAt: null,
        ...(days ? { expiresAt: expiresAt(context.clock.now(), days, current.siteZone) } : {}),
      },
    });
    await endLinks(next.id, 'ANSWER');
    await tellSchool(next, 'COUNTERED');
    await summarise(next);
    return { kind: 'changed', id: next.id };
  });
}

/** Hands the question to a colleague: a member, or an address that is invited for this site. */
export function handOver(
  context: Context,
  input: { key: string; id: string; personId?: string | null; email?: string | null },
): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'handOverPlacement', input }, async () => {
    const { current, actor } = await requirePlacement(context, input.id, 'answer');
    if (current.state !== 'PROPOSED')
      throw new Refusal('NOT_NOW', [{ name: 'state', value: current.state }], asItStands(current));
    const mentorPersonId = await colleagueOf(context, current, input);
    if (mentorPersonId === current.mentorPersonId)
      throw new Refusal('INVALID', [{ name: 'personId', value: 'already_asked' }]);
    const next = await move(context, current, {
      command: null,
      actor,
      to: 'PROPOSED',
      change: { mentorPersonId },
      facts: [{ name: 'handedTo', value: mentorPersonId }],
    });
    await endLinks(next.id, 'ANSWER');
    await ask(next, { handedOver: true });
    await summarise(next);
    return { kind: 'changed', id: next.id };
  });
}

async function colleagueOf(
  context: Context,
  { companyId, siteId, schoolId }: Placement,
  { personId, email }: { personId?: string | null; email?: string | null },
): Promise<string> {
  if (personId) {
    const members = await membersOf(companyId, ['MENTOR', 'COMPANY_ADMIN']);
    if (!members.some((member) => member.personId === personId && !member.archivedAt))
      throw new Refusal('INVALID', [{ name: 'personId', value: 'not_a_member' }]);
    return personId;
  }
  const invited = {
    organisationId: companyId,
    email: email ?? '',
    role: 'MENTOR' as const,
    siteIds: [siteId],
    // Who holds a link answers for the company on the word of the school that asked.
    namedBy: context.viewer.kind === 'link' ? schoolId : null,
  };
  try {
    return (await ensureInvited(context, invited)).personId;
  } catch (error) {
    const wrong = error instanceof Refusal && error.reason === 'EMAIL_INVALID';
    throw wrong ? new Refusal('INVALID', [{ name: 'email', value: 'not_an_address' }]) : error;
  }
}
