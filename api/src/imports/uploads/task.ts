import { organisationsByIds } from '../../accounts/service.ts';
import type { Context } from '../../context.ts';
import type { Scope } from '../mapping/rows.ts';
import type { TableTask } from '../mapping/table-plan.ts';
import type { Table, TableRow } from '../table.ts';
import { readPieces, type Import } from './store.ts';

/** Work that has not been heard of for so long has ended with its process. */
export const LEASE_MS = 120_000;

/**
 * Whose the rows become: the viewer's organisation, whose keys are its own; for who operates the platform nobody's.
 */
export async function scopeOf(context: Context): Promise<Scope> {
  const { viewer } = context;
  const today = context.clock.today();
  if (viewer.kind !== 'person' || viewer.role === 'ADMIN') return { organisation: null, today };
  const [organisation] = await organisationsByIds([viewer.organisationId]);
  return { organisation: organisation ?? null, today };
}

/** The task that an import's rows and columns are. */
export async function taskOf(context: Context, one: Import): Promise<TableTask> {
  const [rows = []] = await readPieces<TableRow>('ROWS', [one.id]);
  const table: Table = { headings: one.headings, rows };
  const fields = Object.fromEntries(one.columns.flatMap((name, at) => (name ? [[at, name] as const] : [])));
  return { kind: one.kind, table, mapping: { fields, keys: one.keys }, scope: await scopeOf(context) };
}
