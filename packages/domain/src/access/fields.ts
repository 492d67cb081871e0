/**
 * Every guarded type with all its fields, as the API's schema names them. A test in the API compares this
 * list with the schema, so that a new field is hidden from everyone until it is named here and granted.
 */
export const FIELDS = {
  Organisation: list('id kind name country municipality education memberships viewerCanInvite'),
  Person: list('id firstName lastName displayName email phone'),
  Membership: list('id person organisation role active'),
  Qualification: list('id code title level country sector occupations shortage'),
  School: list('id name shortName country municipality education programmes'),
  Programme: list('id title school qualification form education recognitionScheme'),
  Class: list('id name schoolYear programme'),
  PlacementPeriod: list('id name schoolYear programme startsOn endsOn weekdays hours deadline'),
  Company: list('id name country sector registrationNumber claimed sites mentors'),
  Site: list('id name company street postcode place province country latitude longitude recognitions'),
  Recognition: list('id site qualification scheme number validFrom validTo status'),
  Proeftuin: list(
    'id title summary sector level phase phases hybridForms partners programmes targets journal version',
    'viewerCanEdit viewerCanWriteJournal placementCounts studentCount companyCount',
  ),
  Target: list('id metric startValue value startsOn dueOn enteredValue current'),
  JournalEntry: list('id writtenOn text author'),
  Student: list(
    'id firstName lastName displayName birthDate minor school class programme email phone',
    'homeStreet homePostcode homePlace travelMeans maxTravelMinutes languages parentContact',
    'guidanceNote needs version viewerCanEdit',
  ),
  Need: list(
    'id student period parts partsHeld openProposals state returned returnedAt wish version',
    'viewerCanPropose placements fittingSlots fitOf',
  ),
  Slot: list(
    'id title tasks requirements site company qualifications startsOn endsOn weekdays startTime endTime',
    'places placesTaken placesFree language minimumAge mentor lastConfirmedOn state version viewerCanEdit',
  ),
  Placement: list(
    'id state student need part slot company proeftuin startsOn endsOn weekdays startTime endTime note',
    'proposedBy proposedAt changedAt expiresAt undoUntil mentor counter reason startConditions notReadyInTime',
    'history replaces crossBorder colleagues viewerCan viewerCanHandOver version agreement',
    'viewerCanRecordAgreement',
  ),
} as const satisfies Record<string, readonly string[]>;

export type GuardedType = keyof typeof FIELDS;

export const GUARDED_TYPES = Object.keys(FIELDS) as GuardedType[];

function list(...lines: string[]): readonly string[] {
  return lines.join(' ').split(' ');
}

/** All fields of a type but the named ones. */
export function allBut(type: GuardedType, ...hidden: string[]): string[] {
  return FIELDS[type].filter((field) => !hidden.includes(field));
}
