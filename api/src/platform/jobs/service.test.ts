import { expect, it } from 'vitest';
import { registerJob, startJobs } from './service.ts';

it('ends work of many parts at the part that is under way, and begins no other work', async () => {
  let parts = 0;
  let others = 0;
  let begun!: () => void;
  const beginning = new Promise<void>((resolve) => (begun = resolve));
  registerJob('many parts', 60, async (_now, stop) => {
    begun();
    while (!stop.aborted && parts < 1_000_000) {
      parts += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
  });
  registerJob('another', 60, () => {
    others += 1;
    return Promise.resolve();
  });
  const stop = startJobs(() => new Date());
  await beginning;
  await stop();
  const done = parts;
  expect(done).toBeLessThan(1_000_000);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect([parts, others]).toEqual([done, 0]);
});
