import type { ClientSession } from 'mongodb';
import type { Operation } from './format.ts';
import type { Operations } from './operations.ts';

export const SESSION: Operations<ClientSession> = {
  startTransaction: (session, options) => session.startTransaction(options),
  commitTransaction: (session) => session.commitTransaction(),
  abortTransaction: (session) => session.abortTransaction(),
  endSession: (session) => session.endSession(),
  getSnapshotTime: (session) => (session as unknown as { snapshotTime?: unknown }).snapshotTime,
  withTransaction: async (session, { callback, ...options }, context) => {
    await session.withTransaction(() => context.callback(callback as Operation[]), options);
  },
};
