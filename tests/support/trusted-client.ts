import { readFileSync } from 'node:fs';

const MANIFEST = new URL('../../client/generated/trusted-documents.json', import.meta.url);
const texts = JSON.parse(readFileSync(MANIFEST, 'utf8')) as Record<string, string>;

function documentOf(operation: string): [id: string, text: string] {
  const found = Object.entries(texts).find(([, text]) =>
    new RegExp(`(query|mutation) ${operation}\\b`).test(text),
  );
  if (!found) throw new Error(`The client has no operation ${operation}.`);
  return found;
}

/** The hash of the client's own operation of this name. */
export function documentId(operation: string): string {
  return documentOf(operation)[0];
}

/** The text of the client's own operation of this name. */
export function documentText(operation: string): string {
  return documentOf(operation)[1];
}

/** Asks the product over HTTP as the client does, in a session of its own. */
export interface TrustedClient {
  ask<Data>(operation: string, variables: object): Promise<Data>;
  /** Opens the live stream of any process of the installation; what it has told so far, until it ends. */
  listen(url: string): Promise<LiveTalk>;
}

/** What a live stream tells. */
export interface LiveTalk {
  heard(): string;
  ended(): boolean;
  close(): void;
}

/** Signs in as one of the demo's one-click roles. */
export async function clientAs(url: string, account: string): Promise<TrustedClient> {
  let cookie = '';
  const client: TrustedClient = {
    async ask<Data>(operation: string, variables: object): Promise<Data> {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'apollo-require-preflight': '1', cookie },
        body: JSON.stringify({ documentId: documentId(operation), operationName: operation, variables }),
      });
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
      const body = (await response.json()) as { data?: Data; errors?: unknown };
      if (!body.data) throw new Error(`${operation}: ${JSON.stringify(body.errors)}`);
      return body.data;
    },
    listen: (at) => listen(at, cookie),
  };
  const { signInAsDemo } = await client.ask<{ signInAsDemo: { __typename: string } }>('SignInAsDemo', {
    key: account,
    account,
  });
  if (signInAsDemo.__typename !== 'SignedIn') throw new Error(`${account} could not sign in.`);
  return client;
}

/** Ids of the proposals that this mentor must answer, by the student's first name. */
export async function openProposals(client: TrustedClient): Promise<Map<string, string>> {
  interface Page {
    placements: {
      nodes: { id: string; student: { displayName: string } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  }
  const found = new Map<string, string>();
  let after: string | null = null;
  do {
    const page: Page = await client.ask<Page>('Placements', {
      first: 100,
      after,
      filter: { states: ['PROPOSED'] },
    });
    for (const { id, student } of page.placements.nodes) found.set(student.displayName, id);
    after = page.placements.pageInfo.hasNextPage ? page.placements.pageInfo.endCursor : null;
  } while (after);
  return found;
}

async function listen(url: string, cookie: string): Promise<LiveTalk> {
  const stop = new AbortController();
  const response = await fetch(`${url}/live`, { headers: { cookie }, signal: stop.signal });
  if (!response.ok || !response.body) throw new Error(`/live answered ${response.status}.`);
  let heard = '';
  let ended = false;
  const read = async (body: ReadableStream<Uint8Array>): Promise<void> => {
    for await (const bytes of body) heard += Buffer.from(bytes).toString();
  };
  read(response.body)
    .catch(() => undefined)
    .finally(() => (ended = true));
  return { heard: () => heard, ended: () => ended, close: () => stop.abort() };
}
