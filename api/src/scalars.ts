import { offerValue, patternValue, scheduleValue } from '@scheldemond/domain/records/schedule';
import { isWorkingDay } from '@scheldemond/domain/time/working-day';
import type { Offer } from '@scheldemond/domain/week/offer';
import type { WeekPattern } from '@scheldemond/domain/week/pattern';
import type { Schedule } from '@scheldemond/domain/week/schedule';
import { GraphQLScalarType, GraphQLError, Kind, valueFromASTUntyped, type ValueNode } from 'graphql';
import type { z } from 'zod';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function textScalar(
  name: string,
  description: string,
  valid: (text: string) => boolean,
): GraphQLScalarType<string, string> {
  const read = (value: unknown): string => {
    if (typeof value === 'string' && valid(value)) return value;
    throw new GraphQLError(`Not a ${name}.`, { extensions: { code: 'BAD_INPUT' } });
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize: read,
    parseValue: read,
    parseLiteral: (node: ValueNode) => read(node.kind === Kind.STRING ? node.value : null),
  });
}

function readInstant(value: unknown): Date {
  const date = typeof value === 'string' && INSTANT.test(value) ? new Date(value) : null;
  if (date && !Number.isNaN(date.getTime())) return date;
  throw new GraphQLError('Not a DateTime.', { extensions: { code: 'BAD_INPUT' } });
}

/** A value of the domain, as one scalar: what its own check lets pass, in its one form. */
function valueScalar<Value>(
  name: string,
  description: string,
  check: z.ZodType<Value>,
): GraphQLScalarType<Value, Value> {
  const read = (value: unknown): Value => {
    const { success, data } = check.safeParse(value);
    if (success) return data;
    throw new GraphQLError(`Not a ${name}.`, { extensions: { code: 'BAD_INPUT' } });
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize: (value) => value as Value,
    parseValue: read,
    parseLiteral: (node, variables) => read(valueFromASTUntyped(node, variables)),
  });
}

/** The schema's scalars: working days and wall-clock times stay text, instants are `Date`, weeks are the domain's. */
export const scalars = {
  LocalDate: textScalar('LocalDate', 'A calendar date without a zone, `2027-03-28`.', isWorkingDay),
  LocalTime: textScalar('LocalTime', 'A wall-clock time at the site, `08:30`.', (text) => TIME.test(text)),
  DateTime: new GraphQLScalarType<Date, string>({
    name: 'DateTime',
    description: 'An instant in UTC, `2026-11-24T09:30:00.000Z`.',
    serialize: (value) => (value instanceof Date ? value : readInstant(value)).toISOString(),
    parseValue: readInstant,
    parseLiteral: (node: ValueNode) => readInstant(node.kind === Kind.STRING ? node.value : null),
  }),
  Schedule: valueScalar<Schedule>('Schedule', 'Agreed weeks between a first and a last day.', scheduleValue),
  WeekPattern: valueScalar<WeekPattern>('WeekPattern', 'A week that comes back.', patternValue),
  Offer: valueScalar<Offer>('Offer', 'The days and hours that a slot offers.', offerValue),
};
