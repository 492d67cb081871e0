import { isDocument, print, type Doc } from '../model/values.ts';

/** What an error says of a duplicate key. */
export function detail(error: Doc): Doc {
  const { keyPattern, keyValue } = error;
  return keyPattern === undefined
    ? {}
    : {
        keyPattern: Object.entries(keyPattern as Doc).map(([name, way]) => [name, Number(way)]),
        keyValue: loose(keyValue),
      };
}

/** Numbers by value: errors and computed fields reach the driver without their types. */
export function loose(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(loose);
  if (isDocument(value))
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, loose(inner)]));
  const text = print(value ?? null);
  const number = /^\{"\$number(?:Int|Double|Long|Decimal)":"(.*)"\}$/.exec(text)?.[1];
  return number === undefined ? value : `number ${Number(number)}`;
}
