import fc from 'fast-check';
import {
  execute,
  getOperationAST,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  parse,
  typeFromAST,
  type ExecutionResult,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { contextFor, type Context } from '../context.ts';
import type { CompiledQuery } from '../http/compiled-queries.ts';
import type { Viewer } from '@scheldemond/domain/access/viewer';
import { fromNodeId } from '@scheldemond/domain/ids/node-id';

/** What is given: of which type, by which name, from which ids, so deep within others. */
interface Asked {
  type: GraphQLInputType;
  name: string;
  ids: readonly string[];
  depth: number;
}

/** What is given for a variable, from a pool of ids and by the schema; what may be left out is at times. */
function arbitraryOf(asked: Asked): fc.Arbitrary<unknown> {
  const { type } = asked;
  if (isNonNullType(type)) return filledOf({ ...asked, type: type.ofType as GraphQLInputType });
  return fc.option(filledOf(asked), { nil: null, freq: 2 });
}

/** Mostly an id of what the name says, such as a slot for `slotId`. */
function idOf({ name, ids }: Asked): fc.Arbitrary<string> {
  const wanted = /^(.+)Ids?$/.exec(name)?.[1]?.toLowerCase();
  const own = ids.filter((id) => wanted && fromNodeId(id)?.type.toLowerCase().endsWith(wanted));
  const any = fc.constantFrom(...ids);
  return own.length === 0
    ? any
    : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...own) }, { weight: 1, arbitrary: any });
}

function filledOf(asked: Asked): fc.Arbitrary<unknown> {
  const { type, depth } = asked;
  if (isListType(type)) return fc.array(arbitraryOf({ ...asked, type: type.ofType }), { maxLength: 2 });
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name));
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const given = fields.filter((field) => depth < 2 || isNonNullType(field.type));
    return fc.record(
      Object.fromEntries(
        given.map((field) => [
          field.name,
          arbitraryOf({ ...asked, type: field.type, name: field.name, depth: depth + 1 }),
        ]),
      ),
      { requiredKeys: given.filter(({ type: own }) => isNonNullType(own)).map(({ name }) => name) },
    );
  }
  const { name } = type as { name: string };
  if (name === 'ID') return idOf(asked);
  if (name === 'Int') return fc.constantFrom(1, 3, 25);
  if (name === 'Float') return fc.constantFrom(0, 3.5, 51.2);
  if (name === 'Boolean') return fc.boolean();
  return fc.constantFrom('', 'van', '2026-2027', '2027-03-08');
}

/** An answer with what the resolvers of fields with arguments were given, in no order. */
interface Told {
  data: string;
  given: string[];
}

/** Fields by their names, since an order of arguments says nothing. */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Lets resolvers tell what they are given, until `stop`. */
function listen(schema: GraphQLSchema): { take: () => string[]; stop: () => void } {
  let heard: string[] = [];
  const undo: (() => void)[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!('getFields' in type) || type.name.startsWith('__') || isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const { resolve } = field;
      if (!resolve || field.args.length === 0) continue;
      field.resolve = (parent, args, context, info) => {
        heard.push(`${type.name}.${field.name} ${JSON.stringify(args, inOrder)}`);
        return resolve(parent, args, context, info) as unknown;
      };
      undo.push(() => (field.resolve = resolve));
    }
  }
  const take = () => {
    const taken = heard.toSorted();
    heard = [];
    return taken;
  };
  return { take, stop: () => undo.forEach((one) => one()) };
}

/**
 * Executes a query by graphql-js and compiled, for random variables and viewers, and answers how many of them went
 * well. Throws where the two differ: in the answer, in its order, in what went wrong, or in what resolvers were given.
 */
export async function executeBothWays(
  schema: GraphQLSchema,
  text: string,
  compile: (document: ReturnType<typeof parse>) => CompiledQuery | null,
  { viewers, ids, runs }: { viewers: readonly Viewer[]; ids: readonly string[]; runs: number },
): Promise<number> {
  const document = parse(text);
  const ears = listen(schema);
  try {
    const run = compile(document);
    if (!run) throw new Error(`Not compiled: ${text.slice(0, 60)}`);
    const variables = fc.record(
      Object.fromEntries(
        (getOperationAST(document)?.variableDefinitions ?? []).map(({ variable, type, defaultValue }) => {
          const name = variable.name.value;
          const given = arbitraryOf({
            type: typeFromAST(schema, type as never) as GraphQLInputType,
            name,
            ids,
            depth: 0,
          });
          return [name, defaultValue ? fc.option(given, { nil: undefined }) : given];
        }),
      ),
    );
    let well = 0;
    await fc.assert(
      fc.asyncProperty(variables, fc.constantFrom(...viewers), async (given, viewer) => {
        const known = JSON.parse(JSON.stringify(given)) as Record<string, unknown>;
        const told = async (ask: (context: Context) => Promise<ExecutionResult>): Promise<Told | null> => {
          const { data, errors } = await ask(contextFor(viewer));
          const heard = ears.take();
          return errors || !data ? null : { data: JSON.stringify(data), given: heard };
        };
        const plain = await told(async (contextValue) =>
          execute({ schema, document, contextValue, variableValues: known }),
        );
        const compiled = await told(async (context) => ({ data: (await run(known, context)) ?? null }));
        if (JSON.stringify(plain) !== JSON.stringify(compiled))
          throw new Error(`Compiled: ${JSON.stringify(compiled)}\nPlain: ${JSON.stringify(plain)}`);
        if (plain) well += 1;
      }),
      { numRuns: runs },
    );
    return well;
  } finally {
    ears.stop();
  }
}
