import {
  defaultFieldResolver,
  getOperationAST,
  isObjectType,
  validate,
  valueFromASTUntyped,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { Context } from '../context.ts';

/** Executes a query; null where it did not go well, so that whoever says what went wrong must execute it again. */
export type CompiledQuery = (
  variables: Record<string, unknown>,
  context: Context,
) => Promise<ExecutionResult['data']>;

/**
 * Compiles trusted queries into functions, through the same resolvers and with the same answers as graphql-js
 * (docs/decisions/28). Only for queries, which may be executed twice, and only for documents that we
 * trust.
 *
 * @param schema - changed in place: the compiler calls functions and waits for promises only where a resolver stands
 * @returns null for a document that is not compiled: it does not fit the schema
 */
export function queryCompiler(
  schema: GraphQLSchema,
): (document: DocumentNode, operationName?: string) => CompiledQuery | null {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) field.resolve ??= defaultFieldResolver;
  }
  return (document, operationName) => {
    if (validate(schema, document).length > 0) return null;
    const compiled = compileQuery<Record<string, unknown>>(schema, document, operationName, {
      useExperimentalPathBasedSkipInclude: true,
    });
    if (!isCompiledQuery(compiled)) return null;
    const defaults = defaultsOf(document, operationName);
    return async (variables, context) => {
      const { data, errors } = await compiled.query(undefined, context, { ...defaults, ...variables });
      return errors && errors.length > 0 ? null : data;
    };
  };
}

/** What variables are when they are not given. The compiler asks also for those that have a default. */
function defaultsOf(document: DocumentNode, operationName?: string): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const { variable, defaultValue } of getOperationAST(document, operationName)?.variableDefinitions ??
    [])
    if (defaultValue) given[variable.name.value] = valueFromASTUntyped(defaultValue);
  return given;
}
