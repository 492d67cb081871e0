import { Worker } from 'node:worker_threads';
import type { PlanInput, PlanResult } from './solver.ts';

/** Plans at the same time on one process; the others wait. */
const AT_ONCE = 2;
const MOST_WAITING = 20;
/** Memory of one thread, without the arrays that its input bounds. */
const MOST_MB = 512;
const LONGEST_SECONDS = 120;

interface Job {
  percent: number;
  cancelled: boolean;
  worker: Worker | null;
}

/** By plan; what runs or waits on this process. */
const jobs = new Map<string, Job>();
const waiting: (() => void)[] = [];
let running = 0;

/** Thrown when too many plans wait already. */
export class TooManyPlans extends Error {
  override readonly name = 'TooManyPlans';
}

/** How far a plan is on this process, 0 to 100; null when it does not run here. */
export function progressOf(planId: string): number | null {
  return jobs.get(planId)?.percent ?? null;
}

/** Ends the work on a plan at once, where it runs on this process. */
export function cancelJob(planId: string): void {
  const job = jobs.get(planId);
  if (!job) return;
  job.cancelled = true;
  void job.worker?.terminate();
}

/** Whether another plan may be asked of this process. */
export function hasRoom(): boolean {
  return jobs.size < AT_ONCE + MOST_WAITING;
}

/**
 * Computes a plan in a thread of its own, when its turn comes; null when it was cancelled.
 *
 * @param load - reads the input, asked only when the turn has come, so that what waits holds nothing
 * @throws Error when the thread fails, or takes longer than two minutes
 */
export async function computeInWorker(
  planId: string,
  load: () => Promise<PlanInput>,
): Promise<PlanResult | null> {
  if (!hasRoom()) throw new TooManyPlans('Too many plans wait already.');
  const job: Job = { percent: 0, cancelled: false, worker: null };
  jobs.set(planId, job);
  try {
    await turn();
    try {
      const input = job.cancelled ? null : await load();
      return input && !job.cancelled ? await runWorker(job, input) : null;
    } finally {
      next();
    }
  } finally {
    jobs.delete(planId);
  }
}

async function turn(): Promise<void> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
}

/** Hands the turn to who waits longest. */
function next(): void {
  const first = waiting.shift();
  if (first) first();
  else running -= 1;
}

type Message = { percent: number } | { result: PlanResult };

function runWorker(job: Job, input: PlanInput): Promise<PlanResult | null> {
  return new Promise((resolve, reject) => {
    const worker = startWorker(input);
    job.worker = worker;
    worker.unref();
    const late = setTimeout(() => void worker.terminate(), LONGEST_SECONDS * 1_000);
    late.unref();
    worker.on('message', (message: Message) => {
      if ('percent' in message) job.percent = message.percent;
      else resolve(message.result);
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      clearTimeout(late);
      if (job.cancelled) resolve(null);
      else reject(new Error('The thread ended before the plan was there.'));
    });
  });
}

const SOURCE = import.meta.url.endsWith('.ts');
/** From source, as in tests and while developing, the thread needs a loader before it can read its entry. */
const LOADER = `
  import('tsx/esm/api').then(({ register }) => {
    register();
    return import(${JSON.stringify(new URL('./worker.ts', import.meta.url).href)});
  });
`;

function startWorker(input: PlanInput): Worker {
  const options = { workerData: input, resourceLimits: { maxOldGenerationSizeMb: MOST_MB } };
  return SOURCE
    ? new Worker(LOADER, { ...options, eval: true, execArgv: ['--conditions=source'] })
    : new Worker(new URL('./worker.js', import.meta.url), options);
}
