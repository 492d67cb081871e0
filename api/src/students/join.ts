import type { PipelineStage } from 'mongoose';
import { withId } from '../database.ts';

/** Joins the student's short form: what a list shows, and the access keys; no address, note or parent. */
export function studentJoin(localField: string, as: string): PipelineStage[] {
  return [
    {
      $lookup: {
        from: 'students',
        localField,
        foreignField: '_id',
        as,
        pipeline: [
          withId,
          {
            $unset: ['homeStreet', 'guidanceNote', 'parentContact', 'searchKeys', 'sortKey', 'fieldVersions'],
          },
        ] as never,
      },
    },
    { $unwind: { path: `$${as}`, preserveNullAndEmptyArrays: true } },
  ];
}
