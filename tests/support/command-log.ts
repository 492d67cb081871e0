import type { Socket } from 'node:net';
import { connect, createServer, type AddressInfo } from 'node:net';
import { deserialize } from 'bson';

/** A command as a client sent it. */
export type SentCommand = Record<string, unknown>;

/** Stands between the product and its database and keeps the commands that it passes on. */
export interface CommandLog {
  uri: string;
  commands: SentCommand[];
  close(): void;
}

const OP_MSG = 2013;
const BODY = 21;

/** @param uri - address of a MongoDB on TCP, without a path */
export async function startCommandLog(uri: string): Promise<CommandLog> {
  const target = new URL(uri.replace('mongodb:', 'http:'));
  const commands: SentCommand[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => from.destroy());
      from.on('close', () => (sockets.delete(from), to.destroy()));
    }
    database.pipe(client);
    let rest = Buffer.alloc(0);
    client.on('data', (chunk) => {
      database.write(chunk);
      rest = Buffer.concat([rest, chunk]);
      while (rest.length >= 16 && rest.length >= rest.readInt32LE(0)) {
        const message = rest.subarray(0, rest.readInt32LE(0));
        rest = rest.subarray(message.length);
        if (message.readInt32LE(12) === OP_MSG && message[BODY - 1] === 0)
          commands.push(deserialize(message.subarray(BODY, BODY + message.readInt32LE(BODY))));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    uri: `mongodb://127.0.0.1:${port}/scheldemond${target.search}`,
    commands,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
