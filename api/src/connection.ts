import type { Model, PipelineStage } from 'mongoose';
import { without, type Stored } from './database.ts';
import { AppError } from './errors.ts';
import { readAggregate } from './reads.ts';

/** Fields to sort by, most important first; the last must be unique (`_id`). */
export type Sort = readonly (readonly [field: string, direction: 1 | -1])[];

/** The fields in this order, all of them up or all of them down, and `_id` last. */
export function sortBy(direction: 'ASC' | 'DESC', ...fields: readonly string[]): Sort {
  const way = direction === 'ASC' ? 1 : -1;
  return [...fields, '_id'].map((field) => [field, way] as const);
}

/** One page of a Relay connection; the total is counted only when it is asked. */
export interface Page<T> {
  nodes: T[];
  pageInfo: PageInfo;
  totalCount: () => Promise<number>;
}
export interface PageInfo {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor: string | null;
  endCursor: string | null;
}

/** Where a page's aggregation keeps each item's place; join stages must not project it away. */
export const CURSOR = '_cursor';
const LARGEST_PAGE = 100;
/** What documents carry to be found and ordered, and no page shows. */
const FOR_THE_DATABASE = ['searchKeys', 'openSearchKeys', 'sortKey', 'placeKey', 'classKey', 'programmeKey'];

/**
 * One page of a list in one aggregation: match, sort, limit, then the joins of what remains.
 * Continues after a cursor by comparing the sort fields, so that an index serves every page.
 *
 * @param options.first - 1 to 100, else BAD_INPUT
 * @param options.after - `endCursor` of the page before; BAD_INPUT when it is not one of this list
 * @param options.part - what is kept of each document (`projected`); left out: all but what is for the database
 * @param options.stages - joins; documents keep `CURSOR` (use $set, $unset and $lookup, no inclusive $project)
 */
export async function listPage<D extends Stored, T extends { id: string }>(
  model: Model<D>,
  options: {
    filter: Record<string, unknown>;
    sort: Sort;
    first: number;
    after?: string | null | undefined;
    stages?: PipelineStage[];
    part?: { $project: Record<string, unknown> } | null;
  },
): Promise<Page<T>> {
  const { filter, sort, first, after, stages = [], part } = options;
  requirePageSize(first);
  const match = after ? { $and: [filter, following(sort, parseCursor(after, sort.length))] } : filter;
  const place = { [CURSOR]: sort.map(([field]) => ({ $ifNull: [`$${field}`, null] })) };
  const found = await readAggregate<Record<string, unknown>>(model as never, [
    { $match: match },
    { $sort: Object.fromEntries(sort) },
    { $limit: first + 1 },
    ...(part
      ? [{ $project: { ...part.$project, ...place } } as PipelineStage]
      : [{ $set: { ...place, id: '$_id' } }, { $unset: FOR_THE_DATABASE }]),
    ...stages,
  ]);
  const shown = found.slice(0, first);
  const cursors = [shown[0], shown.at(-1)].map(
    (document) => document && toCursor(document[CURSOR] as unknown[]),
  );
  const nodes = shown.map((document) => without<T>(document, '_id', CURSOR));
  let total: Promise<number> | null = null;
  return {
    nodes,
    pageInfo: pageInfo(cursors, found.length > first, Boolean(after)),
    totalCount: () => (total ??= model.countDocuments(filter).exec()),
  };
}

/** A page of a list that was ranked in memory; the cursor is the item's id. */
export function pageOf<T extends { id: string }>(
  items: readonly T[],
  args: { first: number; after?: string | null | undefined },
): Page<T> {
  requirePageSize(args.first);
  const last = args.after ? String(parseCursor(args.after, 1)[0]) : null;
  const start = last === null ? 0 : items.findIndex((item) => item.id === last) + 1;
  const nodes = items.slice(start, start + args.first);
  const cursors = [nodes[0], nodes.at(-1)].map((item) => item && toCursor([item.id]));
  return {
    nodes,
    pageInfo: pageInfo(cursors, start + args.first < items.length, start > 0),
    totalCount: () => Promise.resolve(items.length),
  };
}

function requirePageSize(first: number): void {
  if (!Number.isInteger(first) || first < 1 || first > LARGEST_PAGE) {
    throw new AppError('BAD_INPUT', `first must be 1 to ${LARGEST_PAGE}.`);
  }
}

function pageInfo([first, last]: readonly (string | undefined)[], more: boolean, before: boolean): PageInfo {
  return {
    hasNextPage: more,
    hasPreviousPage: before,
    startCursor: first ?? null,
    endCursor: last ?? null,
  };
}

/** What follows these values in the sort order: for each field, equal before it and beyond in it. */
function following(sort: Sort, values: unknown[]): Record<string, unknown> {
  const branches: Record<string, unknown>[] = [];
  const equal: Record<string, unknown> = {};
  sort.forEach(([field, direction], i) => {
    const value = values[i] ?? null;
    const beyond = beyondOf(field, direction, value);
    if (beyond) branches.push({ ...equal, ...beyond });
    equal[field] = value;
  });
  return branches.length > 0 ? { $or: branches } : { _id: { $in: [] } };
}

function beyondOf(field: string, direction: 1 | -1, value: unknown): Record<string, unknown> | null {
  // Null sorts before everything, and $gt and $lt compare within one type only.
  if (value === null) return direction === 1 ? { [field]: { $ne: null } } : null;
  if (direction === 1) return { [field]: { $gt: value } };
  return { $or: [{ [field]: { $lt: value } }, { [field]: null }] };
}

function toCursor(values: unknown[]): string {
  const written = values.map((value) => (value instanceof Date ? { date: value.toISOString() } : value));
  return Buffer.from(JSON.stringify(written)).toString('base64url');
}

function parseCursor(cursor: string, length: number): unknown[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(read) && read.length === length) return read.map(readValue);
  } catch {
    // Falls through to the same answer as any other wrong cursor.
  }
  throw new AppError('BAD_INPUT', 'after is not a cursor of this list.');
}

function readValue(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  const date = new Date(String((value as { date?: unknown }).date));
  if (Number.isNaN(date.getTime())) throw new Error('not a date');
  return date;
}
