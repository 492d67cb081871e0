/** Fields that conditions of grants look at. A test compares the list with the grants of every role. */
export const ACCESS_KEYS = [
  'id',
  'acceptedBy',
  'authorId',
  'claimed',
  'classId',
  'companyId',
  'membershipId',
  'mentorPersonId',
  'organisationId',
  'organisationIds',
  'partnerOrganisationIds',
  'personId',
  'proeftuinId',
  'proposedTo',
  'schoolId',
  'schoolIds',
  'siteId',
  'state',
  'studentId',
  'studentOf',
] as const;

/** The part of an object by which access to it is decided: ids, a state and whether a company is claimed, nothing that tells of a person. */
export function accessKeys(object: object): Record<string, unknown> {
  const given = object as Record<string, unknown>;
  return Object.fromEntries(ACCESS_KEYS.filter((key) => key in given).map((key) => [key, given[key]]));
}
