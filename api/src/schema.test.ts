import { FIELDS } from '@scheldemond/domain/access/fields';
import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLSchema,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildSchema, moduleResolvers, printedSchema } from './schema.ts';

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = buildSchema();
});

const own = () => Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));

describe('the schema', () => {
  it('is the one that was reviewed; `vitest run src/schema.test.ts -u` prints it anew', async () => {
    await expect(printedSchema(schema)).toMatchFileSnapshot('../schema.graphql');
  });

  it('describes every type, field, argument-bearing input and value', () => {
    const bare: string[] = [];
    for (const type of own()) {
      if (
        type.description === undefined &&
        !['String', 'Int', 'Float', 'Boolean', 'ID'].includes(type.name)
      ) {
        if (!('getTypes' in type)) bare.push(type.name);
      }
      if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
        for (const field of Object.values(type.getFields())) {
          if (!field.description) bare.push(`${type.name}.${field.name}`);
        }
      }
      if (isEnumType(type)) {
        for (const value of type.getValues()) if (!value.description) bare.push(`${type.name}.${value.name}`);
      }
    }
    expect(bare).toEqual([]);
  });

  it('resolves every query, mutation and field that leads to another guarded object', async () => {
    const missing: string[] = [];
    const resolved = new Set(
      moduleResolvers().flatMap((resolvers) =>
        Object.entries(resolvers).flatMap(([type, fields]) =>
          Object.keys(fields).map((field) => `${type}.${field}`),
        ),
      ),
    );
    const guarded = (name: string) => name in FIELDS;
    for (const type of own()) {
      if (!isObjectType(type)) continue;
      const root = type.name === 'Query' || type.name === 'Mutation';
      for (const field of Object.values(type.getFields())) {
        const leads = isCompositeType(getNamedType(field.type)) && guarded(getNamedType(field.type).name);
        const needed = root || (guarded(type.name) && leads);
        const name = `${type.name}.${field.name}`;
        if (needed && !resolved.has(name)) missing.push(name);
      }
    }
    expect(missing).toEqual([]);
  });

  it('hides new fields until domain/access names them', () => {
    const named = Object.entries(FIELDS).map(([type, fields]) => [type, [...fields].sort()]);
    const inSchema = Object.keys(FIELDS).map((name) => {
      const type = schema.getType(name);
      return [name, isObjectType(type) ? Object.keys(type.getFields()).sort() : []];
    });
    expect(named).toEqual(inSchema);
  });
});
