import { hash, verify } from '@node-rs/argon2';
import { COMMON_PASSWORDS } from './common-passwords.ts';

// OWASP's first choice for argon2id: 19 MiB, two passes, one lane.
const ARGON2ID = 2;
const OPTIONS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const SHORTEST = 12;
const LONGEST = 200;

let nobody: Promise<string> | null = null;

export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), OPTIONS);
}

/** Whether the password fits; does the same work when there is no hash. */
export async function passwordFits(password: string, passwordHash: string | null): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const fits = await verify(passwordHash ?? (await nobody), password.normalize('NFKC').slice(0, LONGEST));
  return passwordHash !== null && fits;
}

/**
 * Whether a password may be chosen: 12 to 200 characters, not common, not holding the person's names or
 * address.
 */
export function isStrongEnough(password: string, names: readonly string[]): boolean {
  const folded = fold(password);
  const length = [...password].length;
  if (length < SHORTEST || length > LONGEST) return false;
  if (new Set(folded).size < 5) return false;
  const bare = folded.replace(/[^a-z]/g, '');
  if (COMMON_PASSWORDS.some((common) => folded === common || bare === common)) return false;
  return !names.map(fold).some((name) => name.length >= 4 && folded.includes(name));
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
