import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/**
 * Stands between the product and its database and counts the commands of transactions that change something: who dies
 * before a read leaves what the next of these would find.
 */
export interface WireProxy {
  uri: string;
  /** From now on: counts, and calls back before the command of this number is passed on. */
  arm(number: number, callback: () => Promise<void>): void;
  /** How many were counted since it was armed. */
  count(): number;
  close(): void;
}

const TRANSACTION = Buffer.from('txnNumber\0');
const READS = ['find', 'aggregate', 'getMore', 'count', 'distinct'];
/** In an OP_MSG: after its header, its flags, the kind of its first section, and that document's length and first type. */
const NAME_AT = 26;

/** The name of a message's command, which is the first key of its document. */
function commandOf(message: Buffer): string {
  return message.toString('latin1', NAME_AT, message.indexOf(0, NAME_AT));
}

/** Starts a proxy to a MongoDB on TCP. @param uri - address of the database, without a path */
export async function startWireProxy(uri: string): Promise<WireProxy> {
  const target = new URL(uri.replace('mongodb:', 'http:'));
  const sockets = new Set<Socket>();
  let armed: { number: number; callback: () => Promise<void> } | null = null;
  let counted = 0;

  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    client.on('close', () => database.destroy());
    database.on('close', () => client.destroy());
    database.on('data', (chunk) => client.write(chunk));
    let rest = Buffer.alloc(0);
    let turn = Promise.resolve();
    client.on('data', (chunk) => {
      rest = Buffer.concat([rest, chunk]);
      while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
        const message = rest.subarray(0, rest.readInt32LE(0));
        rest = rest.subarray(message.length);
        turn = turn.then(() => pass(message, database));
      }
    });
  });

  async function pass(message: Buffer, database: Socket): Promise<void> {
    if (armed && message.includes(TRANSACTION) && !READS.includes(commandOf(message))) {
      counted++;
      if (counted === armed.number) await armed.callback();
    }
    if (!database.destroyed) database.write(message);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    uri: `mongodb://127.0.0.1:${port}/scheldemond${target.search}`,
    arm: (number, callback) => {
      armed = { number, callback };
      counted = 0;
    },
    count: () => counted,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
