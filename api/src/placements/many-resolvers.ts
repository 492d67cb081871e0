import { MANY_UNDO_SECONDS } from '@scheldemond/domain/placement/expiry';
import type { Context } from '../context.ts';
import { eachOf } from '../each.ts';
import { localId } from '../node.ts';
import type { Outcome } from '../once.ts';
import * as placements from './service.ts';

type Row<T> = Omit<T, 'key'>;
type Asked<T> = { input: { key: string; rows: Row<T>[] } };
type Run<T> = (context: Context, input: T, undoSeconds?: number) => Promise<Outcome>;

/** The mutations for many at once, each row through the step for one. */
export function manyResolvers(result: (context: Context, outcome: Outcome) => Promise<object>) {
  function many<T extends { key: string }>(run: Run<T>, local: (row: Row<T>) => Row<T>) {
    return async (_: unknown, { input }: Asked<T>, context: Context) => {
      const rows = input.rows.map(local);
      const outcomes = await eachOf(context, { key: input.key, rows }, (each, row) =>
        run(each, row as unknown as T, MANY_UNDO_SECONDS),
      );
      return outcomes.map((outcome) => result(context, outcome));
    };
  }
  const withId = <R extends { id: string }>(row: R): R => ({ ...row, id: localId(row.id, 'Placement') });
  const optional = (id: string | null | undefined, type: string) => (id ? localId(id, type) : null);
  return {
    proposePlacements: many<placements.ProposeInput>(placements.propose, (row) => ({
      ...row,
      needId: localId(row.needId, 'Need'),
      slotId: localId(row.slotId, 'Slot'),
      mentorId: optional(row.mentorId, 'Person'),
      replacesId: optional(row.replacesId, 'Placement'),
    })),
    remindPlacements: many<{ key: string; id: string }>(placements.remind, withId),
    reassignPlacements: many<placements.ReassignInput>(placements.reassign, (row) => ({
      ...withId(row),
      teacherId: optional(row.teacherId, 'Person'),
      mentorId: optional(row.mentorId, 'Person'),
    })),
    editPlacements: many<placements.EditInput>(placements.edit, withId),
    undoPlacementSteps: many<placements.StepInput>(placements.undo, withId),
  };
}
