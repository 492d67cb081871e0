import mongoose from 'mongoose';

/** The commands that the database gets while something runs, as `collection.method`, in their order. */
export async function commandsOf(run: () => Promise<unknown>): Promise<string[]> {
  const commands: string[] = [];
  mongoose.set('debug', (collection: string, method: string) => {
    commands.push(`${collection}.${method}`);
  });
  try {
    await run();
  } finally {
    mongoose.set('debug', false);
  }
  return commands;
}
