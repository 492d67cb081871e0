import { zodResolver } from '@hookform/resolvers/zod';
import type { Problem } from '@scheldemond/domain/records/values';
import { useEffect, useRef, useState } from 'react';
import { type FieldValues, type Resolver, useForm } from 'react-hook-form';
import type { z } from 'zod';
import { readDraft, writeDraft } from './draft.ts';
import { newKey } from './key.ts';

/** How the API refuses a record. */
export interface RecordRefused {
  reason: string;
  changedFields?: readonly string[];
  facts: readonly { name: string; value?: string | null }[];
  current?: { version: number } | null;
}
/** What sending came to: done, refused, or not arrived. */
export type Sent = 'saved' | RecordRefused | undefined;

export interface RecordFormOptions {
  /** Name of the draft that survives a reload, of ids only (`draftOf`). */
  draft: string;
  schema: z.ZodObject;
  /** What stands: the values that the form begins with. */
  start: FieldValues;
  /** Version that the edit is made on; none for a new record. */
  version?: number;
  /** Rules between fields. */
  problems?: (values: never) => readonly Problem[];
  /** Sends the values: all of a new record, what was changed of one that stands. */
  send: (values: FieldValues, request: { key: string; version: number }) => Promise<Sent>;
  onSaved: () => void;
}

/** The first refusal that no field is to blame for. */
export interface FormRefusal {
  reason: string | undefined;
  facts: RecordRefused['facts'];
  changedFields: readonly string[];
}

/**
 * A form of a record: its checks are the API's own, what is typed survives a reload, and a stale edit keeps what
 * was typed while everything else follows what stands.
 */
export function useRecordForm(options: RecordFormOptions) {
  const { draft, schema, start, problems, onSaved } = options;
  const [draftValues] = useState(() => readDraft(draft));
  const [version, setVersion] = useState(options.version ?? 0);
  const [refusal, setRefusal] = useState<FormRefusal | null>(null);
  const [attempt, setAttempt] = useState(0);
  const key = useRef(newKey());
  const [begun] = useState(start);
  const checked = problems
    ? schema.superRefine((values, context) => {
        for (const { field, why } of problems(values as never))
          context.addIssue({ code: 'custom', path: [field], message: why });
      })
    : schema;
  const form = useForm<FieldValues>({
    defaultValues: { ...begun, ...draftValues },
    resolver: zodResolver(checked as never) as unknown as Resolver<FieldValues>,
    shouldFocusError: false,
  });
  const { subscribe } = form;
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ values }) => writeDraft(draft, changed(begun, values)),
      }),
    [subscribe, draft, begun],
  );

  async function submit(values: FieldValues): Promise<void> {
    setAttempt((before) => before + 1);
    setRefusal(null);
    const given =
      options.version === undefined ? values : changed(schema.safeParse(begun).data ?? begun, values);
    const sent = await options.send(given, { key: key.current, version });
    if (sent === 'saved') {
      writeDraft(draft, {});
      return onSaved();
    }
    if (!sent) return setRefusal({ reason: undefined, facts: [], changedFields: [] });
    key.current = newKey();
    if (sent.reason === 'STALE' && sent.current) setVersion(sent.current.version);
    let blamed = false;
    for (const { name, value } of sent.facts) {
      const field = sent.reason === 'DUPLICATE' ? value : name;
      if (!['INVALID', 'DUPLICATE'].includes(sent.reason) || !field || !(field in begun)) continue;
      form.setError(field, {
        type: 'custom',
        message: sent.reason === 'DUPLICATE' ? 'duplicate' : (value ?? ''),
      });
      blamed = true;
    }
    if (!blamed)
      setRefusal({ reason: sent.reason, facts: sent.facts, changedFields: sent.changedFields ?? [] });
  }

  const onSubmit = form.handleSubmit(submit, () => {
    setRefusal(null);
    setAttempt((before) => before + 1);
  });
  /** Lets go of what was typed. */
  const discard = () => writeDraft(draft, {});
  return { form, onSubmit, attempt, refusal, discard };
}
export type RecordForm = ReturnType<typeof useRecordForm>;

/** The values that differ from what stands. */
function changed(before: FieldValues, values: FieldValues): FieldValues {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([field, value]) => JSON.stringify(value ?? null) !== JSON.stringify(before[field] ?? null),
    ),
  );
}
