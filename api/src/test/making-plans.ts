import type { Viewer } from '@scheldemond/domain/access/viewer';
import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { newId } from '../database.ts';
import { plansIdle } from '../matching/plans/service.ts';
import type { TestApi } from './api.ts';
import type { Region } from './region.ts';

/** What the API answers to who asks for a plan. */
export interface PlanAnswer {
  __typename: 'MatchingPlanChanged' | 'MatchingPlanRefused';
  matchingPlan?: { id: string; state: string };
  reason?: string;
  facts?: { name: string; value: string | null }[];
}

/** The part of a region that its plans are made by. */
export type PlanRegion = Pick<Region, 'proeftuinId' | 'coordinator'>;

/**
 * Asks for a plan of a region's proeftuin, by its coordinator, with a key of its own.
 *
 * @param change - fields of the input that are not as usual: a plan of all, from nothing
 */
export async function askForPlan(
  api: TestApi,
  region: PlanRegion,
  change: Record<string, unknown> = {},
  as: Viewer = region.coordinator,
): Promise<PlanAnswer> {
  const input = {
    key: newId(),
    proeftuinId: toNodeId('Proeftuin', region.proeftuinId),
    name: 'Plan 1',
    pins: [],
    forbids: [],
    leaveOut: [],
    ...change,
  };
  const { data, errors } = await api.graphql(
    `mutation($input: MakeMatchingPlanInput!) { makeMatchingPlan(input: $input) { __typename
      ... on MatchingPlanChanged { matchingPlan { id state } }
      ... on MatchingPlanRefused { reason facts { name value } } } }`,
    { input },
    as,
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data.makeMatchingPlan;
}

/** Makes a plan and waits until it is computed. @returns its id @throws when it is refused */
export async function makePlan(
  api: TestApi,
  region: PlanRegion,
  change: Record<string, unknown> = {},
): Promise<string> {
  const answer = await askForPlan(api, region, change);
  if (!answer.matchingPlan) throw new Error(`The plan was refused: ${answer.reason}`);
  await plansIdle();
  return answer.matchingPlan.id;
}
