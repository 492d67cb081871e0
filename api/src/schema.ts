import { existsSync, readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { toNodeId } from '@scheldemond/domain/ids/node-id';
import { isObjectType, printSchema, type GraphQLSchema } from 'graphql';
import { guardSchema } from './access/guard.ts';
import type { Context } from './context.ts';
import { factText, type FactInput } from './errors.ts';
import { archive, archiveMany } from './archiving.ts';
import { findEverywhere, registerFinder, type Find } from './finder.ts';
import { loadNode, registerNode, type LoadNode } from './node.ts';
import { registerRecords, type RecordRegistries } from './registries.ts';
import { scalars } from './scalars.ts';

/** The modules, in the one order in which they may know each other. */
export const MODULES = [
  'accounts',
  'qualifications',
  'schools',
  'companies',
  'calendars',
  'proeftuinen',
  'students',
  'slots',
  'placements',
  'agreements',
  'agenda',
  'matching',
  'imports',
] as const;

/** Resolvers by type and field, as graphql-tools takes them. */
export type ModuleResolvers = Record<string, Record<string, unknown>>;

const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

function located(path: string): URL {
  return new URL(path, import.meta.url);
}

/** The schema in the modules' own words, in their order. */
export function typeDefinitions(): string {
  const files = ['./schema.graphql', ...MODULES.map((name) => `./${name}/schema.graphql`)];
  return files.map((file) => readFileSync(located(file), 'utf8')).join('\n');
}

/** What a module's service puts into the registries. */
interface Registries {
  records?: RecordRegistries;
  nodes?: Record<string, LoadNode>;
  finders?: Record<string, Find>;
}

let built: Promise<GraphQLSchema> | null = null;

/** Joins the modules, fills their registries and guards every field. Made once a process. */
export function buildSchema(): Promise<GraphQLSchema> {
  built ??= join();
  return built;
}

async function join(): Promise<GraphQLSchema> {
  const resolvers = await moduleResolvers();
  for (const name of MODULES) {
    const service = await load<Registries>(name, 'service');
    for (const [type, fetch] of Object.entries(service?.nodes ?? {})) registerNode(type, fetch);
    for (const [type, find] of Object.entries(service?.finders ?? {})) registerFinder(type, find);
    if (service?.records) registerRecords(service.records);
    for (const file of ['resolvers', 'exported'])
      (await load<{ register?: () => void }>(name, file))?.register?.();
  }
  const schema = makeExecutableSchema<Context>({
    typeDefs: typeDefinitions(),
    resolvers: resolvers as never,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
  return guardSchema(withNodeIds(schema));
}

/** The resolvers of every module, in their order. */
export async function moduleResolvers(): Promise<ModuleResolvers[]> {
  const found: ModuleResolvers[] = [core];
  for (const name of MODULES) {
    const own = await load<{ resolvers: ModuleResolvers }>(name, 'resolvers');
    if (own) found.push(own.resolvers);
  }
  return found;
}

async function load<T>(module: string, file: string): Promise<T | null> {
  const url = located(`./${module}/${file}.${extension}`);
  return existsSync(url) ? ((await import(url.href)) as T) : null;
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
