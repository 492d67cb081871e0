/** Closures of an earlier version close all sites of their company; the same days may now be closed at several sites. */
export async function up(db) {
  const closures = db.collection('closures');
  const found = await db.listCollections({ name: 'closures' }).toArray();
  if (found.length === 0) return;
  const old = (await closures.indexes()).find(({ name }) => name === 'ownerId_1_from_1_to_1_name_1');
  if (old) await closures.dropIndex(old.name);
  await closures.updateMany({ siteId: { $exists: false } }, { $set: { siteId: null } });
}
