import type { Context } from '../context.ts';
import { listQualifications } from './service.ts';

export const resolvers = {
  Query: {
    qualifications: (_: unknown, args: Parameters<typeof listQualifications>[1], context: Context) =>
      listQualifications(context, args),
  },
};
