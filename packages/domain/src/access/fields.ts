/**
 * Every guarded type with all its fields, as the API's schema names them. A test in the API compares this
 * list with the schema, so that a new field is hidden from everyone until it is named here and granted.
 */
export const FIELDS = {
  Organisation: list('id kind name country municipality education memberships viewerCanInvite'),
  Person: list(
    'id firstName lastName displayName email phone memberships organisations version viewerCanEdit',
  ),
  Membership: list(
    'id person organisation role active classes sites version archived viewerCanEdit viewerCanArchive',
  ),
  Qualification: list('id code title level country sector occupations shortage'),
  School: list(
    'id name shortName country municipality education registrationNumber studentAgrees programmes classes periods',
    'closures',
    'version archived viewerCanEdit viewerCanArchive',
  ),
  Programme: list(
    'id title school qualification form education schoolWeek years recognitionScheme proeftuin',
    'version archived viewerCanEdit viewerCanArchive',
  ),
  Class: list('id name schoolYear yearOfProgramme programme version archived viewerCanEdit viewerCanArchive'),
  PlacementPeriod: list(
    'id name schoolYear programme class startsOn endsOn workWeek hours deadline',
    'expiryDays maxOpenProposals version archived viewerCanEdit viewerCanArchive',
  ),
  Company: list(
    'id name country sector municipality registrationNumber mostStudents mostPerMentor mostPerSchool claimed',
    'sites mentors closures occupancy version archived viewerCanEdit viewerCanArchive viewerCanOffer viewerCanInvite',
  ),
  Site: list(
    'id name company street postcode place province country latitude longitude establishmentNumber',
    'recognitions version archived viewerCanEdit viewerCanArchive',
  ),
  Recognition: list(
    'id site qualification scheme number validFrom validTo status',
    'version archived viewerCanEdit viewerCanArchive',
  ),
  Proeftuin: list(
    'id title summary sector level phase phases hybridForms partners programmes askedProgrammes targets journal journalCount version',
    'archived viewerCanEdit viewerCanArchive viewerCanWriteJournal placementCounts studentCount companyCount occupancy occupancyByCompany',
    'matchingWeights matchingPlans',
  ),
  Target: list(
    'id metric startValue value startsOn dueOn enteredValue current',
    'version archived viewerCanEdit viewerCanArchive',
  ),
  JournalEntry: list('id writtenOn text author files viewerCanArchive'),
  JournalFile: list('id name type size'),
  Student: list(
    'id firstName lastName displayName birthDate minor school class programme email phone',
    'homeStreet homePostcode homePlace homeCountry homePoint travelMeans maxTravelMinutes languages parentContact',
    'guidanceNote needs preference version archived viewerCanEdit viewerCanArchive viewerCanAddNeed viewerCanNote',
  ),
  Need: list(
    'id student class programme period parts partsHeld openProposals state returned returnedAt wish version',
    'viewerCanPropose placements fittingSlots fitOf archived viewerCanEdit viewerCanArchive',
    'foundPlace viewerCanSuggest',
  ),
  Slot: list(
    'id title tasks requirements site company qualifications startsOn endsOn offer',
    'places placesTaken placesFree mostPerSchool releasedOn earlySchools freeFrom language minimumAge mentor lastConfirmedOn state version archived',
    'viewerCanEdit viewerCanArchive viewerCanConfirm viewerCanOfferAgain viewerCanOrder',
  ),
  Preference: list('id student choices places weekdays version viewerCanEdit'),
  Placement: list(
    'id state student need part slot company proeftuin startsOn endsOn week days calendars workingTime',
    'note proposedBy proposedAt changedAt expiresAt undoUntil mentor counter reason startConditions notReadyInTime',
    'history replaces crossBorder colleagues viewerCan viewerCanHandOver viewerCanEdit version agreement',
    'viewerCanRecordAgreement studentAnswer companyRank',
  ),
  MatchingPlan: list(
    'id name proeftuin state progress madeAt madeBy basis begun proposedOn weights pins forbids leftOut fullSlots figures rows rejectedPins shortages slotsToWiden release',
    'from withoutCompanies onlyClasses onlyNeeds onlyCompanies onlySlots withoutSlots companies differences version viewerCanEdit',
  ),
  Import: list(
    'id kind state fileName rowCount columns fields counts errorCount errors done total expiresAt version',
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
