import { readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { isObjectType, printSchema, type GraphQLSchema } from 'graphql';
import { guardSchema } from './access/guard.ts';
import type { Context } from './context.ts';
import { factText, type FactInput } from './errors.ts';
import { archive, archiveMany } from './archiving.ts';
import { findEverywhere, registerFinder } from './finder.ts';
import { MODULES, type ModuleResolvers } from './modules.ts';
import { loadNode, registerNode } from './node.ts';
import { registerRecords } from './registries.ts';
import { scalars } from './scalars.ts';

/** The schema in the modules' own words, in their order. */
export function typeDefinitions(): string {
  const files = ['./schema.graphql', ...MODULES.map(({ name }) => `./${name}/schema.graphql`)];
  return files.map((file) => readFileSync(new URL(file, import.meta.url), 'utf8')).join('\n');
}

let built: GraphQLSchema | null = null;

/** Joins the modules, fills their registries and guards every field. Made once a process. */
export function buildSchema(): GraphQLSchema {
  built ??= join();
  return built;
}

function join(): GraphQLSchema {
  for (const { parts } of MODULES) {
    for (const part of parts) {
      for (const [type, fetch] of Object.entries(part.nodes ?? {})) registerNode(type, fetch);
      for (const [type, find] of Object.entries(part.finders ?? {})) registerFinder(type, find);
      if (part.records) registerRecords(part.records);
      part.register?.();
    }
  }
  const schema = makeExecutableSchema<Context>({
    typeDefs: typeDefinitions(),
    resolvers: moduleResolvers() as never,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
  return guardSchema(withNodeIds(schema));
}

/** The resolvers of every module, in their order. */
export function moduleResolvers(): ModuleResolvers[] {
  const own = MODULES.flatMap(({ parts }) => parts.flatMap(({ resolvers }) => resolvers ?? []));
  return [core, ...(own as ModuleResolvers[])];
}

const core: ModuleResolvers = {
  ...(scalars as unknown as ModuleResolvers),
  Query: {
    node: (_: unknown, args: { id: string }, context: Context) => loadNode(context, args.id),
    search: (_: unknown, args: { text: string }, context: Context) => findEverywhere(context, args.text),
  },
  Mutation: {
    ping: () => true,
    archive: (_: unknown, args: { key: string; id: string; archived: boolean }, context: Context) =>
      archive(context, args),
    archiveMany: (_: unknown, args: { key: string; ids: string[]; archived: boolean }, context: Context) =>
      archiveMany(context, args),
  },
  Archived: {
    node: (done: { id: string }, _: unknown, context: Context) => loadNode(context, done.id),
  },
  Fact: { value: (fact: FactInput) => factText(fact.value) },
};

/** Global ids are made in this one place. */
function withNodeIds(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || !type.getInterfaces().some((face) => face.name === 'Node')) continue;
    const id = type.getFields()['id'];
    if (id) id.resolve = (parent: unknown) => toNodeId(type.name, (parent as { id: string }).id);
  }
  return schema;
}

/** The schema as it is printed into `api/schema.graphql`. */
export function printedSchema(schema: GraphQLSchema): string {
  return `${printSchema(schema)}\n`;
}
