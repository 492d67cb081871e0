import { mongoFilter, NOTHING } from '@scheldemond/domain/access/filter';
import { HOSTED_STATES, type PlacementState } from '@scheldemond/domain/placement/states';
import { addDays, type WorkingDay } from '@scheldemond/domain/time/working-day';
import { queryTokens } from '@scheldemond/domain/text/keys';
import { sortBy } from '../connection.ts';
import type { Context } from '../context.ts';
import type { Selection } from '../selection.ts';
import { all, chosenFilter, searchFilter, where, type Chosen } from '../search.ts';
import { pageOfPlacements } from './store.ts';
import { STUDENT_OBJECTS } from './student-answer.ts';

export interface PlacementFilter extends Chosen {
  crossBorder?: boolean | null;
  states?: readonly PlacementState[] | null;
  proeftuinId?: string | null;
  companyId?: string | null;
  slotId?: string | null;
  studentId?: string | null;
  classId?: string | null;
  province?: string | null;
  search?: string | null;
  notReady?: boolean | null;
  studentObjects?: boolean | null;
  from?: WorkingDay | null;
  to?: WorkingDay | null;
  startsAfter?: WorkingDay | null;
}

/** Placements that the viewer may read; what is filtered by must be readable too. */
export function listPlacements(
  context: Context,
  args: {
    first: number;
    after?: string | null;
    filter?: PlacementFilter | null;
    sort: 'CHANGED' | 'STARTS_ON' | 'STUDENT';
    direction: 'ASC' | 'DESC';
  },
  selection: Selection | null = null,
) {
  const given = args.filter ?? {};
  const fields = [
    'state',
    ...(args.sort === 'STARTS_ON' || given.notReady || given.to || given.startsAfter ? ['startsOn'] : []),
    ...(given.notReady || given.from ? ['endsOn'] : []),
    ...(given.studentObjects ? ['studentAnswer'] : []),
    ...(given.crossBorder != null ? ['crossBorder'] : []),
    ...(given.proeftuinId ? ['proeftuin'] : []),
    ...(given.companyId || given.search ? ['company'] : []),
    ...(given.slotId || given.province || given.search ? ['slot'] : []),
    ...(given.studentId || given.classId || given.search || args.sort === 'STUDENT' ? ['student'] : []),
  ];
  const filter = all(
    mongoFilter(context.ability, 'read', 'Placement', fields),
    given.states ? { state: { $in: [...given.states] } } : null,
    where('proeftuinId', given.proeftuinId),
    where('companyId', given.companyId),
    where('slotId', given.slotId),
    where('studentId', given.studentId),
    given.classId && isCompany(context) ? NOTHING : where('classId', given.classId),
    where('province', given.province),
    where('crossBorder', given.crossBorder),
    given.notReady && notReadySoon(context),
    given.studentObjects && STUDENT_OBJECTS,
    given.from ? { endsOn: { $gte: given.from } } : null,
    given.to ? { startsOn: { $lte: given.to } } : null,
    given.startsAfter ? { startsOn: { $gt: given.startsAfter } } : null,
    chosenFilter(given),
    searchOf(context, given.search),
  );
  const sort = sortBy(args.direction, sortField(context, args.sort));
  return pageOfPlacements(filter, sort, args, selection);
}

const NOT_READY_WITHIN_DAYS = 14;

/** Accepted placements that start soon, or should have started, without being ready. */
export function notReadySoon({ clock }: Context): Record<string, unknown> {
  const today = clock.today();
  return {
    state: 'ACCEPTED',
    startsOn: { $lte: addDays(today, NOT_READY_WITHIN_DAYS) },
    endsOn: { $gte: today },
  };
}

/** A company orders by first names, since a last name's place in the order would tell it. */
function sortField(context: Context, sort: 'CHANGED' | 'STARTS_ON' | 'STUDENT'): string {
  if (sort === 'STUDENT') return isCompany(context) ? 'openSortKey' : 'studentSortKey';
  return sort === 'STARTS_ON' ? 'startsOn' : 'changedAt';
}

const HOSTED = { state: { $in: [...HOSTED_STATES] } };

/** A company learns a student's last name when it accepts, and their class never. */
function isCompany({ viewer }: Context): boolean {
  return viewer.kind === 'link' || (viewer.kind === 'person' && COMPANY.includes(viewer.role));
}
const COMPANY = ['MENTOR', 'COMPANY_ADMIN'];

function searchOf(context: Context, search: string | null | undefined): Record<string, unknown> | null {
  if (!isCompany(context)) return searchFilter(search);
  const tokens = queryTokens(search ?? '');
  if (tokens.length === 0) return null;
  return {
    $and: tokens.map((token) => ({
      $or: [{ openSearchKeys: { $regex: `^${token}` } }, { ...HOSTED, searchKeys: { $regex: `^${token}` } }],
    })),
  };
}
