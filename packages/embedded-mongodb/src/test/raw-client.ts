import { once } from 'node:events';
import { connect } from 'node:net';
import { deserialize, serialize } from 'bson';

/** Sends one command as its bytes, without a driver, and gives the answer. @param uri - of a Unix socket */
export async function sendRaw(
  uri: string,
  command: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const body = serialize({ ...command, $db: 'test' });
  const head = Buffer.alloc(21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(1, 4);
  head.writeInt32LE(2013, 12);
  const socket = connect(decodeURIComponent(uri.slice('mongodb://'.length, uri.indexOf('/?'))));
  await once(socket, 'connect');
  socket.write(Buffer.concat([head, body]));
  let answer = Buffer.alloc(0);
  while (answer.length < 4 || answer.length < answer.readInt32LE(0)) {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    answer = Buffer.concat([answer, chunk]);
  }
  socket.destroy();
  const { $clusterTime: _time, operationTime: _last, ...reply } = deserialize(answer.subarray(21));
  return reply;
}
