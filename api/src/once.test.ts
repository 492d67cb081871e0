import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonViewer } from '@scheldemond/domain/access/viewer';
import { afterCommit, defineModel, ensureIndexes, newId, transaction } from './database.ts';
import { Refusal } from './errors.ts';
import { fingerprint, once, type Outcome } from './once.ts';
import { startTestApi, type TestApi } from './test/api.ts';

const marks = defineModel<{ _id: string; word: string }>('Mark', 'marks', { word: String }, []);

function person(): PersonViewer {
  const scope = { classIds: [], siteIds: [], proeftuinIds: [], studentId: null };
  return {
    kind: 'person',
    personId: newId(),
    sessionId: newId(),
    membershipId: newId(),
    role: 'TEACHER',
    organisationId: newId(),
    ...scope,
  };
}

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await ensureIndexes();
});
afterAll(() => api.stop());

async function mark(word: string): Promise<Outcome> {
  const id = newId();
  await marks.create([{ _id: id, word }]);
  return { kind: 'changed', id };
}

describe('check 7: once', () => {
  it('does a repeated request once and gives the same answer', async () => {
    const context = api.context(person());
    const request = { key: 'k1', operation: 'mark', input: { word: 'twice', n: 1 } };
    const first = await once(context, request, () => mark('twice'));
    const second = await once(context, { ...request, input: { n: 1, word: 'twice' } }, () => mark('twice'));
    expect(second).toEqual(first);
    expect(await marks.countDocuments({ word: 'twice' })).toBe(1);
  });

  it('refuses the same key for another input or operation', async () => {
    const context = api.context(person());
    const request = { key: 'k2', operation: 'mark', input: { word: 'one' } };
    await once(context, request, () => mark('other'));
    for (const change of [{ input: { word: 'two' } }, { operation: 'unmark' }]) {
      const again = await once(context, { ...request, ...change }, () => mark('other'));
      expect(again).toMatchObject({ kind: 'refused', reason: 'KEY_REUSED' });
    }
    expect(await marks.countDocuments({ word: 'other' })).toBe(1);
  });

  it('keeps keys of two viewers apart', async () => {
    const request = { key: 'k3', operation: 'mark', input: {} };
    await once(api.context(person()), request, () => mark('apart'));
    await once(api.context(person()), request, () => mark('apart'));
    expect(await marks.countDocuments({ word: 'apart' })).toBe(2);
  });

  it('does one of many requests at the same time, and all get its answer', async () => {
    const viewer = person();
    const request = { key: 'k4', operation: 'mark', input: {} };
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => once(api.context(viewer), request, () => mark('together'))),
    );
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(await marks.countDocuments({ word: 'together' })).toBe(1);
  });

  it('undoes what a refused work wrote, and lets the same key try again', async () => {
    const context = api.context(person());
    const request = { key: 'k5', operation: 'mark', input: {} };
    const refused = await once(context, request, async () => {
      await mark('half');
      throw new Refusal('FULL', [{ name: 'freePlaces', value: 0 }], { current: { type: 'Slot', id: 'x' } });
    });
    expect(refused).toEqual({
      kind: 'refused',
      reason: 'FULL',
      facts: [{ name: 'freePlaces', value: 0 }],
      changedFields: [],
      currentId: 'x',
    });
    expect(await marks.countDocuments({ word: 'half' })).toBe(0);
    expect(await once(context, request, () => mark('half'))).toMatchObject({ kind: 'changed' });
  });

  it('also undoes when the work returns a refusal', async () => {
    const refused = await once(
      api.context(person()),
      { key: 'k6', operation: 'mark', input: {} },
      async () => {
        await mark('returned');
        return { kind: 'refused', reason: 'STALE', facts: [] };
      },
    );
    expect(refused).toMatchObject({ kind: 'refused', reason: 'STALE' });
    expect(await marks.countDocuments({ word: 'returned' })).toBe(0);
  });

  it('refuses a key that is empty or endless', async () => {
    for (const key of ['', 'x'.repeat(101)]) {
      const outcome = await once(api.context(person()), { key, operation: 'mark', input: {} }, () =>
        mark('no'),
      );
      expect(outcome).toMatchObject({ kind: 'refused', reason: 'INVALID' });
    }
  });
});

describe('transaction', () => {
  it('joins the transaction around it and runs afterCommit only then', async () => {
    const told: string[] = [];
    await expect(
      transaction(async () => {
        await transaction(() => mark('inner'));
        afterCommit(() => told.push('never'));
        throw new Error('stop');
      }),
    ).rejects.toThrow('stop');
    expect(await marks.countDocuments({ word: 'inner' })).toBe(0);
    await transaction(async () => {
      await mark('outer');
      afterCommit(() => told.push('after'));
      expect(told).toEqual([]);
    });
    expect(told).toEqual(['after']);
  });
});

describe('fingerprint', () => {
  it('does not mind the order of keys, but every value', () => {
    expect(fingerprint({ a: 1, b: [1, { c: 2, d: 3 }] })).toBe(fingerprint({ b: [1, { d: 3, c: 2 }], a: 1 }));
    expect(fingerprint({ a: 1 })).not.toBe(fingerprint({ a: '1' }));
    expect(fingerprint({ a: [1, 2] })).not.toBe(fingerprint({ a: [2, 1] }));
  });
});
