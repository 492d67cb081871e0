import { mongoFilter } from '@scheldemond/domain/access/filter';
import type { RecognitionScheme, RecognitionStatus } from '@scheldemond/domain/placement/start-conditions';
import type { WorkingDay } from '@scheldemond/domain/time/working-day';
import { sortBy, type Page } from '../connection.ts';
import type { Context } from '../context.ts';
import { all, chosenFilter, searchFilter, standing, where, type Chosen } from '../search.ts';
import { lapsing } from './lapsing.ts';
import { pageOfRecognitions, type Recognition } from './recognition-store.ts';

/** What recognitions can be ordered by, with the field that this reads. */
const SORTS = {
  COMPANY: { sort: ['sortKey'], reads: 'site' },
  PLACE: { sort: ['placeKey', 'sortKey'], reads: 'site' },
  FIRST_DAY: { sort: ['validFrom', 'sortKey'], reads: 'validFrom' },
  LAST_DAY: { sort: ['validTo', 'sortKey'], reads: 'validTo' },
} as const;

/** What the list of recognitions is asked. */
export interface RecognitionsAsked extends Chosen {
  first: number;
  after?: string | null;
  /** Words of the company, the site, its place, or the number in the register. */
  search?: string | null;
  qualificationId?: string | null;
  scheme?: RecognitionScheme | null;
  status?: RecognitionStatus | null;
  /** Only those that lapse soon, as they wait for attention. */
  lapsing?: boolean | null;
  archived?: boolean | null;
  sort: keyof typeof SORTS;
  direction: 'ASC' | 'DESC';
}

/** Recognitions that the viewer may read. */
export async function listRecognitions(
  context: Context,
  asked: RecognitionsAsked,
): Promise<Page<Recognition>> {
  const { sort, reads } = SORTS[asked.sort];
  const { qualificationId, scheme, status } = asked;
  const fields = [
    'site',
    reads,
    ...(asked.search ? ['number'] : []),
    ...(qualificationId ? ['qualification'] : []),
    ...(scheme ? ['scheme'] : []),
    ...(status ? ['status'] : []),
  ];
  const soon = asked.lapsing ? (await lapsing(context)).map(({ id }) => id) : null;
  const filter = all(
    mongoFilter(context.ability, 'read', 'Recognition', fields),
    searchFilter(asked.search),
    where('qualificationId', qualificationId),
    where('scheme', scheme),
    status && OF_STATUS[status](context.clock.today()),
    soon && { _id: { $in: soon } },
    chosenFilter(asked),
    standing(asked.archived),
  );
  return pageOfRecognitions(filter, sortBy(asked.direction, ...sort), asked);
}

/** The same as `recognitionStatus`, as a filter. */
const OF_STATUS: Record<RecognitionStatus, (on: WorkingDay) => Record<string, unknown>> = {
  WITHDRAWN: () => ({ withdrawn: true }),
  NOT_YET: (on) => ({ withdrawn: false, validFrom: { $gt: on } }),
  LAPSED: (on) => ({ withdrawn: false, validFrom: { $lte: on }, validTo: { $lt: on, $ne: null } }),
  VALID: (on) => ({
    withdrawn: false,
    validFrom: { $lte: on },
    $or: [{ validTo: null }, { validTo: { $gte: on } }],
  }),
};
