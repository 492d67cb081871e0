import { FIELDS, type GuardedType } from '@scheldemond/domain/access/fields';
import type { Viewer } from '@scheldemond/domain/access/viewer';
import { fromNodeId } from '@scheldemond/domain/ids/node-id';
import {
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import type { TestApi } from './api.ts';
import { mayAct, mayRead, type Reader } from './read-matrix.ts';
import type { Thing, World } from './world.ts';

/** What was seen of an object by field; null is what was hidden or is empty. */
export type Seen = Record<string, unknown>;

const ARGUMENTS: Record<string, string> = { 'Need.fitOf': '(slotId: $slot)' };

function objectType(schema: GraphQLSchema, name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`${name} is not an object of the schema.`);
  return type;
}

function isGuarded(name: string): name is GuardedType {
  return name in FIELDS;
}

/** Everything inside a value, down to ids of objects that have a guard of their own. */
function selection(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (!isObjectType(named)) throw new Error(`No selection for ${named.name}.`);
  if (isGuarded(named.name)) return '{ id }';
  const inner = Object.values(named.getFields()).map((field) => `${field.name} ${selection(field.type)}`);
  return `{ ${inner.join(' ')} }`;
}

/** Asks every field of an object by its global id, each by itself, so that one that is refused hides no other. */
export async function askEveryField(
  api: TestApi,
  schema: GraphQLSchema,
  thing: Thing,
  as: Viewer,
  slot: string,
): Promise<Seen> {
  const fields = Object.values(objectType(schema, thing.type).getFields());
  const parts = fields.map(({ name, type }) => {
    const args = ARGUMENTS[`${thing.type}.${name}`] ?? '';
    return `${name}: node(id: $id) { ... on ${thing.type} { value: ${name}${args} ${selection(type)} } }`;
  });
  const slotId = thing.type === 'Need' ? ', $slot: ID!' : '';
  const document = `query($id: ID!${slotId}) { ${parts.join('\n')} }`;
  const { data, errors } = await api.graphql(document, { id: thing.id, slot }, as);
  const refused = new Set(errors.map(({ path }) => path[0]));
  for (const { code, message } of errors)
    if (code !== 'FORBIDDEN') throw new Error(`${thing.type}: ${code} ${message}`);
  return Object.fromEntries(
    fields.map(({ name }) => [name, refused.has(name) ? null : (data[name]?.value ?? null)]),
  );
}

const HIDDEN = Symbol('hidden');

/** What the read matrix lets a reader see, from what stands in the database. */
export function expectedOf(
  world: World,
  schema: GraphQLSchema,
  reader: Reader,
  thing: Thing,
  whole: Seen,
): Seen {
  const known = new Map(world.things.map((one) => [`${one.type} ${one.id}`, one]));
  const exists = (type: string, value: unknown): boolean => {
    const { id } = value as { id: string };
    const found = known.get(`${type} ${id}`);
    if (!found) throw new Error(`The region does not know ${type} ${id}, which ${thing.type} leads to.`);
    return mayRead(reader, type, found.facts, 'id');
  };
  const shown = (value: unknown, type: GraphQLOutputType): unknown => {
    if (isNonNullType(type)) {
      const inner = shown(value, type.ofType);
      if (inner === null && value !== null) throw HIDDEN;
      return inner;
    }
    if (value === null) return null;
    const named = getNamedType(type);
    if (isListType(type)) {
      const items = value as unknown[];
      const own = isGuarded(named.name) ? items.filter((item) => exists(named.name, item)) : items;
      return own.map((item) => shown(item, type.ofType));
    }
    if (isGuarded(named.name)) return exists(named.name, value) ? value : null;
    if (!isObjectType(named)) return value;
    const inside = value as Record<string, unknown>;
    return Object.fromEntries(
      Object.values(named.getFields()).map((field) => [field.name, shown(inside[field.name], field.type)]),
    );
  };
  const field = (name: string, type: GraphQLOutputType): unknown => {
    if (!mayRead(reader, thing.type, thing.facts, name)) return null;
    if (name === 'displayName' && !mayRead(reader, thing.type, thing.facts, 'lastName'))
      return whole['firstName'];
    if (mayAct(reader, thing.type, thing.facts, name) === false) return nothingOf(whole[name]);
    try {
      const value = whole[name];
      const untold = thing.type === 'Need' ? untoldTerms(reader, thing) : [];
      return shown(untold.length > 0 && value ? withoutTerms(value, untold) : value, type);
    } catch (error) {
      if (error === HIDDEN) return null;
      throw error;
    }
  };
  return Object.fromEntries(
    Object.values(objectType(schema, thing.type).getFields()).map(({ name, type }) => [
      name,
      field(name, type),
    ]),
  );
}

/** How a field that tells what the viewer can do says no. */
function nothingOf(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  return typeof value === 'boolean' ? false : null;
}

interface Fit {
  fits: boolean;
  score: number;
  slot: { id: string };
  terms: { term: string; points: number; outOf: number }[];
  travel: { minutes: number } | null;
}

/** Parts of a score that tell what the reader may not read otherwise. */
function untoldTerms(reader: Reader, { facts }: Thing): string[] {
  return [
    ...(mayRead(reader, 'Preference', facts, 'choices') ? [] : ['WISHES']),
    ...(mayRead(reader, 'Placement', facts, 'companyRank') ? [] : ['COMPANY_ORDER']),
  ];
}

/** Slots in order of fit for who may not read what these terms go by: no part of the score tells it. */
function withoutTerms(value: unknown, untold: readonly string[]): unknown {
  const isFit = (one: unknown): one is Fit => typeof one === 'object' && one !== null && 'terms' in one;
  const told = (fit: Fit): Fit => {
    const terms = fit.terms.filter(({ term }) => !untold.includes(term));
    const sum = (part: 'points' | 'outOf') => terms.reduce((all, one) => all + one[part], 0);
    return { ...fit, score: Math.round((100 * sum('points')) / sum('outOf')), terms };
  };
  if (isFit(value)) return told(value);
  const page = value as { nodes?: unknown[]; pageInfo: object } | null;
  if (!page?.nodes?.every(isFit) || page.nodes.length === 0) return value;
  const nodes = page.nodes.map(told);
  const minutes = (fit: Fit) => fit.travel?.minutes ?? Infinity;
  const idOf = (fit: Fit | undefined) => fromNodeId(fit?.slot.id ?? '')?.id ?? '';
  const order = (a: Fit, b: Fit) =>
    Number(b.fits) - Number(a.fits) ||
    b.score - a.score ||
    minutes(a) - minutes(b) ||
    (idOf(a) < idOf(b) ? -1 : 1);
  const sorted = nodes.toSorted(order);
  const cursor = (fit: Fit | undefined) => Buffer.from(JSON.stringify([idOf(fit)])).toString('base64url');
  const pageInfo = { ...page.pageInfo, startCursor: cursor(sorted[0]), endCursor: cursor(sorted.at(-1)) };
  return { ...page, nodes: sorted, pageInfo };
}
