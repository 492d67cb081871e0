import { createHash } from 'node:crypto';
import { recordDenial, viewerKeyOf } from './access/denials.ts';
import type { Context } from './context.ts';
import { defineModel, isDuplicateKey, newId, transaction } from './database.ts';
import { Refusal, type FactInput } from './errors.ts';

type Json = string | number | boolean | null | undefined | Json[] | { [name: string]: Json };

/** The step was done; holds ids and instants only, never names. */
export interface Changed {
  kind: 'changed';
  id: string;
  [extra: string]: Json;
}
/** The step was refused and nothing was written. */
export interface Refused {
  kind: 'refused';
  reason: string;
  facts: FactInput[];
  currentId?: string;
  changedFields?: string[];
}
export type Outcome = Changed | Refused;

interface OnceRecord {
  _id: string;
  viewerKey: string;
  key: string;
  operation: string;
  fingerprint: string;
  outcome: Outcome;
  at: Date;
}

const SEVEN_DAYS = 7 * 24 * 3600;
const KEY_LENGTH = 100;
const records = defineModel<OnceRecord>(
  'OnceRecord',
  'onceRecords',
  { viewerKey: String, key: String, operation: String, fingerprint: String, outcome: {}, at: Date },
  [
    { key: { viewerKey: 1, key: 1 }, unique: true },
    { key: { at: 1 }, keptForSeconds: SEVEN_DAYS },
  ],
);

/**
 * Does a command once per viewer and key, in one transaction with the record that says so.
 *
 * Same key and same input: the stored outcome. Same key, other input or operation: refused as KEY_REUSED.
 * A `Refusal` thrown by the work aborts the transaction and is returned, not recorded, so that the same key
 * may be tried again. Other errors are thrown.
 *
 * @param request.key - the input's `key`, 1 to 100 characters
 * @param request.operation - name of the mutation
 * @param request.input - all that the caller asked, for comparison
 */
export async function once(
  context: Context,
  request: { key: string; operation: string; input: unknown },
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const { key, operation } = request;
  if (key.length === 0 || key.length > KEY_LENGTH) {
    return { kind: 'refused', reason: 'INVALID', facts: [{ name: 'field', value: 'key' }] };
  }
  const viewerKey = viewerKeyOf(context.viewer);
  const print = fingerprint(request.input);
  const attempt = () =>
    transaction(async (): Promise<Outcome> => {
      context.forget();
      const known = await records.findOne({ viewerKey, key }).lean<OnceRecord>();
      if (known) {
        const same = known.operation === operation && known.fingerprint === print;
        return same ? known.outcome : { kind: 'refused', reason: 'KEY_REUSED', facts: [] };
      }
      const outcome = await work();
      if (outcome.kind === 'refused') throw asRefusal(outcome);
      await records.create([
        { _id: newId(), viewerKey, key, operation, fingerprint: print, outcome, at: context.clock.now() },
      ]);
      return outcome;
    });
  try {
    return await attempt().catch((error: unknown) => {
      // The same key was recorded by a request that ran at the same time: now its outcome can be read.
      if (isDuplicateKey(error)?.keyPattern['viewerKey']) return attempt();
      throw error;
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.reason === 'NOT_ALLOWED') recordDenial(context, operation);
    return asOutcome(error);
  } finally {
    context.forget();
  }
}

/** Whether the holder of a link did something since then; its repeats are answered for a while. */
export async function linkActedSince(linkId: string, since: Date): Promise<boolean> {
  return (await records.exists({ viewerKey: `link:${linkId}`, at: { $gte: since } })) !== null;
}

function asRefusal(outcome: Refused): Refusal {
  return new Refusal(outcome.reason, outcome.facts, {
    ...(outcome.currentId ? { current: { type: '', id: outcome.currentId } } : {}),
    ...(outcome.changedFields ? { changedFields: outcome.changedFields } : {}),
  });
}

function asOutcome(refusal: Refusal): Refused {
  return {
    kind: 'refused',
    reason: refusal.reason,
    facts: refusal.facts,
    changedFields: refusal.changedFields,
    ...(refusal.current ? { currentId: refusal.current.id } : {}),
  };
}

/** Hash of a value in which the order of an object's keys does not count. */
export function fingerprint(value: unknown): string {
  return createHash('sha256').update(stable(value)).digest('base64url');
}

function stable(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`;
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, item]) => `${JSON.stringify(name)}:${stable(item)}`).join(',')}}`;
}
