import type { Doc } from '../../values/types.ts';

/** A file of the "Unified Test Format", as far as the runner reads it. */
export interface SpecificationFile {
  description: string;
  runOnRequirements?: Requirement[];
  createEntities?: Doc[];
  initialData?: CollectionData[];
  tests: SpecificationTest[];
}

export interface SpecificationTest {
  description: string;
  skipReason?: string;
  runOnRequirements?: Requirement[];
  operations: Operation[];
  expectEvents?: ExpectedEvents[];
  outcome?: CollectionData[];
}

export interface Requirement {
  minServerVersion?: string;
  maxServerVersion?: string;
  topologies?: string[];
  auth?: boolean;
  serverless?: string;
  csfle?: unknown;
}

export interface CollectionData {
  databaseName: string;
  collectionName: string;
  createOptions?: Doc;
  documents: Doc[];
}

export interface Operation {
  name: string;
  object: string;
  arguments?: Doc;
  expectError?: ExpectedError;
  expectResult?: unknown;
  saveResultAsEntity?: string;
  ignoreResultAndError?: boolean;
}

export interface ExpectedError {
  isError?: boolean;
  isClientError?: boolean;
  isTimeoutError?: boolean;
  errorContains?: string;
  errorCode?: number;
  errorCodeName?: string;
  errorLabelsContain?: string[];
  errorLabelsOmit?: string[];
  errorResponse?: Doc;
  writeErrors?: Doc;
  writeConcernErrors?: Doc[];
  expectResult?: unknown;
}

export interface ExpectedEvents {
  client: string;
  eventType?: 'command' | 'cmap' | 'sdam';
  events: Doc[];
  ignoreExtraEvents?: boolean;
}

/** Whether a test is meant for this database: a replica set of this version, without users. */
export function isMeant(requirements: Requirement[] | undefined, version: string): boolean {
  if (!requirements || requirements.length === 0) return true;
  return requirements.some(
    ({ minServerVersion, maxServerVersion, topologies, auth, csfle, serverless }) =>
      (!topologies || topologies.includes('replicaset')) &&
      auth !== true &&
      csfle === undefined &&
      serverless !== 'require' &&
      (!minServerVersion || compareVersions(minServerVersion, version) <= 0) &&
      (!maxServerVersion || compareVersions(maxServerVersion, version) >= 0),
  );
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let at = 0; at < 3; at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
