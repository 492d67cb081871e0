import { MongoClient, MongoServerError } from 'mongodb';
import { expect, it } from 'vitest';
import { startEmbeddedMongo } from './index.ts';
import { smallDisk } from './test/small-disk.ts';

interface Item {
  _id: number;
  text: string;
}

it.each(['at once', 'aside'] as const)(
  'refuses writes when the disk is full, keeps reading, and writes again when there is room; commits %s',
  async (commits) => {
    const disk = smallDisk();
    const server = await startEmbeddedMongo({ dataDir: disk.folder, commits });
    const client = await new MongoClient(server.uri).connect();
    const items = client.db('test').collection<Item>('items');
    await items.createIndex({ text: 1 });
    disk.begin(server.pid);
    const text = 'x'.repeat(50_000);
    const insert = (_id: number) => items.insertOne({ _id, text: `${_id}${text}` });
    let written = 0;
    const refusal = await (async () => {
      for (;;) {
        try {
          await insert(written);
          written++;
        } catch (error) {
          return error;
        }
      }
    })();
    expect(refusal).toBeInstanceOf(MongoServerError);
    expect(refusal).toMatchObject({ code: 14031, codeName: 'OutOfDiskSpace' });
    expect(await items.countDocuments()).toBe(written);
    expect((await items.findOne({ _id: written - 1 }))?.text).toBe(`${written - 1}${text}`);
    await expect(insert(-1)).rejects.toMatchObject({ code: 14031 });
    disk.makeRoom(server.pid);
    await insert(-2);
    const ids = (await items.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id);
    expect(ids).toEqual([-2, ...Array.from({ length: written }, (_, id) => id)]);
    await client.close();
    await server.stop();
    disk.remove();
  },
);
