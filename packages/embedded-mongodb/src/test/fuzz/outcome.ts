import { MongoBulkWriteError, MongoServerError } from 'mongodb';
import { isDocument, ModelError, print } from '../model/values.ts';
import { detail, loose } from './loose.ts';
import { BulkOutcome } from './bulk.ts';
import type { Step } from './step.ts';

/** The error code that stands for any failure of an expression. */
const UNFIT = -1;
const EXPRESSION_CODES = new Set([40000, UNFIT]);

/** An answer, or a refusal, as text that can be compared whole. */
export type Outcome = { text: string; code: number | null; message: string };

const computed = (step: Step) =>
  step.kind === 'aggregate' || step.kind === 'distinct' || 'pipeline' in step.spec;

/** What order means nothing in is put in one order. */
function settledReply(step: Step, reply: unknown): string {
  const typed = computed(step) ? loose(reply) : reply;
  if (!Array.isArray(typed)) return print(typed);
  const items = typed.map((item) => print(sets(item)));
  return (step.unordered ? items.sort() : items).join('\n');
}

function sets(item: unknown): unknown {
  if (!isDocument(item)) return item;
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      name === 'set' && Array.isArray(value) ? value.map(print).sort() : name === 'was' ? sets(value) : value,
    ]),
  );
}

const refused = (code: number, message: string, more: Record<string, unknown>): Outcome => ({
  code: EXPRESSION_CODES.has(code) ? UNFIT : code,
  message,
  text: print({ refused: EXPRESSION_CODES.has(code) ? UNFIT : code, ...more }),
});

/** Runs a step and gives what came of it. Errors that are not an answer are thrown on. */
export async function outcomeOf(step: Step, run: () => unknown): Promise<Outcome> {
  try {
    return { code: null, message: '', text: settledReply(step, await run()) };
  } catch (error) {
    if (error instanceof BulkOutcome)
      return refused(error.errors[0]!['code'] as number, '', {
        counts: error.counts,
        errors: error.errors.map((one) => ({ index: one['index'], code: one['code'] })),
      });
    if (error instanceof ModelError)
      return refused(error.code, error.message, {
        ...detail(error.extra),
        labels: error.extra['errorLabels'] ?? [],
      });
    if (error instanceof MongoBulkWriteError && step.kind === 'bulkWrite') {
      const { result } = error;
      const errors = [error.writeErrors].flat();
      return refused(Number(error.code), error.message, {
        counts: {
          inserted: result.insertedCount,
          matched: result.matchedCount,
          modified: result.modifiedCount,
          deleted: result.deletedCount,
          upserted: result.upsertedCount,
        },
        errors: errors.map((one) => ({ index: one.index, code: one.code })),
      });
    }
    if (error instanceof MongoServerError)
      return refused(Number(error.code), error.message, {
        ...detail(error),
        labels: [...error.errorLabels].sort(),
      });
    throw error;
  }
}
