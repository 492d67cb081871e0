import { abilityFor } from '@scheldemond/domain/access/ability';
import type { PersonViewer } from '@scheldemond/domain/access/viewer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '../../database.ts';
import { startTestApi, type TestApi } from '../../test/api.ts';
import { announce, closeStreams, subscribe, type Subscriber } from './service.ts';

function coordinator(organisationId: string): PersonViewer {
  return {
    kind: 'person',
    personId: `p-${organisationId}`,
    sessionId: `s-${organisationId}`,
    membershipId: 'm',
    role: 'SCHOOL_COORDINATOR',
    organisationId,
    classIds: [],
    siteIds: [],
    proeftuinIds: [],
    studentId: null,
  };
}

function listener(organisationId: string, change: Partial<Subscriber> = {}) {
  const viewer = coordinator(organisationId);
  const heard: string[] = [];
  const closed: string[] = [];
  const leave = subscribe({
    sessionId: viewer.sessionId,
    personId: viewer.personId,
    ability: abilityFor(viewer),
    send: (event) => heard.push(JSON.stringify(event)) > 0,
    close: () => closed.push('closed'),
    ...change,
  });
  return { heard, closed, leave };
}

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const placement = (schoolId: string) =>
  ({ type: 'Placement', id: 'x', version: 2, keys: { id: 'x', schoolId } }) as const;

describe('announce', () => {
  it('tells who may read the object, and nothing but type, id and version', () => {
    const own = listener('school-1');
    const other = listener('school-2');
    announce(placement('school-1'));
    expect(own.heard).toEqual(['{"type":"Placement","id":"x","version":2}']);
    expect(other.heard).toEqual([]);
    own.leave();
    other.leave();
  });

  it('waits for the commit and is silent when there is none', async () => {
    const own = listener('school-1');
    await transaction(() => {
      announce(placement('school-1'));
      expect(own.heard).toEqual([]);
      return Promise.resolve();
    });
    expect(own.heard).toHaveLength(1);
    await transaction(() => {
      announce(placement('school-1'));
      return Promise.reject(new Error('no'));
    }).catch(() => undefined);
    expect(own.heard).toHaveLength(1);
    own.leave();
  });

  it('drops a reader that is too slow, and goes on with the others', () => {
    const slow = listener('school-1', { send: () => false });
    const quick = listener('school-1');
    announce(placement('school-1'));
    announce(placement('school-1'));
    expect(slow.closed).toEqual(['closed']);
    expect(quick.heard).toHaveLength(2);
    quick.leave();
  });

  it('ends the streams of one session or person only', () => {
    const one = listener('school-1');
    const two = listener('school-2');
    closeStreams({ sessionId: 's-school-1' });
    expect([one.closed.length, two.closed.length]).toEqual([1, 0]);
    closeStreams({ personId: 'p-school-2' });
    expect(two.closed).toHaveLength(1);
  });
});
