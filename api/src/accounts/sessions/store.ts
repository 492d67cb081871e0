import DataLoader from 'dataloader';
import { defineModel, newId, plain, plains, without, type Plain } from '../../database.ts';
import { readDated } from '../../reads.ts';
import type { Membership, MembershipDocument, Person, PersonDocument } from '../store.ts';

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

/** A session with the person it stands for and their memberships, oldest first. */
export interface PersonalSession extends Session {
  /** Null when they are gone. */
  person: Person | null;
  memberships: Membership[];
  /** The database's last change when this was read (`readDated`). */
  databaseTime: string | null;
}

type Found = SessionDocument & { persons: PersonDocument[]; memberships: MembershipDocument[] };

async function findSessions(tokenHashes: readonly string[]): Promise<(PersonalSession | null)[]> {
  const { found, at } = await readDated<Found>(sessions as never, [
    { $match: { tokenHash: { $in: [...new Set(tokenHashes)] } } },
    { $lookup: { from: 'persons', localField: 'personId', foreignField: '_id', as: 'persons' } },
    { $lookup: { from: 'memberships', localField: 'personId', foreignField: 'personId', as: 'memberships' } },
  ]);
  const byHash = new Map(found.map((one) => [one.tokenHash, one]));
  return tokenHashes.map((tokenHash) => {
    const one = byHash.get(tokenHash);
    if (!one) return null;
    return {
      ...plain(without<SessionDocument>(one, 'persons', 'memberships')),
      person: plain(one.persons[0] ?? null),
      memberships: plains(one.memberships.toSorted((a, b) => (a._id < b._id ? -1 : 1))),
      databaseTime: at,
    };
  });
}

/** Requests that come at the same moment are read together, after the last of them has come. */
const together = new DataLoader(findSessions, {
  cache: false,
  maxBatchSize: 50,
  batchScheduleFn: (run) => void setImmediate(run),
});

/** By the hash of its token, with all that who asks is known by: every request asks it. */
export function findSession(tokenHash: string): Promise<PersonalSession | null> {
  return together.load(tokenHash);
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
