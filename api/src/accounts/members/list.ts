import { can } from '@scheldemond/domain/access/ability';
import { mongoFilter } from '@scheldemond/domain/access/filter';
import { ROLES, type Role } from '@scheldemond/domain/access/viewer';
import { personSortKey, searchKeys } from '@scheldemond/domain/text/keys';
import type { Page } from '../../connection.ts';
import type { Context } from '../../context.ts';
import { rankedPage } from '../../ranked.ts';
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
  const ranked = await Promise.all(
    found.map(async (one) => {
      const { order, words } = namesOf(context, await personOf(context, one));
      return { item: one, words, keys: [...(asked.sort === 'ROLE' ? [ROLES.indexOf(one.role)] : []), order] };
    }),
  );
  return rankedPage(ranked, asked);
}

/** By what this viewer may read of a person: where the name stands, and the words that find it. */
function namesOf(context: Context, person: Person | null): { order: string; words: string[] } {
  const seen = (field: 'firstName' | 'lastName' | 'email') =>
    person && can(context.ability, 'read', 'Person', person, field) ? (person[field] ?? '') : '';
  const [firstName, lastName] = [seen('firstName'), seen('lastName')];
  return { order: personSortKey(firstName, lastName), words: searchKeys(firstName, lastName, seen('email')) };
}
