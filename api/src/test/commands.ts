import { askedDuring } from './asked.ts';

/** The reads and writes that the database gets while something runs, as `collection.method`, in their order. */
export async function commandsOf(run: () => Promise<unknown>): Promise<string[]> {
  const asked = await askedDuring(run);
  return asked.map(({ collection, method }) => `${collection}.${method}`);
}
