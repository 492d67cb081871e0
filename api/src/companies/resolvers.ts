import type { Context } from '../context.ts';
import { loadQualification } from '../qualifications/service.ts';
import { localChosen } from '../search.ts';
import {
  listCompanies,
  loadCompany,
  loadSite,
  mentorsOf,
  recognitionsOfSite,
  sitesOfCompany,
  statusOf,
  type Company,
  type Recognition,
  type Site,
} from './service.ts';

export const resolvers = {
  Query: {
    companies: (_: unknown, args: Parameters<typeof listCompanies>[1], context: Context) =>
      listCompanies(context, { ...args, ...localChosen(args, 'Company') }),
  },
  Company: {
    sites: (company: Company, _: unknown, context: Context) => sitesOfCompany(context, company.id),
    mentors: (company: Company, _: unknown, context: Context) => mentorsOf(context, company.id),
  },
  Site: {
    company: (site: Site, _: unknown, context: Context) => loadCompany(context, site.companyId),
    latitude: (site: Site) => site.lat,
    longitude: (site: Site) => site.lon,
    recognitions: (site: Site, _: unknown, context: Context) => recognitionsOfSite(context, site.id),
  },
  Recognition: {
    site: (recognition: Recognition, _: unknown, context: Context) => loadSite(context, recognition.siteId),
    qualification: (recognition: Recognition, _: unknown, context: Context) =>
      loadQualification(context, recognition.qualificationId),
    status: (recognition: Recognition, _: unknown, context: Context) => statusOf(context, recognition),
  },
};
