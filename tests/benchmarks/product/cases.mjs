// What is asked: the lists and steps that the product lives of, as trusted documents of its own.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { startEmbeddedMongo } from '@scheldemond/embedded-mongodb';
import { MongoClient } from 'mongodb';
import { documentText } from '../../support/trusted-client.ts';

const STATES =
  'DRAFT PROPOSED COUNTERED ACCEPTED READY ACTIVE INTERRUPTED COMPLETED CLOSED DECLINED WITHDRAWN EXPIRED ENDED_EARLY';
const PROVINCES = ['OOST_VLAANDEREN', 'WEST_VLAANDEREN', 'ZEELAND'];
const counts = STATES.split(' ').flatMap((state) =>
  PROVINCES.map(
    (province) =>
      `${state}_${province}: placements(first: 1, filter: { states: [${state}], province: ${province} }) { totalCount }`,
  ),
);

/** The documents by name; `PlacementPage` is the client's own. */
export const DOCUMENTS = {
  BenchList: `query BenchList($state: PlacementState!) {
    placements(first: 25, filter: { states: [$state] }, sort: CHANGED, direction: DESC) {
      nodes { id state student { id displayName programme { id title } } slot { id title company { id name municipality } } }
    }
  }`,
  BenchCounts: `query BenchCounts { ${counts.join('\n')} }`,
  BenchOpen: `query BenchOpen($after: String) {
    placements(first: 100, after: $after, filter: { states: [PROPOSED] }) { nodes { id } pageInfo { endCursor hasNextPage } }
  }`,
  BenchWithdraw: `mutation BenchWithdraw($input: PlacementStepInput!) {
    withdrawPlacement(input: $input) { __typename }
  }`,
  PlacementPage: documentText('PlacementPage'),
};

const idOf = (text) => `bench-${createHash('sha256').update(text).digest('hex')}`;

/** Body of a request for one of the documents. */
export function bodyOf(operationName, variables) {
  return { documentId: idOf(DOCUMENTS[operationName]), operationName, variables };
}

/** Puts the documents beside those of the client, as those of an earlier build would stand there. */
export async function trustDocuments(dataDir) {
  const database = await startEmbeddedMongo({ dataDir: join(dataDir, 'database') });
  const client = new MongoClient(database.uri);
  const documents = client.db('scheldemond').collection('trustedDocuments');
  for (const text of Object.values(DOCUMENTS)) {
    const set = { $set: { text, firstSeenAt: new Date() } };
    await documents.updateOne({ _id: idOf(text) }, set, { upsert: true });
  }
  await client.close();
  await database.stop();
}
