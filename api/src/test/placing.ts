import type { Viewer } from '@scheldemond/domain/access/viewer';
import { fromNodeId } from '@scheldemond/domain/ids/node-id';
import { scheduleOf, type Schedule } from '@scheldemond/domain/week/schedule';
import { describeLineProblem } from '@scheldemond/domain/week/line-problems';
import type { Offer } from '@scheldemond/domain/week/offer';
import { parseOffer } from '@scheldemond/domain/week/offer-text';
import type { WeekPattern } from '@scheldemond/domain/week/pattern';
import { parsePattern } from '@scheldemond/domain/week/parse-line';
import { patternOfWorkDays } from '@scheldemond/domain/week/work-days';
import { newId } from '../database.ts';
import type { TestApi } from './api.ts';

/** What a step on a placement answers, as a test looks at it. */
export interface StepAnswer {
  __typename: 'PlacementChanged' | 'PlacementRefused';
  reason?: string;
  changedFields?: string[];
  facts?: { name: string; value: string | null }[];
  undoUntil?: string | null;
  placement?: { id: string; state: string; version: number };
  current?: { id: string; state: string; version: number } | null;
}

const ANSWER = `{
  __typename
  ... on PlacementChanged { undoUntil placement { id state version } }
  ... on PlacementRefused { reason changedFields facts { name value } current { id state version } }
}`;

const INPUTS: Record<string, string> = {
  proposePlacement: 'ProposePlacementInput',
  counterPlacement: 'CounterPlacementInput',
  handOverPlacement: 'HandOverPlacementInput',
  editPlacement: 'EditPlacementInput',
  recordAgreement: 'RecordAgreementInput',
};

/**
 * Sends one placement mutation with a key of its own unless the input has one.
 *
 * @throws Error when the API answers with an error instead of a result
 */
export async function send(
  api: TestApi,
  mutation: string,
  as: Viewer | { link: string },
  input: Record<string, unknown>,
): Promise<StepAnswer> {
  const document = `mutation($input: ${INPUTS[mutation] ?? 'PlacementStepInput'}!) { ${mutation}(input: $input) ${ANSWER} }`;
  const answer = await api.graphql(document, { input: { key: newId(), ...input } }, as);
  if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
  return answer.data[mutation] as StepAnswer;
}

/** Proposes and answers the placement's global id; fails when it is refused. */
export async function proposed(
  api: TestApi,
  as: Viewer,
  input: { needId: string; slotId: string } & Record<string, unknown>,
): Promise<string> {
  const answer = await send(api, 'proposePlacement', as, input);
  if (!answer.placement) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer.placement.id;
}

/** The stored id of a global id. */
export function stored(nodeId: string): string {
  return fromNodeId(nodeId)?.id ?? '';
}

/** The token in the last mail that was sent to a person. */
export function tokenMailedTo(api: TestApi, personId: string): string {
  const mail = api.sentMails().findLast(({ to }) => to.email === `${personId}@zandhoek.example`);
  const token = mail?.link?.split('#')[1];
  if (!token) throw new Error('no link was mailed');
  return token;
}

/** What a slot offers, from its line in Dutch. */
export function offerOf(line: string): Offer {
  const { value, problem } = parseOffer(line, 'nl');
  if (problem) throw new Error(describeLineProblem(problem, 'en'));
  return value;
}

/** A week from its line in Dutch. */
export function weekOfLine(line: string, startsOn: string, endsOn: string): Schedule {
  return scheduleOf(startsOn, endsOn, patternOf(line));
}

/** A pattern from its line in Dutch. */
export function patternOf(line: string): WeekPattern {
  const { value, problem } = parsePattern(line, 'nl');
  if (problem) throw new Error(describeLineProblem(problem, 'en'));
  return value;
}

/** A week at the company: the same hours on each of the weekdays. */
export function weekAtWork(
  startsOn: string,
  endsOn: string,
  weekdays: number[],
  [startTime, endTime]: readonly [string, string] = ['08:00', '16:30'],
): Schedule {
  return scheduleOf(startsOn, endsOn, patternOfWorkDays({ weekdays, startTime, endTime }));
}
