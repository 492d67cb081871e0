import { Refusal } from './errors.ts';

/** A document that two people may edit: which field changed last at which version. */
export interface Versioned {
  version: number;
  fieldVersions: Record<string, number>;
}

/** Fields for a model. */
export const versionFields = {
  version: { type: Number, default: 1 },
  fieldVersions: { type: Object, default: {} },
};

/** Refuses an edit that was made on an older version, and says which fields changed since. */
export function requireFresh(
  type: string,
  current: Versioned & { id: string },
  version: number | null | undefined,
): void {
  if (version === null || version === undefined || version === current.version) return;
  const changedFields = Object.entries(current.fieldVersions ?? {})
    .filter(([, changedAt]) => changedAt > version)
    .map(([field]) => field);
  throw new Refusal('STALE', [], { current: { type, id: current.id }, changedFields });
}

/** What to store for a change: the fields, and the version at which they changed. */
export function nextVersion(current: Versioned, changes: object): Record<string, unknown> {
  const version = current.version + 1;
  const fieldVersions = { ...current.fieldVersions };
  for (const field of Object.keys(changes)) fieldVersions[field] = version;
  return { ...changes, version, fieldVersions };
}

/** The given fields that differ from what stands. */
export function changesOf<T extends object>(current: T, given: Partial<T>): Partial<T> {
  return Object.fromEntries(
    Object.entries(given).filter(
      ([field, value]) =>
        value !== undefined && JSON.stringify(value) !== JSON.stringify(current[field as keyof T]),
    ),
  ) as Partial<T>;
}
