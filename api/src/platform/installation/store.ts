import { defineModel } from '../../database.ts';

interface MarkerDocument {
  _id: string;
  at: Date;
}

/** What was done once for this installation and must not be done again. */
const markers = defineModel<MarkerDocument>('InstallationMarker', 'installation', { at: Date }, []);

export async function wasDone(step: string): Promise<boolean> {
  return (await markers.exists({ _id: step })) !== null;
}

export async function markDone(step: string, at: Date): Promise<void> {
  await markers.updateOne({ _id: step }, { $set: { at } }, { upsert: true });
}
