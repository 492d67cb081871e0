import type { LinkViewer, PersonViewer, Viewer } from '@scheldemond/domain/access/viewer';
import type { Link } from './links/store.ts';
import type { Session } from './sessions/store.ts';
import { membershipsByIds, personsByIds } from './persons.ts';
import type { Membership, Person } from './store.ts';

/** What a later module knows of a viewer, such as the slots of a student's placements. */
type ViewerFacts = (viewer: PersonViewer) => Promise<Partial<Pick<PersonViewer, 'slotIds'>>>;
let viewerFacts: ViewerFacts = () => Promise.resolve({});

/** Lets a later module add what it knows to every person's viewer. */
export function registerViewerFacts(facts: ViewerFacts): void {
  viewerFacts = facts;
}

/** A person, the membership in use and the viewer that follows from them. */
export interface Identity {
  person: Person;
  membership: Membership;
  viewer: PersonViewer;
}

/**
 * Who a session stands for; null when the person was disabled or holds no membership any more.
 * Rights follow the session's membership, or the first that is active.
 *
 * @param memberships - the person's, oldest first
 */
export async function identityOf(
  session: Pick<Session, 'id' | 'membershipId'>,
  person: Person | null,
  memberships: readonly Membership[],
): Promise<Identity | null> {
  if (!person || person.disabledAt) return null;
  const active = memberships.filter((membership) => membership.active);
  const membership = active.find((one) => one.id === session.membershipId) ?? active[0];
  if (!membership) return null;
  const viewer: PersonViewer = {
    kind: 'person',
    personId: person.id,
    sessionId: session.id,
    membershipId: membership.id,
    role: membership.role,
    organisationId: membership.organisationId,
    classIds: membership.classIds,
    siteIds: membership.siteIds,
    proeftuinIds: membership.proeftuinIds,
    studentId: membership.studentId,
  };
  return { person, membership, viewer: { ...viewer, ...(await viewerFacts(viewer)) } };
}

/**
 * Who holds a membership, without a session, for what is read on their behalf; null when the person was disabled or the
 * membership stands no more.
 */
export async function viewerOfMembership(membershipId: string): Promise<Identity | null> {
  const [membership] = await membershipsByIds([membershipId]);
  if (!membership || membership.archivedAt) return null;
  const [person] = await personsByIds([membership.personId]);
  return identityOf({ id: '', membershipId }, person ?? null, [membership]);
}

/** The viewer that a mailed link makes; nobody when its claims are not whole. */
export function viewerOfLink(link: Link, spent = false): Viewer {
  const { claims } = link;
  const claim = (name: string) => (typeof claims[name] === 'string' ? claims[name] : '');
  const viewer: LinkViewer = {
    kind: 'link',
    purpose: 'ANSWER',
    linkId: link.id,
    personId: link.personId,
    placementId: claim('placementId'),
    schoolId: claim('schoolId'),
    proposerId: claim('proposerId'),
    companyId: claim('companyId'),
    siteId: claim('siteId'),
    studentId: claim('studentId'),
    needId: claim('needId'),
    slotId: claim('slotId'),
    spent,
  };
  const whole = [viewer.placementId, viewer.companyId, viewer.siteId, viewer.studentId, viewer.slotId];
  return whole.includes('') ? { kind: 'anonymous' } : viewer;
}
