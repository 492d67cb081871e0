import { createServer as createHttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import type { AddressInfo } from 'node:net';
import { createServer, type ServerOptions } from '../server.ts';

/** A running web server on a free port of loopback. */
export interface TestServer {
  url: string;
  /** Sends a GraphQL body as our own page would; `headers` are added or replaced, null removes one. */
  post(
    body: unknown,
    headers?: Record<string, string | null>,
  ): Promise<{ status: number; json: unknown; text: string; headers: Headers; cookie: string | null }>;
  /** Takes a connection that is not a socket, such as one that nobody reads. */
  connect(connection: Duplex): void;
  stop(): Promise<void>;
}

/** Serves the API over HTTP; the test's database must be connected. */
export async function startTestServer(options: Partial<ServerOptions> = {}): Promise<TestServer> {
  let handler: Parameters<typeof createHttpServer>[1] = () => undefined;
  const http = createHttpServer((request, response) => handler?.(request, response as never));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const server = await createServer({
    publicUrl: url,
    production: true,
    trustProxy: 0,
    keptAnswersMb: 32,
    trustedOnly: false,
    documents: new Map(),
    clientDist: '/nowhere',
    ...options,
  });
  handler = server.app;
  return {
    url,
    async post(body, headers = {}) {
      const all = { 'content-type': 'application/json', origin: url, ...headers };
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== null),
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      const text = await response.text();
      let json: unknown = null;
      try {
        json = JSON.parse(text);
      } catch {
        // The test looks at the text.
      }
      const cookie = response.headers.get('set-cookie');
      return { status: response.status, json, text, headers: response.headers, cookie };
    },
    connect: (connection) => void http.emit('connection', connection),
    async stop() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      await server.stop();
    },
  };
}
