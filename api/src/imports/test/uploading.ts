import type { PersonViewer } from '@scheldemond/domain/access/viewer';
import { newId } from '../../database.ts';
import type { TestApi } from '../../test/api.ts';
import type { TestServer } from '../../test/http.ts';
import { sessionToken } from '../../test/world.ts';

/** An import as a client sees it. */
export interface SeenImport {
  id: string;
  state: string;
  fileName: string;
  rowCount: number;
  columns: { heading: string; samples: string[]; field: string | null; isKey: boolean }[];
  counts: { added: number; changed: number; same: number; kept: number } | null;
  errorCount: number;
  errors: { line: number; column: string; field: string | null; message: string; value: string }[];
}

const SEEN = `id state fileName rowCount columns { heading samples field isKey }
  counts { added changed same kept } errorCount errors { line column field message value }`;

/** Sends a file as the page does. */
export async function upload(
  server: TestServer,
  as: PersonViewer | null,
  kind: string,
  content: string | Uint8Array,
  options: { name?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; id: string; body: string }> {
  const form = new FormData();
  form.set('kind', kind);
  form.set(
    'file',
    new Blob([typeof content === 'string' ? content : Uint8Array.from(content)]),
    options.name ?? 'lijst.csv',
  );
  const response = await fetch(`${server.url}/imports`, {
    method: 'POST',
    headers: {
      origin: server.url,
      ...(as ? { cookie: `sessie=${await sessionToken(as)}` } : {}),
      ...options.headers,
    },
    body: form,
  });
  const body = await response.text();
  const id = response.status === 201 ? (JSON.parse(body) as { id: string }).id : '';
  return { status: response.status, id, body };
}

export async function seen(api: TestApi, as: PersonViewer, id: string): Promise<SeenImport | null> {
  const { data, errors } = await api.graphql(
    `query($id: ID!) { node(id: $id) { ... on Import { ${SEEN} } } }`,
    { id },
    as,
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data.node as SeenImport | null;
}

/** The import when its work has come to an end. */
export async function settled(api: TestApi, as: PersonViewer, id: string): Promise<SeenImport | null> {
  for (;;) {
    const one = await seen(api, as, id);
    if (!one || (one.state !== 'CHECKING' && one.state !== 'WRITING')) return one;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export interface StepAnswer {
  reason?: string;
  facts?: { name: string; value: string | null }[];
  import?: { id: string; state: string } | null;
}
const ANSWER =
  '{ ... on ImportChanged { import { id state } } ... on ImportRefused { reason facts { name value } } }';

async function send(
  api: TestApi,
  as: PersonViewer,
  document: string,
  variables: object,
): Promise<StepAnswer> {
  const { data, errors } = await api.graphql(document, variables as Record<string, unknown>, as);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data.step as StepAnswer;
}

/** Settles the columns, as guessed unless told otherwise, and waits for the rows to be checked. */
export async function checked(
  api: TestApi,
  as: PersonViewer,
  id: string,
  change: { columns?: (string | null)[]; keyColumns?: number[] } = {},
): Promise<{ answer: StepAnswer; one: SeenImport | null }> {
  const before = await seen(api, as, id);
  const columns = before?.columns ?? [];
  const input = {
    key: newId(),
    id,
    columns: columns.map(({ field }) => field),
    keyColumns: columns.flatMap(({ isKey }, at) => (isKey ? [at] : [])),
    ...change,
  };
  const document = `mutation($input: CheckImportInput!) { step: checkImport(input: $input) ${ANSWER} }`;
  const answer = await send(api, as, document, { input });
  return { answer, one: await settled(api, as, id) };
}

export async function run(api: TestApi, as: PersonViewer, id: string): Promise<SeenImport | null> {
  await step(api, as, 'runImport', id);
  return settled(api, as, id);
}

export function step(
  api: TestApi,
  as: PersonViewer,
  name: 'runImport' | 'cancelImport',
  id: string,
): Promise<StepAnswer> {
  const document = `mutation($key: ID!, $id: ID!) { step: ${name}(key: $key, id: $id) ${ANSWER} }`;
  return send(api, as, document, { key: newId(), id });
}
