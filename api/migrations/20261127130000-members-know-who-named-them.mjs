/**
 * Who did not begin yet at a company knows on the word of which schools they are there: those whose students they were
 * asked about by name. At a company that nobody of its own looks after it is else the one school that works there, if it
 * is one; at another the company itself may have invited them.
 */
export async function up(db) {
  const memberships = db.collection('memberships');
  const waiting = { role: { $in: ['MENTOR', 'COMPANY_ADMIN'] }, active: false };
  const unknown = { ...waiting, namedBySchoolIds: { $exists: false } };
  for await (const { _id, personId, organisationId: companyId } of memberships.find(unknown)) {
    const named = await schoolsThatNamed(db, companyId, personId);
    const namedBySchoolIds = named.length > 0 ? named : await inviterOf(db, companyId);
    await memberships.updateOne({ _id }, { $set: { namedBySchoolIds } });
  }
}

const PROPOSED = { state: { $ne: 'DRAFT' } };

/** By the placements of which they are the mentor, or that were once handed to them. */
async function schoolsThatNamed(db, companyId, personId) {
  const placements = db.collection('placements');
  const handed = { facts: { $elemMatch: { name: 'handedTo', value: personId } } };
  const handedTo = await db.collection('historySteps').distinct('subjectId', handed);
  const named = { $or: [{ mentorPersonId: personId }, { _id: { $in: handedTo } }] };
  return placements.distinct('schoolId', { ...PROPOSED, companyId, ...named });
}

async function inviterOf(db, companyId) {
  const company = await db.collection('companies').findOne({ _id: companyId });
  if (!company || company.claimed) return null;
  const there = await db.collection('placements').distinct('schoolId', { ...PROPOSED, companyId });
  const schools = [...new Set([...there, ...(company.schoolIds ?? [])])];
  return schools.length === 1 ? schools : [];
}
