import { defineModel, isDuplicateKey } from '../../database.ts';

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

/** Takes a turn that one process of the installation has at a time; false while another has it. */
export async function takeTurn(name: string, now: Date, longestMs: number): Promise<boolean> {
  const free = { _id: name, at: { $lt: new Date(now.getTime() - longestMs) } };
  try {
    await markers.updateOne(free, { $set: { at: now } }, { upsert: true });
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

export async function giveBackTurn(name: string): Promise<void> {
  await markers.deleteOne({ _id: name });
}
