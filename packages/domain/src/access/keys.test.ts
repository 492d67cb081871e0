import { expect, it } from 'vitest';
import { grantsFor } from './grants.ts';
import { ACCESS_KEYS, accessKeys } from './keys.ts';
import { ROLES, type Viewer } from './viewer.ts';

const scopes = { classIds: ['c'], siteIds: ['s'], proeftuinIds: ['p'], studentId: 'st', slotIds: ['sl'] };
const someone = { kind: 'person', personId: 'p1', sessionId: 's1', membershipId: 'm1' } as const;
const link = {
  linkId: 'l',
  personId: null,
  placementId: 'p',
  schoolId: 's',
  proposerId: 'q',
  companyId: 'c',
  siteId: 's',
  studentId: 'st',
};
const VIEWERS: Viewer[] = [
  ...ROLES.flatMap((role) => [
    { ...someone, role, organisationId: 'o', ...scopes },
    { ...someone, role, organisationId: 'o', ...scopes, siteIds: [] },
  ]),
  { kind: 'link', purpose: 'ANSWER', needId: 'n', slotId: 'sl', ...link },
];

it('are exactly the fields that some grant looks at', () => {
  const asked = VIEWERS.flatMap(grantsFor).flatMap(({ when }) => Object.keys(when ?? {}));
  expect([...new Set(asked)].toSorted()).toEqual([...ACCESS_KEYS].toSorted());
});

it('leave out everything else', () => {
  expect(accessKeys({ id: '1', schoolId: 's', firstName: 'Jan', note: 'x' })).toEqual({
    id: '1',
    schoolId: 's',
  });
});
