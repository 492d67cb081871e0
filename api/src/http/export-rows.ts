import { graphql, type GraphQLSchema } from 'graphql';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { exportOf, type ExportCell } from '../exports.ts';
import type { ExportRequest } from './export-request.ts';

const PAGE = 100;

interface Connection {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: never[];
}

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
      let after: string | null = null;
      do {
        const page: Connection = await pageOf(schema, context, list.document, {
          ...request.variables,
          first: PAGE,
          after,
        });
        const rows = page.nodes.map((node) => parts.map(({ cell }) => cell(node, language)));
        yield { total: page.totalCount, rows };
        // What a page loaded is not kept for the next ones: a long export stays small.
        context.forget();
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
    })(),
  };
}

async function pageOf(
  schema: GraphQLSchema,
  contextValue: Context,
  source: string,
  variableValues: Record<string, unknown>,
): Promise<Connection> {
  const { data, errors } = await graphql({ schema, source, variableValues, contextValue });
  const [error] = errors ?? [];
  // Without a path it was not the list that failed, but what was asked of it.
  if (error?.path) throw error.originalError ?? error;
  if (error) throw new AppError('BAD_INPUT', 'This list cannot be asked like that.');
  return (data as unknown as { list: Connection }).list;
}
