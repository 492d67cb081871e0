import { defineModel, newId, plain, plains, type Plain } from '../../database.ts';

interface SessionDocument {
  _id: string;
  tokenHash: string;
  personId: string;
  membershipId: string;
  startedAt: Date;
  seenAt: Date;
  expiresAt: Date;
}
/** A signed-in browser. */
export type Session = Plain<SessionDocument>;

const sessions = defineModel<SessionDocument>(
  'Session',
  'sessions',
  {
    tokenHash: String,
    personId: String,
    membershipId: String,
    startedAt: Date,
    seenAt: Date,
    expiresAt: Date,
  },
  [
    { key: { tokenHash: 1 }, unique: true },
    { key: { personId: 1 } },
    { key: { expiresAt: 1 }, keptForSeconds: 0 },
  ],
);

export async function insertSession(session: Omit<Session, 'id'>): Promise<Session> {
  const document = { _id: newId(), ...session };
  await sessions.create([document]);
  return plain(document);
}

export async function findSession(tokenHash: string): Promise<Session | null> {
  return plain(await sessions.findOne({ tokenHash }).lean<SessionDocument>());
}

export async function prolongSession(id: string, seenAt: Date, expiresAt: Date): Promise<void> {
  await sessions.updateOne({ _id: id }, { $set: { seenAt, expiresAt } });
}

export async function deleteSession(id: string): Promise<void> {
  await sessions.deleteOne({ _id: id });
}

/** Deletes a person's sessions; answers their ids. */
export async function deleteSessionsOf(personId: string): Promise<string[]> {
  const found = plains(await sessions.find({ personId }).lean<SessionDocument[]>());
  await sessions.deleteMany({ personId });
  return found.map((session) => session.id);
}
