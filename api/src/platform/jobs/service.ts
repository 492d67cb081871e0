import { systemLog } from '../log.ts';

interface Job {
  name: string;
  everySeconds: number;
  run: (now: Date) => Promise<void>;
  dueAt: number;
}

const jobs: Job[] = [];

/**
 * Registers work that time does. Jobs run one after another, first at start; a job must be harmless when it
 * runs twice.
 */
export function registerJob(name: string, everySeconds: number, run: (now: Date) => Promise<void>): void {
  if (jobs.some((job) => job.name === name)) return;
  jobs.push({ name, everySeconds, run, dueAt: 0 });
}

/** Runs every job that is due at this instant; with `all` also those that are not. Failures are logged. */
export async function runDueJobs(now: Date, options: { all?: boolean } = {}): Promise<void> {
  for (const job of jobs) {
    if (!options.all && job.dueAt > now.getTime()) continue;
    job.dueAt = now.getTime() + job.everySeconds * 1_000;
    try {
      await job.run(now);
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

/** Runs due jobs every second until the returned function is called, which waits for the running ones. */
export function startJobs(now: () => Date): () => Promise<void> {
  const timer = setInterval(() => {
    running ??= runDueJobs(now()).finally(() => {
      running = null;
    });
  }, 1_000);
  return async () => {
    clearInterval(timer);
    await jobsIdle();
  };
}
