import { clock, setClock } from './platform/clock.ts';
import { jobsIdle, runDueJobs } from './platform/jobs/service.ts';
import { newestDemoMails } from './platform/mail/store.ts';

/**
 * Lets the process that forked this one set the clock and read the mails (`TEST_CONTROL=ipc`). Without such a
 * parent there is no channel, so nothing can come in.
 */
export function obeyTests(url: string): void {
  const tell = (message: object) => process.send?.(message);
  process.on('message', (message: { type?: unknown; now?: unknown }) => {
    if (message.type === 'clock') void moveClock(message.now).then(() => tell({ type: 'clock-done' }));
    if (message.type === 'mails') {
      void newestDemoMails(1_000).then((found) =>
        tell({ type: 'mails', mails: found.map(({ _id, ...mail }) => ({ ...mail, messageId: _id })) }),
      );
    }
  });
  tell({ type: 'listening', url });
}

/** Sets the clock and lets everything happen that is due by then, mails last. */
async function moveClock(now: unknown): Promise<void> {
  setClock(typeof now === 'string' ? new Date(now) : null);
  // Twice: what a job does may make another job's work or a mail.
  await runDueJobs(clock.now(), { all: true });
  await runDueJobs(clock.now(), { all: true });
  // The timer may have taken a mail that is not delivered yet.
  await jobsIdle();
}
