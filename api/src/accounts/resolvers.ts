import type { Context } from '../context.ts';
import { localId } from '../node.ts';
import { recordFieldsOf, recordMutation } from '../record-resolvers.ts';
import { localChosen } from '../search.ts';
import { registerMail } from '../platform/mail/service.ts';
import { demoAccounts, demoMails, signInAsDemo } from './demo/service.ts';
import { claimFirstAdministrator } from './first-administrator/service.ts';
import { acceptInvitation, invitePerson, INVITATION_MAIL, previewInvitation } from './invitations/service.ts';
import { renderInvitation, renderReset } from './mails.ts';
import {
  displayName,
  editMembership,
  editPerson,
  installationFacts,
  listMembers,
  loadMembership,
  loadOrganisation,
  loadPerson,
  membershipKind,
  membershipsIn,
  membershipsOfPerson,
  organisationsOfPerson,
  personKind,
  personOf,
  viewerCanEditMembership,
  viewerCanInvite,
  viewerOf,
  type MemberQuestion,
  type Membership,
  type Organisation,
  type Person,
} from './service.ts';
import { requestPasswordReset, RESET_MAIL, resetPassword } from './sign-in/reset.ts';
import { chooseLanguage, signIn, signOut, signOutEverywhere, switchMembership } from './sign-in/service.ts';

type Input<T> = { input: T };
type Redeem = Parameters<typeof claimFirstAdministrator>[1];
const language = (value: 'NL' | 'EN') => (value === 'EN' ? 'en' : 'nl');

export const resolvers = {
  Query: {
    members: (_: unknown, args: MemberQuestion, context: Context) =>
      listMembers(context, {
        ...args,
        ...localChosen(args, 'Membership'),
        organisationId: localId(args.organisationId, 'Organisation'),
      }),
    viewer: (_: unknown, _args: unknown, context: Context) => viewerOf(context),
    installation: (_: unknown, _args: unknown, context: Context) => installationFacts(context),
    demoAccounts: (_: unknown, args: { language: 'NL' | 'EN' }) => demoAccounts(language(args.language)),
    demoMails: (_: unknown, args: { first: number }) => demoMails(args.first),
  },
  Mutation: {
    signIn: (_: unknown, { input }: Input<{ email: string; password: string }>, context: Context) =>
      signIn(context, input),
    signInAsDemo: (_: unknown, args: { account: string }, context: Context) =>
      signInAsDemo(context, args.account),
    signOut: (_: unknown, _args: unknown, context: Context) => signOut(context),
    signOutEverywhere: (_: unknown, _args: unknown, context: Context) => signOutEverywhere(context),
    requestPasswordReset: (_: unknown, args: { key: string; email: string }, context: Context) =>
      requestPasswordReset(context, args),
    resetPassword: (_: unknown, { input }: Input<Redeem>, context: Context) => resetPassword(context, input),
    invitePerson: (_: unknown, { input }: Input<Parameters<typeof invitePerson>[1]>, context: Context) =>
      invitePerson(context, input),
    previewInvitation: (_: unknown, args: { token: string }, context: Context) =>
      previewInvitation(context, args.token),
    acceptInvitation: (_: unknown, { input }: Input<Redeem>, context: Context) =>
      acceptInvitation(context, input),
    claimFirstAdministrator: (_: unknown, { input }: Input<Redeem>, context: Context) =>
      claimFirstAdministrator(context, input),
    switchMembership: (_: unknown, args: { membershipId: string }, context: Context) =>
      switchMembership(context, localId(args.membershipId, 'Membership')),
    editPerson: recordMutation(editPerson, {
      type: 'Person',
      field: 'person',
      load: loadPerson,
      ids: { id: 'Person' },
    }),
    editMembership: recordMutation(editMembership, {
      type: 'Membership',
      field: 'membership',
      load: loadMembership,
      ids: { id: 'Membership' },
    }),
    chooseLanguage: (_: unknown, args: { language: 'NL' | 'EN' }, context: Context) =>
      chooseLanguage(context, language(args.language)),
  },
  SignedIn: {
    viewer: (_: unknown, _args: unknown, context: Context) => viewerOf(context),
  },
  Organisation: {
    memberships: (organisation: Organisation, args: { archived: boolean }, context: Context) =>
      membershipsIn(context, organisation.id, args.archived),
    viewerCanInvite: (organisation: Organisation, _args: unknown, context: Context) =>
      viewerCanInvite(context, organisation),
  },
  Person: {
    displayName: (person: Person, _args: unknown, context: Context) => displayName(context, person),
    memberships: (person: Person, _args: unknown, context: Context) =>
      membershipsOfPerson(context, person.id),
    organisations: (person: Person, _args: unknown, context: Context) =>
      organisationsOfPerson(context, person),
    viewerCanEdit: recordFieldsOf(personKind).viewerCanEdit,
  },
  Membership: {
    ...recordFieldsOf(membershipKind),
    viewerCanEdit: (membership: Membership, _args: unknown, context: Context) =>
      viewerCanEditMembership(context, membership),
    person: (membership: Membership, _args: unknown, context: Context) => personOf(context, membership),
    organisation: (membership: Membership, _args: unknown, context: Context) =>
      loadOrganisation(context, membership.organisationId),
  },
};

/** Puts the module's mails into the platform's list. */
export function register(): void {
  registerMail(INVITATION_MAIL, renderInvitation);
  registerMail(RESET_MAIL, renderReset);
}
