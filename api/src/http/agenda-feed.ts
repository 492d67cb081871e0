import { addDays } from '@scheldemond/domain/time/working-day';
import type { RequestHandler } from 'express';
import type { GraphQLSchema } from 'graphql';
import { calendarFile, contextOfFeed, feedEvents, type FeedPlacement } from '../agenda/service.ts';
import type { Context } from '../context.ts';
import { refuse } from './gate.ts';
import { listPages } from './list-pages.ts';

const DAYS_BACK = 30;
const DAYS_AHEAD = 365;
const MOST_PLACEMENTS = 500;

const DOCUMENT = `query AgendaFeed($first: Int!, $after: String, $from: LocalDate!, $to: LocalDate!) {
  list: placements(
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

async function placementsOf(schema: GraphQLSchema, context: Context): Promise<FeedPlacement[]> {
  const today = context.clock.today();
  const days = { from: addDays(today, -DAYS_BACK), to: addDays(today, DAYS_AHEAD) };
  const found: FeedPlacement[] = [];
  for await (const { nodes } of listPages<{ nodes: FeedPlacement[] }>(schema, context, DOCUMENT, days)) {
    found.push(...nodes);
    if (found.length >= MOST_PLACEMENTS) break;
  }
  return found;
}
