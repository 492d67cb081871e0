import type { Engine } from '../engine.ts';
import { runQuery } from '../query/run.ts';
import { elementsAt } from '../values/paths.ts';

/** Removes what time-to-live indexes say is over, replies that no session can ask for any more, and old changes. */
export async function reapExpired(engine: Engine, now = Date.now()): Promise<void> {
  for (const { namespace, indexes } of engine.catalog.list()) {
    for (const index of indexes) {
      if (index.expireAfterSeconds === null || index.fields.length !== 1) continue;
      const { name, path } = index.fields[0]!;
      const before = new Date(now - index.expireAfterSeconds * 1000);
      await engine.queue.run(() => {
        const collection = engine.catalog.find(namespace);
        const writer = engine.writer();
        for (const { doc } of runQuery(engine.view, collection, {
          filter: { [name]: { $lt: before } },
          limit: 1000,
        })) {
          const dates = elementsAt(doc, path).filter((value) => value instanceof Date);
          if (dates.some((date) => date < before)) writer.remove(collection!, doc);
        }
      });
    }
  }
  await engine.queue.run(() => engine.replies.forgetOld(now));
  while (await engine.queue.run(() => engine.oplog.prune(now)));
}
