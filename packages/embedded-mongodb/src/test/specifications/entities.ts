import { ReadPreference, MongoClient, GridFSBucket, type Db } from 'mongodb';
import type { Doc } from '../../values/types.ts';
import { Recorder } from './events.ts';
import type { MatchContext } from './match.ts';

/** The named things of one test: clients, databases, collections, sessions, buckets, cursors and results. */
export class Entities implements MatchContext {
  readonly recorders = new Map<string, Recorder>();
  private readonly values = new Map<string, unknown>();
  private readonly sessionIds = new Map<string, unknown>();
  private readonly uri: string;
  private readonly options: object;

  /** @param options - of every client, where the driver would do otherwise than the tests say */
  constructor(uri: string, options: object = {}) {
    this.uri = uri;
    this.options = options;
  }

  entity(name: string): unknown {
    if (!this.values.has(name)) throw new Error(`There is no entity ${name}`);
    return this.values.get(name);
  }

  get<T>(name: string): T {
    return this.entity(name) as T;
  }

  set(name: string, value: unknown): void {
    this.values.set(name, value);
  }

  sessionId(name: string): unknown {
    return this.sessionIds.get(name);
  }

  recorder(client: string): Recorder {
    return this.recorders.get(client)!;
  }

  async create(descriptions: readonly Doc[]): Promise<void> {
    for (const description of descriptions) {
      const [[kind, fields]] = Object.entries(description) as [[string, Doc]];
      const make = this.makers[kind];
      if (!make) throw new Error(`Unknown kind of entity: ${kind}`);
      this.values.set(String(fields['id']), await make(fields));
    }
  }

  private readonly makers: Record<string, (fields: Doc) => unknown> = {
    client: async (fields) => {
      const options = {
        ...(fields['serverApi'] ? { serverApi: fields['serverApi'] } : {}),
        ...(fields['uriOptions'] as Doc | undefined),
        monitorCommands: true,
        // A server that was lost is looked for at once, not after half a second.
        minHeartbeatFrequencyMS: 10,
        ...this.options,
      };
      const client = new MongoClient(this.uri, options as object);
      this.recorders.set(String(fields['id']), new Recorder(client, fields));
      await client.connect();
      return client;
    },
    database: (fields) =>
      this.get<MongoClient>(String(fields['client'])).db(
        String(fields['databaseName']),
        readOptions(fields['databaseOptions']),
      ),
    collection: (fields) =>
      this.get<Db>(String(fields['database'])).collection(
        String(fields['collectionName']),
        readOptions(fields['collectionOptions']),
      ),
    session: (fields) => {
      const client = this.get<MongoClient>(String(fields['client']));
      const session = client.startSession(readOptions(fields['sessionOptions']));
      this.sessionIds.set(String(fields['id']), session.id);
      return session;
    },
    bucket: (fields) =>
      new GridFSBucket(this.get<Db>(String(fields['database'])), readOptions(fields['bucketOptions'])),
  };

  async close(): Promise<void> {
    for (const value of this.values.values()) if (isClosable(value)) await value.close();
    for (const value of this.values.values()) if (value instanceof MongoClient) await value.close();
  }
}

function isClosable(value: unknown): value is { close(): Promise<void> } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'close' in value &&
    typeof value.close === 'function' &&
    !(value instanceof MongoClient)
  );
}

/** Options as the driver takes them: read preferences are instances, also in the defaults of transactions. */
export function readOptions(options: unknown): object {
  const { readPreference, defaultTransactionOptions, ...rest } = (options as Doc | undefined) ?? {};
  return {
    ...rest,
    ...(readPreference ? { readPreference: preference(readPreference as Doc) } : {}),
    ...(defaultTransactionOptions
      ? { defaultTransactionOptions: readOptions(defaultTransactionOptions) }
      : {}),
  };
}

function preference({ mode, tagSets, maxStalenessSeconds }: Doc): ReadPreference {
  const options = maxStalenessSeconds === undefined ? {} : { maxStalenessSeconds };
  return new ReadPreference(mode as never, tagSets as never, options as object);
}
