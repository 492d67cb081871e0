import type { people as dutch } from '../nl/people.ts';
import type { Same } from '../same.ts';

/** Words of the people of an organisation. */
export const people: Same<typeof dutch> = {
  title: 'People',
  search: 'Search by name or e-mail address',
  name: 'Name',
  role: 'Role',
  scope: 'For',
  phone: 'Telephone',
  state: 'State',
  active: 'Active',
  pending: 'Invited',
  ended: 'Ended',
  classes: 'Classes',
  sites: 'Sites',
  sitesHelp: 'None chosen means every site.',
  proeftuinen: 'Proeftuinen',
  invite: 'Invite somebody',
  send: 'Send the invitation',
  invited: 'The invitation is on its way.',
  emailHelp: 'The invitation arrives here. Its link works once.',
  end: 'End the membership',
  count_one: '{{count}} person',
  count_other: '{{count}} people',
  none: 'Nobody found.',
  noneNote: 'Choose another filter or search by another name.',
};
