import { graphql, type GraphQLSchema } from 'graphql';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';

/** What a document asks of every page of its list, beside what it is read for. */
interface ListPage {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const PAGE = 100;

/**
 * Reads a list to its end through the guarded schema, page by page, so that access is that of the screen. What a page
 * loaded is not kept for the next ones: a long list stays small.
 *
 * @param source - a document with `$first` and `$after` that answers a connection as `list`
 * @throws AppError BAD_INPUT for variables that the list does not take
 */
export async function* listPages<Page extends object>(
  schema: GraphQLSchema,
  context: Context,
  source: string,
  variables: Record<string, unknown>,
): AsyncGenerator<Page> {
  let after: string | null = null;
  do {
    const { data, errors } = await graphql({
      schema,
      source,
      variableValues: { ...variables, first: PAGE, after },
      contextValue: context,
    });
    const [error] = errors ?? [];
    // Without a path it was not the list that failed, but what was asked of it.
    if (error?.path) throw error.originalError ?? error;
    if (error) throw new AppError('BAD_INPUT', 'This list cannot be asked like that.');
    const page = (data as unknown as { list: Awaited<Page> & ListPage }).list;
    yield page;
    context.forget();
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
}
