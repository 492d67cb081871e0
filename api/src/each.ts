import type { Context } from './context.ts';
import { AppError } from './errors.ts';
import type { Outcome } from './once.ts';

/** Rows that one request may bring. */
const MOST_ROWS = 100;

/**
 * Does the same for many, one after another in their order, each in a transaction of its own: a row that is
 * refused undoes nothing else. Each row has the request's key with its number behind it, so that a repeat of
 * the request does nothing twice and tries again only what was refused.
 *
 * @throws AppError BAD_INPUT for more than a hundred rows
 */
export async function eachOf<Row extends object>(
  context: Context,
  { key, rows }: { key: string; rows: readonly Row[] },
  run: (context: Context, input: Row & { key: string }) => Promise<Outcome>,
): Promise<Outcome[]> {
  if (rows.length > MOST_ROWS) throw new AppError('BAD_INPUT', `At most ${MOST_ROWS} rows.`);
  const outcomes: Outcome[] = [];
  for (const [index, row] of rows.entries())
    outcomes.push(await run(context, { ...row, key: key === '' ? '' : `${key}:${index + 1}` }));
  return outcomes;
}
