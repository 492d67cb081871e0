import { GraphQLScalarType, GraphQLError, Kind, type ValueNode } from 'graphql';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Whether the text is a date that exists, `2028-02-29`. */
function isDay(text: string): boolean {
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (!year) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

function textScalar(name: string, valid: (text: string) => boolean): GraphQLScalarType<string, string> {
  const read = (value: unknown): string => {
    if (typeof value === 'string' && valid(value)) return value;
    throw new GraphQLError(`Not a ${name}.`, { extensions: { code: 'BAD_INPUT' } });
  };
  return new GraphQLScalarType({
    name,
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

/** The schema's scalars: working days and wall-clock times stay text, instants are `Date`. */
export const scalars = {
  LocalDate: textScalar('LocalDate', isDay),
  LocalTime: textScalar('LocalTime', (text) => TIME.test(text)),
  DateTime: new GraphQLScalarType<Date, string>({
    name: 'DateTime',
    serialize: (value) => (value instanceof Date ? value : readInstant(value)).toISOString(),
    parseValue: readInstant,
    parseLiteral: (node: ValueNode) => readInstant(node.kind === Kind.STRING ? node.value : null),
  }),
};
