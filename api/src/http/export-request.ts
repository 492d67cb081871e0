import { LIST_NAMES } from '@scheldemond/domain/lists/columns';
import { z } from 'zod';

const LONGEST_HEAD = 80;

/** What the client sends for an export: the list as it stands on screen. */
export const exportRequest = z.strictObject({
  list: z.enum(LIST_NAMES),
  format: z.enum(['csv', 'xlsx']),
  /** The variables of the list's query, without the page. */
  variables: z.record(z.string(), z.unknown()),
  /** The columns in their order, with the words above them. */
  columns: z
    .array(z.strictObject({ key: z.string().max(40), head: z.string().max(LONGEST_HEAD) }))
    .min(1)
    .max(40),
});
export type ExportRequest = z.infer<typeof exportRequest>;
