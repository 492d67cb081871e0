import { abilityFor } from '@scheldemond/domain/access/ability';
import type { PersonViewer } from '@scheldemond/domain/access/viewer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { driver, transaction } from '../../database.ts';
import { startTestApi, type TestApi } from '../../test/api.ts';
import { announce, endStreams, subscribe, type Subscriber } from './service.ts';

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

async function listener(organisationId: string, change: Partial<Subscriber> = {}) {
  const viewer = coordinator(organisationId);
  const heard: string[] = [];
  const closed: string[] = [];
  const leave = await subscribe({
    sessionId: viewer.sessionId,
    personId: viewer.personId,
    ability: abilityFor(viewer),
    send: (event) => heard.push(JSON.stringify(event)) > 0,
    close: () => closed.push('closed'),
    ...change,
  });
  return { heard, closed, leave };
}

/** What is announced after it was heard, so that what should not be heard had its time. */
async function passed(organisationId: string): Promise<void> {
  const last = await listener(organisationId);
  announce(placement(organisationId, 99));
  await expect.poll(() => last.heard.length, { timeout: 5_000 }).toBeGreaterThan(0);
  last.leave();
}

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const placement = (schoolId: string, version = 2) =>
  ({ type: 'Placement', id: 'x', version, keys: { id: 'x', schoolId, note: 'private' } }) as const;

describe('announce', () => {
  it('tells who may read the object, and nothing but type, id and version', async () => {
    const own = await listener('school-1');
    const other = await listener('school-2');
    announce(placement('school-1'));
    await expect.poll(() => own.heard).toEqual(['{"type":"Placement","id":"x","version":2}']);
    expect(other.heard).toEqual([]);
    own.leave();
    other.leave();
  });

  it('keeps nothing of the object but its access keys', async () => {
    await passed('school-1');
    const kept = JSON.stringify(await driver().db.collection('news').find().toArray());
    expect(kept).toContain('school-1');
    expect(kept).not.toContain('private');
  });

  it('comes with the commit, and not at all without one', async () => {
    const own = await listener('school-1');
    await transaction(async () => {
      announce(placement('school-1', 3));
      announce(placement('school-1', 4));
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(own.heard).toEqual([]);
    });
    await expect.poll(() => own.heard).toHaveLength(2);
    await transaction(() => {
      announce(placement('school-1'));
      return Promise.reject(new Error('no'));
    }).catch(() => undefined);
    await passed('school-1');
    expect(own.heard.filter((event) => !event.includes('99'))).toHaveLength(2);
    own.leave();
  });

  it('drops a reader that is too slow, and goes on with the others', async () => {
    const slow = await listener('school-1', { send: () => false });
    const quick = await listener('school-1');
    announce(placement('school-1'));
    await expect.poll(() => quick.heard).toHaveLength(1);
    announce(placement('school-1'));
    await expect.poll(() => quick.heard).toHaveLength(2);
    expect(slow.closed).toEqual(['closed']);
    quick.leave();
  });

  it('goes on after the database forgot where it stood, by letting readers come back', async () => {
    const before = await listener('school-1');
    await api.reset();
    await expect.poll(() => before.closed, { timeout: 10_000 }).toEqual(['closed']);
    await passed('school-1');
  });
});

describe('endStreams', () => {
  it('ends the streams of one session or person only', async () => {
    const one = await listener('school-1');
    const two = await listener('school-2');
    endStreams({ sessionId: 's-school-1' });
    await expect.poll(() => [one.closed.length, two.closed.length]).toEqual([1, 0]);
    endStreams({ personId: 'p-school-2' });
    await expect.poll(() => two.closed.length).toBe(1);
  });
});
