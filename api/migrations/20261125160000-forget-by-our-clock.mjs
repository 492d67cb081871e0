/** Old records go by the product's clock now; the database's own expiry of them ends. */
const EXPIRED_BY_DATABASE = {
  sessions: 'expiresAt_1',
  links: 'expiresAt_1',
  onceRecords: 'at_1',
  signInAttempts: 'at_1',
};

export async function up(db) {
  const collections = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
  for (const [collection, index] of Object.entries(EXPIRED_BY_DATABASE)) {
    if (!collections.includes(collection)) continue;
    const indexes = await db.collection(collection).indexes();
    const standing = indexes.find(({ name }) => name === index);
    if (standing?.expireAfterSeconds !== undefined) await db.collection(collection).dropIndex(index);
  }
}
