import { clock } from './platform/clock.ts';
import { markDone, wasDone } from './platform/installation/store.ts';

const STEP = 'demo-region';

/**
 * Loads the demo region on the first start. A start that was cut off in the middle loads it again; rows are
 * recognised by their keys.
 *
 * @throws when the region has rows that cannot be imported
 */
export async function loadDemoOnce(): Promise<void> {
  if (await wasDone(STEP)) return;
  const { importFolder } = await import('./imports/service.ts');
  const { regionFolder } = await import('@scheldemond/demo-region');
  const result = await importFolder(regionFolder);
  if (!result.ok) throw new Error('The demo region could not be loaded.');
  await markDone(STEP, clock.now());
}
