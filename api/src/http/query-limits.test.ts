import { buildSchema as buildPlainSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { typeDefinitions } from '../schema.ts';
import { requireSmallQuery } from './query-limits.ts';

const schema = buildPlainSchema(typeDefinitions());
const measure = (text: string, variables = {}) => requireSmallQuery(schema, text, variables);

describe('check 10: requireSmallQuery', () => {
  it('lets an ordinary list through', () => {
    measure('{ placements(first: 25) { totalCount nodes { id student { displayName } history { at } } } }');
  });

  it('refuses depth', () => {
    const deep = (n: number): string =>
      n === 0 ? 'id' : `school { programmes { school { id } ${deep(n - 1)} } }`;
    expect(() => measure(`{ students { nodes { ${deep(6)} } } }`)).toThrow(/depth/);
  });

  it('refuses many aliases, also when a fragment multiplies them', () => {
    const many = Array.from({ length: 31 }, (_, i) => `a${i}: ping`).join(' ');
    expect(() => measure(`mutation { ${many} }`)).toThrow(/aliases/);
    const spread = '...F ...F ...F ...F';
    expect(() =>
      measure(
        `{ installation { ${spread} } } fragment F on Installation { a:demo b:demo c:demo d:demo e:demo f:demo g:demo h:demo }`,
      ),
    ).toThrow(/aliases/);
  });

  it('refuses cost, in which page sizes multiply, from literals, variables and defaults', () => {
    const list = (first: string) =>
      `query($n: Int! = 1) { placements(first: ${first}) { nodes { student { needs { placements { id } } } company { sites { recognitions { id site { company { sites { id } } } } } } history { at } } } }`;
    expect(() => measure(list('100'))).toThrow(/cost/);
    expect(() => measure(list('$n'), { n: 100 })).toThrow(/cost/);
    measure(list('2'));
  });

  it('measures a bomb of fragments without doing its work', () => {
    const bomb = Array.from(
      { length: 60 },
      (_, i) =>
        `fragment F${i} on Organisation { memberships { organisation { ...F${i + 1} ...F${i + 1} } } }`,
    );
    const start = process.cpuUsage();
    expect(() =>
      measure(`{ node(id: "x") { ...F0 } } ${bomb.join(' ')} fragment F60 on Organisation { id }`),
    ).toThrow(/too large/);
    expect(process.cpuUsage(start).user).toBeLessThan(500_000);
  });

  it('ends on fragments that hold each other', () => {
    measure('{ node(id: "x") { ...A } } fragment A on Node { ...B } fragment B on Node { ...A }');
  });

  it('refuses more than 2,000 tokens before it parses on', () => {
    expect(() => measure(`{ ${'ping '.repeat(3_000)} }`)).toThrow(/token/i);
  });
});
