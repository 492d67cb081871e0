import { can } from '@scheldemond/domain/access/ability';
import type { Role } from '@scheldemond/domain/access/viewer';
import { personFields } from '@scheldemond/domain/records/person';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { Refusal } from '../../errors.ts';
import { once, type Outcome } from '../../once.ts';
import { endStreams } from '../../platform/live/service.ts';
import { archiveBy, changeRecord, editRecord, recordFor, type RecordKind } from '../../records.ts';
import type { Archive, RecordRegistries } from '../../registries.ts';
import { mayGive, scopeWithin } from '../invitations/service.ts';
import { endLinks } from '../links/service.ts';
import {
  findMembers,
  membershipStore,
  organisationStore,
  personStore,
  withNameKeys,
  type Membership,
  type MembershipDocument,
  type PersonDocument,
} from '../store.ts';

export const membershipKind: RecordKind<MembershipDocument> = { type: 'Membership', store: membershipStore };
export const personKind: RecordKind<PersonDocument> = {
  type: 'Person',
  store: personStore,
  derive: (next) => ({ searchKeys: withNameKeys(next).searchKeys }),
};

/** Roles that look after an organisation: the last one stays. */
const LOOKS_AFTER: readonly Role[] = ['SCHOOL_COORDINATOR', 'COMPANY_ADMIN', 'COORDINATOR', 'ADMIN'];

/** Edits one's own name and telephone. */
export function editPerson(
  context: Context,
  input: { key: string; id: string; version: number } & Record<string, unknown>,
): Promise<Outcome> {
  const { key, id, version } = input;
  const edit = { id, version, fields: personFields, given: input };
  return editRecord(context, personKind, { key, operation: 'editPerson', input }, edit);
}

const fields = z.object({
  role: z.string(),
  classIds: z.array(z.string()),
  siteIds: z.array(z.string()),
  proeftuinIds: z.array(z.string()),
});

/** Gives a member another role or scope. The last who looks after an organisation stays so. */
export function editMembership(
  context: Context,
  input: { key: string; id: string; version: number; role?: Role | null; scopeIds?: string[] | null },
): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'editMembership', input }, async () => {
    const current = await recordFor(context, membershipKind, 'edit', input.id);
    const organisation = await organisationStore.hold(current.organisationId);
    if (!organisation || current.role === 'STUDENT') throw new Refusal('NOT_ALLOWED');
    const role = input.role ?? current.role;
    if (role !== current.role) {
      if (!mayGive(context, role, organisation)) throw new Refusal('NOT_ALLOWED');
      await requireNotLast(current);
    }
    const scope = input.scopeIds ? await scopeWithin(context, organisation, input.scopeIds) : {};
    const given = { role, ...scope };
    await changeRecord(context, membershipKind, current, { version: input.version, fields, given });
    endStreams({ personId: current.personId });
    return { kind: 'changed', id: current.id };
  });
}

async function requireNotLast(membership: Membership): Promise<void> {
  const { organisationId, role, id } = membership;
  if (!LOOKS_AFTER.includes(role) || !membership.active) return;
  const others = (await findMembers([organisationId], [role])).filter((one) => one.active && one.id !== id);
  if (others.length === 0) throw new Refusal('IN_USE', [{ name: 'last', value: role }]);
}

const archiveAsRecord = archiveBy({
  ...membershipKind,
  derive: ({ archivedAt, active, activeBefore }) =>
    archivedAt ? { active: false, activeBefore: active } : { active: activeBefore ?? false },
});

/** Ends a membership, or brings it back as it was. An open invitation ends; open pages of the person close. */
const archiveMembership: Archive = async (context, id, archived) => {
  const current = await recordFor(context, membershipKind, 'archive', id);
  // Held, so that two who look after it cannot end each other at the same time.
  await organisationStore.hold(current.organisationId);
  if (archived) {
    await requireNotLast(current);
    await endLinks(id, 'INVITATION');
  }
  const done = await archiveAsRecord(context, id, archived);
  endStreams({ personId: current.personId });
  return done;
};

/** Whether the viewer may end the membership, as far as rights go. */
export function viewerCanEditMembership(context: Context, membership: Membership): boolean {
  return (
    membership.role !== 'STUDENT' &&
    !membership.archivedAt &&
    can(context.ability, 'edit', 'Membership', membership)
  );
}

export const records: RecordRegistries = { archives: { Membership: archiveMembership } };
