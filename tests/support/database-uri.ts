import { randomBytes } from 'node:crypto';
import { MongoClient } from 'mongodb';

/** The address of a new, empty database on the replica set of an address. */
export function freshDatabase(uri: string): string {
  const address = new URL(uri);
  address.pathname = `/scheldemond_test_${randomBytes(6).toString('hex')}`;
  return address.href;
}

/** Drops the database of an address. */
export async function dropDatabase(uri: string): Promise<void> {
  const client = new MongoClient(uri);
  try {
    await client.db().dropDatabase();
  } finally {
    await client.close();
  }
}
