import { can } from '@scheldemond/domain/access/ability';
import { invitationFields } from '@scheldemond/domain/records/person';
import { schemeFor } from '@scheldemond/domain/qualifications/schemes';
import { ensureInvited } from '../accounts/service.ts';
import { insertCompany, insertRecognition, insertSite, sitesByIds, type Site } from '../companies/service.ts';
import type { Context } from '../context.ts';
import { Refusal } from '../errors.ts';
import { once, type Outcome } from '../once.ts';
import { requireValid } from '../records.ts';
import { insertSlot } from '../slots/service.ts';
import { markFoundPlaceProposed, needsByIds } from '../students/service.ts';
import { needFacts } from './fit.ts';
import { proposeWithin } from './propose.ts';

type Given = Record<string, unknown>;

/** A self-found place: where, what, who answers there, and what the register says of it. */
export interface OwnPlaceInput {
  key: string;
  needId: string;
  /** A site that is known already; without it company and address make a new one. */
  siteId?: string | null;
  company?: Given | null;
  site?: Given | null;
  recognition?: Given | null;
  contact?: { firstName: string; lastName: string; email: string } | null;
  title: string;
  tasks: string;
  note?: string | null;
  /** It is the place that the student found. */
  foundByStudent?: boolean | null;
}

/**
 * Proposes a student to a place that no slot offers yet: company, site and slot are made in the same transaction,
 * and none of them stands when the proposal is refused. The company is unclaimed; whoever is named to answer is
 * invited there, and the first who begins claims it.
 */
export function proposeOwnPlace(context: Context, input: OwnPlaceInput): Promise<Outcome> {
  return once(context, { key: input.key, operation: 'proposeOwnPlace', input }, async () => {
    const [need] = await needsByIds([input.needId]);
    if (!need || !can(context.ability, 'propose', 'Need', need)) throw new Refusal('NOT_ALLOWED');
    if (input.foundByStudent && need.foundPlace?.state !== 'WAITING') throw new Refusal('NOT_NOW');
    if (input.foundByStudent) await markFoundPlaceProposed(context, need);
    const { period, programme, qualification } = await needFacts(context, need);
    const site = await siteFor(context, input);
    if (input.recognition)
      await insertRecognition(context, {
        withdrawn: false,
        ...input.recognition,
        siteId: site.id,
        qualificationId: qualification.id,
        scheme: schemeFor(programme.form),
      });
    const slot = await insertSlot(context, {
      siteId: site.id,
      title: input.title,
      tasks: input.tasks,
      requirements: null,
      places: 1,
      startsOn: need.startsOn,
      endsOn: need.endsOn,
      offer: { pattern: period.workWeek, days: null },
      qualificationIds: [qualification.id],
      language: 'nl',
      minimumAge: null,
      mostPerSchool: null,
      mentorId: null,
    });
    const mentorId = input.contact
      ? await contactAt(context, site.companyId, need.schoolId, input.contact)
      : null;
    return proposeWithin(context, {
      needId: need.id,
      part: 1,
      slotId: slot.id,
      note: input.note ?? null,
      mentorId,
    });
  });
}

/** The known site, or a new one of a new company. */
async function siteFor(context: Context, { siteId, company, site }: OwnPlaceInput): Promise<Site> {
  if (siteId) {
    const [known] = await sitesByIds([siteId]);
    if (!known) throw new Refusal('NOT_ALLOWED');
    return known;
  }
  if (!company || !site) throw new Refusal('INVALID', [{ name: 'company', value: 'invalid_type' }]);
  const made = await insertCompany(context, { municipality: site['place'], ...company });
  const name = String(site['place'] ?? '');
  return insertSite(context, { name, establishmentNumber: null, ...site, companyId: made.id });
}

/** Who answers at the company: invited there, and asked by the mail of the proposal. */
async function contactAt(
  context: Context,
  organisationId: string,
  namedBy: string,
  contact: Given,
): Promise<string> {
  const { email, firstName, lastName } = requireValid(invitationFields, contact);
  const invited = { organisationId, role: 'MENTOR' as const, email, firstName, lastName, namedBy };
  return (await ensureInvited(context, invited)).personId;
}
