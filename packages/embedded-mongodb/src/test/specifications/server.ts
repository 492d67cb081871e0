import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REPLICA_SET } from '../../commands/administration.ts';
import { Cursors } from '../../commands/cursors.ts';
import { dispatch } from '../../commands/dispatch.ts';
import { Engine } from '../../engine.ts';
import type { Doc } from '../../values/types.ts';
import { serve } from '../../wire/connection.ts';
import { ReplyEnd } from '../../wire/reply-end.ts';
import { FailPoints } from './fail-points.ts';

/** The database with fail points before it, in this process, on loopback TCP. */
export interface TestServer {
  uri: string;
  failPoints: FailPoints;
  close(): Promise<void>;
}

/**
 * Starts a replica set of two for drivers that ask for a secondary; both members are the same database. The
 * data stands in memory where there is such a folder: these tests are about answers, not about disks.
 */
export async function startTestServer(): Promise<TestServer> {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'embedded-'));
  const engine = new Engine(join(folder, 'data'));
  const cursors = new Cursors();
  const end = new ReplyEnd(engine.oplog);
  const failPoints = new FailPoints();
  const sockets = new Set<Socket>();
  const hosts: string[] = [];
  const listen = async (secondary: boolean): Promise<Server> => {
    let me = '';
    const answer = async (command: Doc): Promise<Doc> => {
      const reply = await dispatch(engine, cursors, command, hosts[0]!);
      if (!('hosts' in reply)) return reply;
      const role = secondary ? { isWritablePrimary: false, ismaster: false, secondary } : {};
      return { ...reply, hosts, me, ...role };
    };
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      serve(socket, end, failPoints.before(answer));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    me = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    hosts.push(me);
    return server;
  };
  const servers = [await listen(false), await listen(true)];
  return {
    uri: `mongodb://${hosts[0]}/?replicaSet=${REPLICA_SET}`,
    failPoints,
    close: async () => {
      for (const server of servers) server.close();
      for (const socket of sockets) socket.destroy();
      await engine.close();
      rmSync(folder, { recursive: true });
    },
  };
}
