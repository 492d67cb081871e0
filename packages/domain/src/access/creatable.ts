import { can, type AppAbility } from './ability.ts';
import type { Viewer } from './viewer.ts';

/** What a viewer may make from a list, without a page of the thing that it hangs on. */
export const CREATABLES = [
  'STUDENT',
  'COMPANY',
  'SLOT',
  'SCHOOL',
  'PROGRAMME',
  'CLASS',
  'PERIOD',
  'MEMBERSHIP',
  'PROEFTUIN',
] as const;
export type Creatable = (typeof CREATABLES)[number];

/** What the viewer may make in the name of the organisation in use. */
export function creatables(ability: AppAbility, viewer: Viewer): Creatable[] {
  if (viewer.kind !== 'person') return [];
  const id = viewer.organisationId;
  const may: Record<Creatable, boolean> = {
    STUDENT: can(ability, 'create', 'Student', { schoolId: id }),
    COMPANY: can(ability, 'create', 'Company', { claimed: false, schoolIds: [id] }),
    SLOT: [null, ...viewer.siteIds].some((siteId) =>
      can(ability, 'create', 'Slot', { companyId: id, siteId, claimed: true, schoolIds: [] }),
    ),
    SCHOOL: can(ability, 'create', 'School', {}),
    PROGRAMME: can(ability, 'create', 'Programme', { schoolId: id }),
    CLASS: can(ability, 'create', 'Class', { schoolId: id }),
    PERIOD: can(ability, 'create', 'PlacementPeriod', { schoolId: id }),
    MEMBERSHIP: can(ability, 'invite', 'Organisation', { id }),
    PROEFTUIN: can(ability, 'create', 'Proeftuin', { partnerOrganisationIds: [id] }),
  };
  return CREATABLES.filter((one) => may[one]);
}
