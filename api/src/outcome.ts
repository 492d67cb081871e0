import type { Context } from './context.ts';
import type { Changed, Outcome } from './once.ts';

/**
 * A result union's member for an outcome: `XChanged` with the object read afresh, or `XRefused` with the
 * facts and the object as it stands. The guard decides what of it the viewer sees.
 *
 * @param type - name of the object's type; the union's members are named after it
 * @param field - field of the changed member that holds the object
 */
export async function resultOf<T>(
  context: Context,
  outcome: Outcome,
  options: {
    type: string;
    field: string;
    load: (context: Context, id: string) => Promise<T | null>;
    more?: (changed: Changed) => object;
  },
): Promise<object> {
  if (outcome.kind === 'changed') {
    const object = await options.load(context, outcome.id);
    return { __typename: `${options.type}Changed`, [options.field]: object, ...options.more?.(outcome) };
  }
  const current = outcome.currentId ? await options.load(context, outcome.currentId) : null;
  return {
    __typename: `${options.type}Refused`,
    reason: outcome.reason,
    facts: outcome.facts,
    changedFields: outcome.changedFields ?? [],
    current,
  };
}
