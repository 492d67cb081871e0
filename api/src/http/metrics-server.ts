import { createServer, type Server } from 'node:http';
import { metricsText } from '../platform/metrics/service.ts';

/**
 * Answers `/metrics` on a port of its own, so that no proxy in front of the product can show it to the world.
 *
 * @throws when the port cannot be had
 */
export async function startMetrics(port: number, host: string): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return void response.writeHead(404).end();
    metricsText().then(
      ({ type, text }) => response.setHeader('content-type', type).end(text),
      () => response.writeHead(503).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
}
