import { can, readableFields } from '@scheldemond/domain/access/ability';
import { FIELDS, type GuardedType } from '@scheldemond/domain/access/fields';
import {
  defaultFieldResolver,
  getNamedType,
  GraphQLError,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import type { Context } from '../context.ts';
import { recordDenial } from './denials.ts';

function guardedType(name: string): GuardedType | null {
  return name in FIELDS ? (name as GuardedType) : null;
}

/**
 * Puts `domain/access` between every guarded object and the client: a field that the viewer may not read is
 * null where the schema allows it and FORBIDDEN where it does not, and an object that does not exist for the
 * viewer is left out of the field that would show it. Resolvers need no check of their own for reading.
 *
 * @param schema - changed in place and returned
 */
export function guardSchema(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) guardField(guardedType(type.name), field);
  }
  return schema;
}

function guardField(owner: GuardedType | null, field: GraphQLField<unknown, Context>): void {
  const shown = guardedType(getNamedType(field.type).name);
  if (!owner && !shown) return;
  const resolve = field.resolve ?? defaultFieldResolver;
  const nullable = !isNonNullType(field.type);
  field.resolve = (parent, args, context, info) => {
    if (owner && !readableFields(context.ability, owner, parent as object).has(field.name)) {
      return refuse(nullable, context, `${owner}.${field.name}`);
    }
    const value: unknown = resolve(parent, args, context, info);
    if (!shown) return value;
    return value instanceof Promise
      ? value.then((later: unknown) => withhold(later, shown, nullable, context))
      : withhold(value, shown, nullable, context);
  };
}

function withhold(value: unknown, type: GuardedType, nullable: boolean, context: Context): unknown {
  if (Array.isArray(value)) return value.filter((item) => exists(item, type, context));
  return value == null || exists(value, type, context) ? value : refuse(nullable, context, type);
}

function exists(value: unknown, type: GuardedType, context: Context): boolean {
  return typeof value === 'object' && value !== null && can(context.ability, 'read', type, value);
}

function refuse(nullable: boolean, context: Context, what: string): null {
  if (nullable) return null;
  recordDenial(context, what);
  throw new GraphQLError('This is not shown to you.', { extensions: { code: 'FORBIDDEN' } });
}
