import { mongoFilter } from '@scheldemond/domain/access/filter';
import { digitsOf, isRegistrationNumber } from '@scheldemond/domain/identifiers/registration';
import { fold } from '@scheldemond/domain/text/fold';
import { queryTokens } from '@scheldemond/domain/text/keys';
import type { Country } from '@scheldemond/domain/time/working-day';
import type { Context } from '../context.ts';
import { findSimilar, type Company } from './store.ts';

export interface Similarity {
  name?: string | null;
  country: Country;
  registrationNumber?: string | null;
  street?: string | null;
  postcode?: string | null;
}

/** A company that may be the one that is being entered, and by what. */
export interface SimilarCompany {
  company: Company;
  by: ('NUMBER' | 'NAME' | 'ADDRESS')[];
}

/** Words that many companies have in their name. */
const COMMON = new Set(['bv', 'nv', 'bvba', 'vof', 'vzw', 'de', 'het', 'van', 'en', 'der', 'den']);
const SHORTEST = 3;
const MOST = 5;

/**
 * Companies that may be the same, surest first: by a registration number with sound check digits, by half of the
 * words of the name or more, or by street and postcode.
 */
export async function similarCompanies(context: Context, asked: Similarity): Promise<SimilarCompany[]> {
  const given = digitsOf(asked.registrationNumber ?? '');
  const number = isRegistrationNumber(given, asked.country) ? given : null;
  const words = queryTokens(asked.name ?? '').filter((word) => word.length >= SHORTEST && !COMMON.has(word));
  const street = plainStreet(asked.street ?? '');
  const postcode = street ? (asked.postcode ?? '').trim() || null : null;
  const fields = ['name', 'registrationNumber', 'sites'];
  const readable = mongoFilter(context.ability, 'read', 'Company', fields);
  const { companies, sites } = await findSimilar(readable, { number, words, postcode });
  const there = new Set(
    sites.filter((site) => plainStreet(site.street) === street).map(({ companyId }) => companyId),
  );
  return companies
    .map((company) => {
      const names = queryTokens(company.name);
      const shared = words.filter((word) => names.some((name) => name.startsWith(word))).length;
      const by: SimilarCompany['by'] = [];
      if (number !== null && company.registrationNumber === number) by.push('NUMBER');
      if (shared > 0 && shared * 2 >= words.length) by.push('NAME');
      if (there.has(company.id)) by.push('ADDRESS');
      return { company, by, shared };
    })
    .filter(({ by }) => by.length > 0)
    .sort((a, b) => weight(b) - weight(a) || (a.company.id < b.company.id ? -1 : 1))
    .slice(0, MOST)
    .map(({ company, by }) => ({ company, by }));
}

function weight({ by, shared }: { by: SimilarCompany['by']; shared: number }): number {
  return (by.includes('NUMBER') ? 1_000 : 0) + (by.includes('ADDRESS') ? 100 : 0) + shared;
}

/** Street and number as letters and digits alone. */
function plainStreet(street: string): string {
  return fold(street).replace(/[^\p{L}\p{N}]+/gu, '');
}
