import { defineModel, newId } from '../../database.ts';

interface CredentialDocument {
  _id: string;
  passwordHash: string;
  changedAt: Date;
}
interface AttemptDocument {
  _id: string;
  key: string;
  at: Date;
}

/** Apart from the person, so that no query on persons can hand it out. */
const credentials = defineModel<CredentialDocument>(
  'Credential',
  'credentials',
  { passwordHash: String, changedAt: Date },
  [],
);
const DAY = 24 * 3600;
const attempts = defineModel<AttemptDocument>('SignInAttempt', 'signInAttempts', { key: String, at: Date }, [
  { key: { key: 1, at: 1 } },
  { key: { at: 1 }, keptForSeconds: DAY },
]);

export async function passwordHashOf(personId: string): Promise<string | null> {
  const found = await credentials.findById(personId).lean<CredentialDocument>();
  return found?.passwordHash ?? null;
}

export async function savePasswordHash(personId: string, passwordHash: string, now: Date): Promise<void> {
  await credentials.updateOne(
    { _id: personId },
    { $set: { passwordHash, changedAt: now } },
    { upsert: true },
  );
}

export async function insertAttempt(key: string, at: Date): Promise<void> {
  await attempts.create([{ _id: newId(), key, at }]);
}

export async function countAttempts(key: string, since: Date): Promise<number> {
  return attempts.countDocuments({ key, at: { $gt: since } });
}

/** When the oldest attempt in the window was made; null without one. */
export async function oldestAttempt(key: string, since: Date): Promise<Date | null> {
  const found = await attempts
    .findOne({ key, at: { $gt: since } })
    .sort({ at: 1 })
    .lean<AttemptDocument>();
  return found?.at ?? null;
}

export async function deleteAttempts(key: string): Promise<void> {
  await attempts.deleteMany({ key });
}
