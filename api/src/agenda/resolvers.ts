import type { WorkingDay } from '@scheldemond/domain/time/working-day';
import type { Context } from '../context.ts';
import type { Placement } from '../placements/service.ts';
import { daysOf, endFeed, feedOfViewer, makeFeed, viewerCanMakeFeed } from './service.ts';

export const resolvers = {
  Mutation: {
    makeAgendaFeed: async (_: unknown, __: unknown, context: Context) => {
      const made = await makeFeed(context);
      return made
        ? { __typename: 'AgendaFeedMade', ...made }
        : { __typename: 'AgendaFeedRefused', reason: 'NOT_ALLOWED' };
    },
    endAgendaFeed: (_: unknown, __: unknown, context: Context) => endFeed(context),
  },
  Placement: {
    days: (
      placement: Placement,
      args: { from?: WorkingDay | null; to?: WorkingDay | null },
      context: Context,
    ) => daysOf(context, placement, args),
  },
  Viewer: {
    agendaFeed: (_: unknown, __: unknown, context: Context) => feedOfViewer(context),
    viewerCanMakeAgendaFeed: (_: unknown, __: unknown, context: Context) => viewerCanMakeFeed(context),
  },
};
