import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { clock } from '../../platform/clock.ts';
import { fingerprint } from '../../once.ts';
import { countAttempts, deleteAttempts, insertAttempt, oldestAttempt } from './store.ts';

/** What is guessed, with how many wrong tries per account and per address within how many seconds. */
const LIMITS = {
  signIn: { account: 10, address: 100, seconds: 900 },
  reset: { account: 5, address: 30, seconds: 3_600 },
  link: { account: Infinity, address: 60, seconds: 900 },
} as const;
type Guess = keyof typeof LIMITS;

// An address shares a school's whole network, so its limit is wide and lives in memory only.
const byAddress = Object.fromEntries(
  Object.entries(LIMITS).map(([name, limit]) => [
    name,
    new RateLimiterMemory({ keyPrefix: name, points: limit.address, duration: limit.seconds }),
  ]),
) as Record<Guess, RateLimiterMemory>;

/**
 * Counts a try before it is judged, so that many at once do not slip through.
 *
 * @param account - what is guessed at, in any spelling that means the same; null when only the address counts
 * @returns seconds to wait, or null when the try may go on
 */
export async function countTry(
  guess: Guess,
  account: string | null,
  address: string,
): Promise<number | null> {
  const waitAddress = await consume(guess, address);
  if (waitAddress !== null) return waitAddress;
  if (account === null) return null;
  const { account: most, seconds } = LIMITS[guess];
  const now = clock.now();
  const since = new Date(now.getTime() - seconds * 1_000);
  const key = accountKey(guess, account);
  if ((await countAttempts(key, since)) < most) {
    await insertAttempt(key, now);
    if ((await countAttempts(key, since)) <= most) return null;
  }
  const oldest = await oldestAttempt(key, since);
  const end = (oldest ?? now).getTime() + seconds * 1_000;
  return Math.max(1, Math.ceil((end - now.getTime()) / 1_000));
}

/** Whether this address has guessed too often; counts nothing. Seconds to wait, or null. */
export async function waitOf(guess: Guess, address: string): Promise<number | null> {
  const found = await byAddress[guess].get(address);
  return found && found.remainingPoints <= 0 ? seconds(found) : null;
}

/** Forgets the tries of an account that turned out to be right. */
export async function forgiveTry(guess: Guess, account: string | null, address: string): Promise<void> {
  await byAddress[guess].reward(address, 1);
  if (account !== null) await deleteAttempts(accountKey(guess, account));
}

/** Forgets all addresses; for tests. */
export async function forgetAddresses(addresses: readonly string[]): Promise<void> {
  for (const limiter of Object.values(byAddress)) {
    for (const address of addresses) await limiter.delete(address);
  }
}

// The database keeps no address of a person who may not exist.
function accountKey(guess: Guess, account: string): string {
  return fingerprint([guess, account]);
}

async function consume(guess: Guess, address: string): Promise<number | null> {
  try {
    await byAddress[guess].consume(address);
    return null;
  } catch (error) {
    if (error instanceof RateLimiterRes) return seconds(error);
    throw error;
  }
}

function seconds(result: RateLimiterRes): number {
  return Math.max(1, Math.ceil(result.msBeforeNext / 1_000));
}
