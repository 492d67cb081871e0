import { addDays } from '@scheldemond/domain/time/working-day';
import type { RequestHandler } from 'express';
import { graphql, type GraphQLSchema } from 'graphql';
import { calendarFile, contextOfFeed, feedEvents, type FeedPlacement } from '../agenda/service.ts';
import type { Context } from '../context.ts';
import { refuse } from './gate.ts';

const DAYS_BACK = 30;
const DAYS_AHEAD = 365;
const PAGE = 100;
const MOST_PLACEMENTS = 500;

const DOCUMENT = `query AgendaFeed($first: Int!, $after: String, $from: LocalDate!, $to: LocalDate!) {
  placements(
    first: $first, after: $after, sort: STARTS_ON, direction: ASC
    filter: { states: [ACCEPTED, READY, ACTIVE, COMPLETED], from: $from, to: $to }
  ) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id startsOn endsOn
      student { firstName lastName }
      company { name }
      slot { title site { street postcode place country } }
      days(from: $from, to: $to) { day stretches { place from to breakMinutes } marks { kind at } }
    }
  }
}`;

/**
 * Sends an agenda to a calendar program: `GET /agenda.ics?adres=…`. It is read through the guarded schema as the person
 * whom the address belongs to, as they stand now.
 */
export function agendaFeed(schema: GraphQLSchema): RequestHandler {
  return async (request, response) => {
    const context = await contextOfFeed(request.query['adres']);
    response.setHeader('cache-control', 'no-store');
    if (context?.viewer.kind !== 'person')
      return refuse(response, 404, 'NOT_FOUND', 'There is nothing here.');
    const { language } = context;
    const events = feedEvents(await placementsOf(schema, context), { role: context.viewer.role, language });
    response.type('text/calendar; charset=utf-8');
    response.setHeader('content-disposition', 'inline; filename="scheldemond.ics"');
    response.send(calendarFile(events, { name: 'Scheldemond', language, stamp: context.clock.now() }));
  };
}

async function placementsOf(schema: GraphQLSchema, contextValue: Context): Promise<FeedPlacement[]> {
  const today = contextValue.clock.today();
  const found: FeedPlacement[] = [];
  let after: string | null = null;
  do {
    const { data, errors } = await graphql({
      schema,
      source: DOCUMENT,
      contextValue,
      variableValues: {
        first: PAGE,
        after,
        from: addDays(today, -DAYS_BACK),
        to: addDays(today, DAYS_AHEAD),
      },
    });
    const [error] = errors ?? [];
    if (error) throw error.originalError ?? error;
    const page = (data as unknown as { placements: Page }).placements;
    found.push(...page.nodes);
    after = page.pageInfo.hasNextPage && found.length < MOST_PLACEMENTS ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

interface Page {
  nodes: FeedPlacement[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
