/** Fields that conditions of grants look at. A test compares the list with the grants of every role. */
export const ACCESS_KEYS = [
  'id',
  'acceptedBy',
  'authorId',
  'claimed',
  'classId',
  'companyId',
  'inviterSchoolId',
  'membershipId',
  'mentorPersonId',
  'organisationId',
  'organisationIds',
  'partnerOrganisationIds',
  'personId',
  'proeftuinId',
  'proposedTo',
  'rememberedBy',
  'schoolId',
  'schoolIds',
  'siteId',
  'state',
  'studentId',
  'studentOf',
] as const;

/**
 * Keys that no document stores: a record of before gives them to the student whom it names, so that whoever may read the
 * record may read the name, and finds the student nowhere else.
 */
export const CARRIED_KEYS: readonly string[] = ['rememberedBy'];

/** The part of an object by which access to it is decided: ids, a state and whether a company is claimed, nothing that tells of a person. */
export function accessKeys(object: object): Record<string, unknown> {
  const given = object as Record<string, unknown>;
  return Object.fromEntries(ACCESS_KEYS.filter((key) => key in given).map((key) => [key, given[key]]));
}
