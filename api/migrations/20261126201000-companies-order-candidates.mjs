const ADDED = ['COMPANY_ORDER', 'COMPETENCES'];

/** Companies may put candidates in order; in an earlier version none did. No plan counted the terms that are new since. */
export async function up(db) {
  await db
    .collection('slots')
    .updateMany({ candidateNeedIds: { $exists: false } }, { $set: { candidateNeedIds: [] } });
  for (const term of ADDED)
    await db
      .collection('matchingPlans')
      .updateMany(
        { weights: { $exists: true }, [`weights.${term}`]: { $exists: false } },
        { $set: { [`weights.${term}`]: 0 } },
      );
}
