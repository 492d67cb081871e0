import type { Viewer } from '@scheldemond/domain/access/viewer';
import { expect } from 'vitest';
import { newId } from '../database.ts';
import type { TestApi } from './api.ts';

/** What a change of a record answered. */
export interface Told {
  __typename: string;
  /** The record, when it was made or changed. */
  record: { id: string; version: number } & Record<string, unknown>;
  reason: string | null;
  changedFields: string[];
  facts: { name: string; value: string }[];
}

/** Makes or edits a record: `createStudent`, `editSlot`. Every request has a key of its own unless one is given. */
export async function save(
  api: TestApi,
  operation: string,
  as: Viewer,
  input: Record<string, unknown>,
  fields = '',
): Promise<Told> {
  const type = operation.replace(/^(create|edit)/, '');
  const field = type.charAt(0).toLowerCase() + type.slice(1);
  const document = `mutation($input: ${operation.charAt(0).toUpperCase()}${operation.slice(1)}Input!) {
    told: ${operation}(input: $input) { __typename
      ... on ${type}Changed { record: ${field} { id version ${fields} } }
      ... on ${type}Refused { reason changedFields facts { name value } } } }`;
  const { data, errors } = await api.graphql(document, { input: { key: newId(), ...input } }, as);
  expect(errors).toEqual([]);
  return data.told as Told;
}

/** Archives a record or brings it back: `Archived`, or the reason with what needs it. */
export async function archive(api: TestApi, as: Viewer, id: string, archived = true): Promise<string> {
  const document = `mutation($key: ID!, $id: ID!, $archived: Boolean!) {
    archive(key: $key, id: $id, archived: $archived) { __typename
      ... on ArchiveRefused { reason facts { name value } } } }`;
  const { data, errors } = await api.graphql(document, { key: newId(), id, archived }, as);
  expect(errors).toEqual([]);
  const { __typename, reason, facts = [] } = data.archive;
  if (__typename === 'Archived') return 'Archived';
  return [
    reason,
    ...facts.map(({ name, value }: { name: string; value: string }) => `${name} ${value}`),
  ].join(' ');
}

/** A record by its global id, as this viewer sees it; null when it does not exist for them. */
export async function seen(api: TestApi, as: Viewer, id: string, type: string, fields: string) {
  const document = `query($id: ID!) { node(id: $id) { ... on ${type} { ${fields} } } }`;
  const { data, errors } = await api.graphql(document, { id }, as);
  expect(errors).toEqual([]);
  return data.node as Record<string, unknown> | null;
}
