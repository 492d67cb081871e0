import { systemLog } from '../log.ts';

/**
 * @param stop - aborted when the process is to end: work of many parts then leaves the rest to the next process
 */
type Work = (now: Date, stop: AbortSignal) => Promise<void>;

interface Job {
  name: string;
  everySeconds: number;
  run: Work;
  dueAt: number;
}

const jobs: Job[] = [];
const NEVER = new AbortController().signal;

/**
 * Registers work that time does. Jobs run one after another, first at start; a job must be harmless when it
 * runs twice.
 */
export function registerJob(name: string, everySeconds: number, run: Work): void {
  if (jobs.some((job) => job.name === name)) return;
  jobs.push({ name, everySeconds, run, dueAt: 0 });
}

/** Runs every job that is due at this instant; with `all` also those that are not. Failures are logged. */
export async function runDueJobs(
  now: Date,
  { all = false, stop = NEVER }: { all?: boolean; stop?: AbortSignal } = {},
): Promise<void> {
  for (const job of jobs) {
    if (stop.aborted) return;
    if (!all && job.dueAt > now.getTime()) continue;
    job.dueAt = now.getTime() + job.everySeconds * 1_000;
    try {
      await job.run(now, stop);
    } catch (error) {
      systemLog.error({ err: error, job: job.name }, 'job failed');
    }
  }
}

/** What the timer began and has not ended. */
let running: Promise<void> | null = null;

/** Waits for what the timer began. */
export async function jobsIdle(): Promise<void> {
  await running;
}

/** Runs due jobs every second until the returned function is called, which waits for the part that is under way. */
export function startJobs(now: () => Date): () => Promise<void> {
  const stopping = new AbortController();
  const timer = setInterval(() => {
    running ??= runDueJobs(now(), { stop: stopping.signal }).finally(() => {
      running = null;
    });
  }, 1_000);
  return async () => {
    clearInterval(timer);
    stopping.abort();
    await jobsIdle();
  };
}
