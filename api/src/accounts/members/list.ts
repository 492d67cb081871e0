import { can } from '@scheldemond/domain/access/ability';
import { mongoFilter } from '@scheldemond/domain/access/filter';
import { ROLES, type Role } from '@scheldemond/domain/access/viewer';
import { personSortKey, queryTokens, searchKeys } from '@scheldemond/domain/text/keys';
import { pageOf, type Page } from '../../connection.ts';
import type { Context } from '../../context.ts';
import { all, chosenFilter, standing, where, type Chosen } from '../../search.ts';
import { personOf } from '../persons.ts';
import { findMembersWhere, type Membership, type Person } from '../store.ts';

export interface MemberQuestion extends Chosen {
  first: number;
  after?: string | null;
  organisationId: string;
  search?: string | null;
  role?: Role | null;
  active?: boolean | null;
  archived?: boolean | null;
  sort: 'NAME' | 'ROLE';
  direction: 'ASC' | 'DESC';
}

/**
 * The staff of an organisation as far as the viewer may read their memberships; students have a list of their own.
 * An organisation has few enough of them to be ordered and searched by the names that this viewer sees.
 */
export async function listMembers(context: Context, asked: MemberQuestion): Promise<Page<Membership>> {
  const fields = ['person', ...(asked.role || asked.sort === 'ROLE' ? ['role'] : [])];
  const found = await findMembersWhere(
    all(
      mongoFilter(context.ability, 'read', 'Membership', fields),
      { organisationId: asked.organisationId, role: { $ne: 'STUDENT' } },
      where('role', asked.role),
      where('active', asked.active),
      chosenFilter(asked),
      standing(asked.archived),
    ),
  );
  const tokens = queryTokens(asked.search ?? '');
  const named = (
    await Promise.all(found.map(async (one) => ({ one, ...namesOf(context, await personOf(context, one)) })))
  ).filter(({ keys }) => tokens.every((token) => keys.some((key) => key.startsWith(token))));
  const way = asked.direction === 'ASC' ? 1 : -1;
  named.sort((a, b) => {
    const role = asked.sort === 'ROLE' ? ROLES.indexOf(a.one.role) - ROLES.indexOf(b.one.role) : 0;
    return way * (role || compare(a.order, b.order) || compare(a.one.id, b.one.id));
  });
  return pageOf(
    named.map(({ one }) => one),
    asked,
  );
}

/** By what this viewer may read of a person: where the name stands, and the words that find it. */
function namesOf(context: Context, person: Person | null): { order: string; keys: string[] } {
  const seen = (field: 'firstName' | 'lastName' | 'email') =>
    person && can(context.ability, 'read', 'Person', person, field) ? (person[field] ?? '') : '';
  const [firstName, lastName] = [seen('firstName'), seen('lastName')];
  return { order: personSortKey(firstName, lastName), keys: searchKeys(firstName, lastName, seen('email')) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
