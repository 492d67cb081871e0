import type { Context } from '../../context.ts';
import { announce } from '../../platform/live/service.ts';
import { systemLog } from '../../platform/log.ts';
import { planTable, shownErrors, type TableTask } from '../mapping/table-plan.ts';
import { foresee, type Plan } from '../plan.ts';
import type { RowError } from '../read.ts';
import { writePlan } from '../write-plan.ts';
import { LEASE_MS, taskOf } from './task.ts';
import { deleteRows, keepErrors, moveImport, writeProgress, type Import, type ImportState } from './store.ts';

/** The import was cancelled or taken over: what was being done must not be. */
class Cancelled extends Error {}

/** Checks every row of an import and says what writing them would do. */
export function check(context: Context, one: Import): Promise<void> {
  return guarded(one, async () => {
    const { plan } = await planned(context, one);
    if (plan) await settle(one, 'CHECKED', { counts: await foresee(plan) });
  });
}

/** Checks every row again, as things stand now, and writes them in one transaction. */
export function write(context: Context, one: Import): Promise<void> {
  return guarded(one, async () => {
    const { plan, task } = await planned(context, one);
    if (!plan) return;
    const counts = await foresee(plan);
    // The last thing in the transaction: who cancelled before it has cancelled everything.
    const result = await writePlan(plan, async () => {
      const done = await moveImport(one.id, ['WRITING'], { state: 'DONE', counts, leaseUntil: null });
      if (!done) throw new Cancelled();
    });
    if ('refused' in result) return refuse(one, task, [result.refused]);
    await deleteRows([one.id]);
    tell(one, one.version + 1);
  });
}

async function planned(context: Context, one: Import): Promise<{ plan: Plan | null; task: TableTask }> {
  const task = await taskOf(context, one);
  const total = task.table.rows.length;
  const errors: RowError[] = [];
  const plan = await planTable(context, task, errors, async (rows) => {
    const leaseUntil = new Date(context.clock.now().getTime() + LEASE_MS);
    const alive = await moveImport(one.id, [one.state], { leaseUntil });
    if (!alive) throw new Cancelled();
    one.version = alive.version;
    await writeProgress(one, rows, total);
    tell(one, one.version);
  });
  if (!plan) await refuse(one, task, errors);
  return { plan, task };
}

async function refuse(one: Import, task: TableTask, errors: readonly RowError[]): Promise<void> {
  await keepErrors(one, shownErrors(task, errors));
  await settle(one, 'REFUSED', { errorCount: errors.length });
}

async function settle(one: Import, state: ImportState, more: Partial<Import>): Promise<void> {
  const moved = await moveImport(one.id, ['CHECKING', 'WRITING'], { ...more, state, leaseUntil: null });
  // Cancelled meanwhile: what was just kept of it goes too.
  if (!moved) throw new Cancelled();
  tell(one, moved.version);
}

function tell(one: Import, version: number): void {
  announce({ type: 'Import', id: one.id, version, keys: one });
}

async function guarded(one: Import, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Cancelled) return deleteRows([one.id]);
    systemLog.error({ err: error, importId: one.id }, 'import failed');
    await moveImport(one.id, ['CHECKING', 'WRITING'], { state: 'FAILED', leaseUntil: null }).catch(
      (failure: unknown) => systemLog.error({ err: failure, importId: one.id }, 'import failed twice'),
    );
  }
}
