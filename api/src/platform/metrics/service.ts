import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const registry = new Registry();
collectDefaultMetrics({ register: registry });

const requestSeconds = new Histogram({
  name: 'scheldemond_request_seconds',
  help: 'Time to answer a request, by what it asked for and how it ended.',
  labelNames: ['route', 'status'] as const,
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [registry],
});

/** The first part of a path when it is one of ours; else every page is one, or each wrong address would be a series. */
const ROUTES = new Set(['graphql', 'live', 'healthz', 'readyz', 'assets', 'export', 'import']);

/** Counts an answered request. */
export function countRequest(path: string, status: number, seconds: number): void {
  const first = path.split('/', 2)[1] ?? '';
  const route = ROUTES.has(first) ? first : 'page';
  requestSeconds.observe({ route, status: `${Math.floor(status / 100)}xx` }, seconds);
}

const queryAnswers = new Counter({
  name: 'scheldemond_query_answers_total',
  help: 'Answers to trusted queries: kept ones that were given again, and those read anew.',
  labelNames: ['from'] as const,
  registers: [registry],
});

/** Counts an answer to a trusted query. */
export function countQueryAnswer(from: 'kept' | 'read'): void {
  queryAnswers.inc({ from });
}

/** Shows a number that is asked when somebody looks. */
export function showNumber(name: string, help: string, ask: () => number | Promise<number>): void {
  if (registry.getSingleMetric(name)) return;
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      this.set(await ask());
    },
  });
}

/** All of it, in Prometheus' text format. */
export async function metricsText(): Promise<{ type: string; text: string }> {
  return { type: registry.contentType, text: await registry.metrics() };
}
