import { dropDatabase, freshDatabase } from './database-uri.ts';
import { demoSnapshot } from './demo-snapshot.ts';
import { importSmallRegion, type SmallRegion } from './small-region.ts';
import { startSystem, type System } from './start-system.ts';

/** Starts the product on the demo region with a small one beside it, in the embedded database or that of `MONGODB_URI`. */
export async function startBesideDemo(region: SmallRegion): Promise<System> {
  const given = process.env['MONGODB_URI'];
  if (given === undefined) {
    const dataDir = await demoSnapshot(async (folder) =>
      (await startSystem({ demo: true, dataDir: folder })).stop(),
    );
    await importSmallRegion(region, { DATA_DIR: dataDir });
    return startSystem({ demo: true, dataDir });
  }
  const uri = freshDatabase(given);
  await (await startSystem({ demo: true, uri })).stop();
  await importSmallRegion(region, { MONGODB_URI: uri });
  const system = await startSystem({ demo: true, uri });
  const stop = async () => {
    await system.stop();
    await dropDatabase(uri);
  };
  return { ...system, stop };
}
