import type { GraphQLSchema } from 'graphql';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { exportOf, type ExportCell } from '../exports.ts';
import type { ExportRequest } from './export-request.ts';
import { listPages } from './list-pages.ts';

/** The file's headings, and its rows page by page, as the list's own query answers them to this viewer. */
export interface ExportedRows {
  heads: string[];
  pages: AsyncGenerator<{ total: number; rows: ExportCell[][] }>;
}

/**
 * Reads a list for an export through the guarded schema, so that filter, order and access are those of the screen.
 *
 * @throws AppError BAD_INPUT for an unknown column, or for variables that the list does not take
 */
export function exportedRows(schema: GraphQLSchema, context: Context, request: ExportRequest): ExportedRows {
  const list = exportOf(request.list);
  if (!list) throw new AppError('BAD_INPUT', 'Unknown list.');
  const { language } = context;
  const parts = request.columns.flatMap(({ key, head }) => {
    const column = Object.hasOwn(list.columns, key) ? list.columns[key] : undefined;
    if (!column) throw new AppError('BAD_INPUT', 'Unknown column.');
    return column.map(({ also, cell }) => ({ head: also ? `${head}, ${also[language]}` : head, cell }));
  });
  return {
    heads: parts.map(({ head }) => head),
    pages: (async function* pages() {
      for await (const { totalCount, nodes } of listPages<{ totalCount: number; nodes: never[] }>(
        schema,
        context,
        list.document,
        request.variables,
      ))
        yield {
          total: totalCount,
          rows: nodes.map((node) => parts.map(({ cell }) => cell(node, language))),
        };
    })(),
  };
}
