import type { Role } from '@scheldemond/domain/access/viewer';
import type { Context } from '../../context.ts';
import { installation } from '../../platform/installation/service.ts';
import { newestDemoMails } from '../../platform/mail/store.ts';
import { membershipsByIds, personsByIds } from '../persons.ts';
import { becomeSignedIn, refused, type SignInResult } from '../sign-in/outcome.ts';
import { findDemoAccount, findDemoAccounts, replaceDemoAccounts, type DemoAccountDocument } from './store.ts';

/** A one-click role as the sign-in page shows it. */
export interface DemoAccount {
  key: string;
  name: string;
  description: string;
  role: Role;
}

/** One-click roles in their order; none outside the demo. */
export async function demoAccounts(language: 'nl' | 'en'): Promise<DemoAccount[]> {
  if (!installation.demo) return [];
  return (await findDemoAccounts()).map((account) => ({
    key: account._id,
    name: account.name,
    role: account.role,
    description: language === 'en' ? account.descriptionEn : account.descriptionNl,
  }));
}

/** Signs in as a one-click role; refused outside the demo. */
export async function signInAsDemo(context: Context, key: string): Promise<SignInResult> {
  const account = installation.demo ? await findDemoAccount(key) : null;
  const [person] = account ? await personsByIds([account.personId]) : [];
  const [membership] = account ? await membershipsByIds([account.membershipId]) : [];
  if (!person || !membership?.active || person.disabledAt) return refused('NOT_ALLOWED');
  return becomeSignedIn(context, person, membership);
}

/** Mails that the demo kept, newest first; none outside the demo. */
export async function demoMails(first: number) {
  if (!installation.demo) return [];
  const found = await newestDemoMails(Math.min(Math.max(first, 1), 100));
  return found.map(({ _id, ...mail }) => ({ id: _id, ...mail }));
}

/** Replaces the one-click roles, for the demo's import. */
export async function importDemoAccounts(accounts: DemoAccountDocument[]): Promise<void> {
  await replaceDemoAccounts(accounts);
}
