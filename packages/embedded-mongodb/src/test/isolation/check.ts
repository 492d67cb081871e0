import type { Found, Operation, Transaction } from './history.ts';

type Edge = 'ww' | 'wr' | 'rw';
type Graph = Map<number, Map<number, Set<Edge>>>;
type Writers = Map<string, Transaction>;

const at = (key: string, value: number) => `${key}/${value}`;
const reads = ({ operations }: Transaction) =>
  operations.flatMap((operation) => (operation.kind === 'read' ? [operation] : []));
const appends = ({ operations }: Transaction, key: string) =>
  operations.flatMap((operation) =>
    operation.kind === 'append' && operation.key === key ? [operation.value] : [],
  );

/**
 * Looks for anomalies in a history of transactions that append to lists and read them. Since each value is
 * appended once, a list that was read tells who wrote it, in which order.
 *
 * @returns nothing under snapshot isolation
 */
export function findAnomalies(history: readonly Transaction[]): Found[] {
  const writers: Writers = new Map();
  for (const transaction of history)
    for (const operation of transaction.operations)
      if (operation.kind === 'append') writers.set(at(operation.key, operation.value), transaction);
  const committed = history.filter(({ state }) => state === 'committed');
  const orders = longest(committed);
  const graph = dependencies(committed, orders, writers);
  return [
    ...committed.flatMap((transaction) => [
      ...internal(transaction),
      ...reads(transaction).flatMap((read) => readsOf(transaction, read, writers)),
      ...incompatible(transaction, orders),
    ]),
    ...lostUpdates(committed, orders),
    ...cycles(graph),
  ];
}

/** The longest list that anybody read of each key: the order of its versions. */
function longest(committed: readonly Transaction[]): Map<string, readonly number[]> {
  const orders = new Map<string, readonly number[]>();
  for (const { key, list } of committed.flatMap(reads))
    if (list.length > (orders.get(key)?.length ?? -1)) orders.set(key, list);
  return orders;
}

/** A transaction that does not see its own writes, or sees a list change under it. */
function internal(transaction: Transaction): Found[] {
  const known = new Map<string, number[]>();
  for (const operation of transaction.operations) {
    const before = known.get(operation.key);
    if (operation.kind === 'append') {
      if (before) before.push(operation.value);
      else if (!known.has(operation.key)) continue;
    } else {
      if (before && before.join() !== operation.list.join())
        return [
          {
            anomaly: 'internal',
            transactions: [transaction.id],
            about: `${operation.key}: ${before.join()} became ${operation.list.join()}`,
          },
        ];
      known.set(operation.key, [...operation.list]);
    }
  }
  return [];
}

type Read = Extract<Operation, { kind: 'read' }>;

/** Reads of what was aborted (G1a), or of a state in the middle of a transaction (G1b). */
function readsOf(reader: Transaction, { key, list }: Read, writers: Writers): Found[] {
  const found: Found[] = [];
  for (const value of list) {
    const writer = writers.get(at(key, value));
    if (!writer)
      found.push({
        anomaly: 'G1a',
        transactions: [reader.id],
        about: `${key} holds ${value}, which nobody wrote`,
      });
    else if (writer.state === 'aborted')
      found.push({
        anomaly: 'G1a',
        transactions: [writer.id, reader.id],
        about: `${key} holds ${value} of an aborted transaction`,
      });
  }
  const last = list.at(-1);
  const writer = last === undefined ? undefined : writers.get(at(key, last));
  if (writer && writer !== reader && appends(writer, key).at(-1) !== last)
    found.push({
      anomaly: 'G1b',
      transactions: [writer.id, reader.id],
      about: `${key} ends with ${last}, in the middle of a transaction`,
    });
  return found;
}

/** Lists of one key that are not beginnings of one another. */
function incompatible(reader: Transaction, orders: Map<string, readonly number[]>): Found[] {
  return reads(reader)
    .filter(({ key, list }) => list.some((value, place) => orders.get(key)![place] !== value))
    .map(({ key, list }) => ({
      anomaly: 'incompatible-order' as const,
      transactions: [reader.id],
      about: `${key}: ${list.join()} and ${orders.get(key)!.join()}`,
    }));
}

/** Two that read the same version of a key and then both wrote it. */
function lostUpdates(committed: readonly Transaction[], orders: Map<string, readonly number[]>): Found[] {
  const first = new Map<string, Transaction>();
  const found: Found[] = [];
  for (const transaction of committed)
    for (const [place, operation] of transaction.operations.entries()) {
      const { kind, key } = operation;
      const own = transaction.operations.slice(0, place);
      if (
        kind !== 'read' ||
        own.some((before) => before.key === key) ||
        appends(transaction, key).length === 0
      )
        continue;
      const version = `${key}@${operation.list.length}`;
      const other = first.get(version);
      if (other)
        found.push({
          anomaly: 'lost-update',
          transactions: [other.id, transaction.id],
          about: `${version} of ${orders.get(key)!.join()}`,
        });
      else first.set(version, transaction);
    }
  return found;
}

/** Who must come after whom: by writing after a write, reading a write, or writing over what was read. */
function dependencies(
  committed: readonly Transaction[],
  orders: Map<string, readonly number[]>,
  writers: Writers,
): Graph {
  const graph: Graph = new Map();
  const link = (from: Transaction | undefined, to: Transaction | undefined, edge: Edge) => {
    if (!from || !to || from === to) return;
    const out = graph.get(from.id) ?? new Map<number, Set<Edge>>();
    graph.set(from.id, out);
    out.set(to.id, (out.get(to.id) ?? new Set()).add(edge));
  };
  for (const [key, order] of orders)
    for (const [place, value] of order.entries())
      if (place > 0) link(writers.get(at(key, order[place - 1]!)), writers.get(at(key, value)), 'ww');
  for (const reader of committed)
    for (const { key, list } of reads(reader)) {
      const last = list.at(-1);
      if (last !== undefined) link(writers.get(at(key, last)), reader, 'wr');
      const next = orders.get(key)![list.length];
      if (next !== undefined) link(reader, writers.get(at(key, next)), 'rw');
    }
  return graph;
}

/** G0: a cycle of writes. G1c: of writes and reads. G-single, read skew: with one write over what was read. */
function cycles(graph: Graph): Found[] {
  const found: Found[] = [];
  const seen = new Set<string>();
  const add = (anomaly: Found['anomaly'], path: number[] | null) => {
    const name = `${anomaly} ${path?.toSorted((a, b) => a - b).join()}`;
    if (!path || seen.has(name)) return;
    seen.add(name);
    found.push({ anomaly, transactions: path, about: path.join(' -> ') });
  };
  for (const [from, out] of graph)
    for (const [to, edges] of out) {
      if (edges.has('ww')) add('G0', pathBetween(graph, to, from, ['ww']));
      if (edges.has('wr')) add('G1c', pathBetween(graph, to, from, ['ww', 'wr']));
      if (edges.has('rw')) add('G-single', pathBetween(graph, to, from, ['ww', 'wr']));
    }
  return found;
}

function pathBetween(graph: Graph, from: number, to: number, allowed: readonly Edge[]): number[] | null {
  const before = new Map<number, number | null>([[from, null]]);
  const queue = [from];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    if (id === to) {
      const path = [];
      for (let step: number | null = id; step !== null; step = before.get(step) ?? null) path.unshift(step);
      return path;
    }
    for (const [next, edges] of graph.get(id) ?? [])
      if (!before.has(next) && allowed.some((edge) => edges.has(edge))) {
        before.set(next, id);
        queue.push(next);
      }
  }
  return null;
}
