import {
  registerMayBegin,
  registerMayInviteFirst,
  registerMemberBegan,
  type Membership,
} from '../accounts/service.ts';
import type { Context } from '../context.ts';
import { loadQualification } from '../qualifications/service.ts';
import { localInput, recordFieldsOf, recordMutation } from '../record-resolvers.ts';
import { localChosen } from '../search.ts';
import * as companies from './service.ts';
import type { Company, Recognition, Site } from './service.ts';

type Archived = { archived: boolean };

const company = { type: 'Company', field: 'company', load: companies.loadCompany } as const;
const site = { type: 'Site', field: 'site', load: companies.loadSite } as const;
const recognition = { type: 'Recognition', field: 'recognition', load: companies.loadRecognition } as const;

export const resolvers = {
  Query: {
    similarCompanies: (_: unknown, args: companies.Similarity, context: Context) =>
      companies.similarCompanies(context, args),
    companies: (_: unknown, args: Parameters<typeof companies.listCompanies>[1], context: Context) =>
      companies.listCompanies(context, { ...args, ...localChosen(args, 'Company') }),
    recognitions: (_: unknown, args: companies.RecognitionsAsked, context: Context) =>
      companies.listRecognitions(context, {
        ...localInput(args, { qualificationId: 'Qualification' }),
        ...localChosen(args, 'Recognition'),
      }),
  },
  Mutation: {
    createCompany: recordMutation(companies.createCompany, { ...company, ids: {} }),
    editCompany: recordMutation(companies.editCompany, { ...company, ids: { id: 'Company' } }),
    createSite: recordMutation(companies.createSite, { ...site, ids: { companyId: 'Company' } }),
    editSite: recordMutation(companies.editSite, { ...site, ids: { id: 'Site' } }),
    createRecognition: recordMutation(companies.createRecognition, {
      ...recognition,
      ids: { siteId: 'Site', qualificationId: 'Qualification' },
    }),
    editRecognition: recordMutation(companies.editRecognition, {
      ...recognition,
      ids: { id: 'Recognition' },
    }),
  },
  Company: {
    ...recordFieldsOf(companies.companyKind),
    sites: (one: Company, { archived }: Archived, context: Context) =>
      companies.sitesOfCompany(context, one.id, archived),
    mentors: (company: Company, _: unknown, context: Context) => companies.mentorsOf(context, company.id),
    viewerCanOffer: (one: Company, _: unknown, context: Context) => companies.viewerCanOffer(context, one),
    viewerCanInvite: (one: Company, _: unknown, context: Context) => companies.viewerCanInvite(context, one),
  },
  Site: {
    ...recordFieldsOf(companies.siteKind),
    company: (one: Site, _: unknown, context: Context) => companies.loadCompany(context, one.companyId),
    latitude: (one: Site) => one.lat,
    longitude: (one: Site) => one.lon,
    recognitions: (one: Site, { archived }: Archived, context: Context) =>
      companies.recognitionsOfSite(context, one.id, archived),
  },
  Recognition: {
    ...recordFieldsOf(companies.recognitionKind),
    site: (one: Recognition, _: unknown, context: Context) => companies.loadSite(context, one.siteId),
    qualification: (one: Recognition, _: unknown, context: Context) =>
      loadQualification(context, one.qualificationId),
    status: (one: Recognition, _: unknown, context: Context) => companies.statusOf(context, one),
  },
  Membership: {
    sites: (membership: Membership, _: unknown, context: Context) =>
      Promise.all(membership.siteIds.map((id) => companies.loadSite(context, id))),
  },
};

/** A company whose first member begins is looked after by its own. */
export function register(): void {
  registerMemberBegan(companies.claimCompany);
  registerMayInviteFirst(companies.mayInviteFirst);
  registerMayBegin(companies.aloneThere);
}
