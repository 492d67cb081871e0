import { describe, expect, it } from 'vitest';
import { abilityFor, can, readableFields } from './ability.ts';
import { FIELDS } from './fields.ts';
import { mongoFilter, NOTHING } from './filter.ts';
import type { PersonViewer, Role } from './viewer.ts';

function person(role: Role, more: Partial<PersonViewer> = {}): PersonViewer {
  return {
    kind: 'person',
    personId: 'p1',
    sessionId: 's1',
    membershipId: 'm1',
    role,
    organisationId: 'o1',
    classIds: [],
    siteIds: [],
    proeftuinIds: [],
    studentId: null,
    ...more,
  };
}
const student = {
  id: 'st1',
  schoolId: 'o1',
  classId: 'c1',
  proeftuinId: 'pr1',
  proposedTo: ['site1', 'co1'],
  acceptedBy: [],
};

describe('abilityFor', () => {
  it('gives nobody anything without signing in', () => {
    const ability = abilityFor({ kind: 'anonymous' });
    for (const type of Object.keys(FIELDS)) expect(readableFields(ability, type as never, {}).size).toBe(0);
  });

  it('gives the system everything', () => {
    const ability = abilityFor({ kind: 'system' });
    expect(readableFields(ability, 'Student', student).has('guidanceNote')).toBe(true);
    expect(can(ability, 'answer', 'Placement', {})).toBe(true);
  });

  it('lets a teacher read own classes only', () => {
    const ability = abilityFor(person('TEACHER', { classIds: ['c1'] }));
    expect(can(ability, 'read', 'Student', student, 'homeStreet')).toBe(true);
    expect(can(ability, 'read', 'Student', { ...student, classId: 'c2' })).toBe(false);
  });

  it('shows a mentor the first name when asked, the full name after acceptance, never the address', () => {
    const ability = abilityFor(person('MENTOR', { organisationId: 'co1' }));
    expect(can(ability, 'read', 'Student', student, 'firstName')).toBe(true);
    expect(can(ability, 'read', 'Student', student, 'lastName')).toBe(false);
    const hosted = { ...student, acceptedBy: ['co1'] };
    expect(can(ability, 'read', 'Student', hosted, 'lastName')).toBe(true);
    for (const field of ['birthDate', 'homeStreet', 'parentContact', 'guidanceNote', 'needs'])
      expect(can(ability, 'read', 'Student', hosted, field)).toBe(false);
  });

  it('keeps a mentor of a site inside that site', () => {
    const ability = abilityFor(person('MENTOR', { organisationId: 'co1', siteIds: ['site2'] }));
    expect(
      can(ability, 'answer', 'Placement', { companyId: 'co1', siteId: 'site1', mentorPersonId: 'p9' }),
    ).toBe(false);
    expect(
      can(ability, 'answer', 'Placement', { companyId: 'co1', siteId: 'site2', mentorPersonId: 'p9' }),
    ).toBe(true);
    expect(
      can(ability, 'answer', 'Placement', { companyId: 'co1', siteId: 'site1', mentorPersonId: 'p1' }),
    ).toBe(true);
  });

  it('binds a mailed link to its placement', () => {
    const ability = abilityFor({
      kind: 'link',
      purpose: 'ANSWER',
      linkId: 'l1',
      personId: null,
      placementId: 'pl1',
      schoolId: 'o1',
      proposerId: 'p1',
      companyId: 'co1',
      siteId: 'site1',
      studentId: 'st1',
      needId: 'n1',
      slotId: 'sl1',
    });
    expect(can(ability, 'answer', 'Placement', { id: 'pl1' })).toBe(true);
    expect(can(ability, 'answer', 'Placement', { id: 'pl2' })).toBe(false);
    expect(can(ability, 'read', 'Student', student, 'lastName')).toBe(false);
    expect(can(ability, 'read', 'Student', { ...student, id: 'st2' })).toBe(false);
  });
});

describe('mongoFilter', () => {
  it('is nothing without a grant and all for the system', () => {
    expect(mongoFilter(abilityFor({ kind: 'anonymous' }), 'read', 'Student')).toEqual(NOTHING);
    expect(mongoFilter(abilityFor({ kind: 'system' }), 'read', 'Student')).toEqual({});
  });

  it('counts searching by a field as reading it', () => {
    const ability = abilityFor(person('MENTOR', { organisationId: 'co1' }));
    expect(mongoFilter(ability, 'read', 'Student')).toEqual({
      $or: [{ acceptedBy: { $in: ['co1'] } }, { proposedTo: { $in: ['co1'] } }],
    });
    expect(mongoFilter(ability, 'read', 'Student', ['lastName'])).toEqual({ acceptedBy: { $in: ['co1'] } });
    expect(mongoFilter(ability, 'read', 'Student', ['birthDate'])).toEqual(NOTHING);
  });

  it('speaks of _id where a grant speaks of id', () => {
    const ability = abilityFor(person('STUDENT', { studentId: 'st1' }));
    expect(mongoFilter(ability, 'read', 'Student')).toEqual({ _id: 'st1' });
  });
});
