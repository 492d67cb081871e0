import { useEffect, useRef, useState } from 'react';
import { draftOf, readDraft, writeDraft } from '../../session/draft.ts';
import { newKey } from '../../session/key.ts';
import { type FileProblem, type KeptFile, sendJournalFile } from './send-journal-file.ts';
import { smallerPhoto } from './smaller-photo.ts';

export const MOST_FILES = 6;

/** A file that goes with what is being written. */
export interface HeldFile {
  key: string;
  name: string;
  size: number;
  /** Part that has gone, 0 to 1. */
  part: number;
  kept: KeptFile | null;
  problem: FileProblem | null;
  /** Address of the picture in this page; none after a reload, and none of a document. */
  preview: string | null;
}

/** Problems that may be over when the same file is sent once more. */
const PASSING: readonly (FileProblem | null)[] = ['BUSY', 'UNREACHED', 'GONE'];
export const canRetry = ({ problem }: HeldFile) => PASSING.includes(problem);

/** Files that are sent while an entry is being written: one after another, each with its own end. */
export function useJournalFiles(proeftuinId: string) {
  const draft = draftOf('journal', proeftuinId, 'files');
  const [files, setFiles] = useState<HeldFile[]>(() => keptBefore(draft));
  const sources = useRef(new Map<string, { file: File; control: AbortController }>());
  const line = useRef<Promise<void>>(Promise.resolve());
  const latest = useRef(files);

  const change = (next: (before: HeldFile[]) => HeldFile[]) => {
    latest.current = next(latest.current);
    setFiles(latest.current);
    const kept = latest.current.flatMap((file) => (file.kept && !file.problem ? [file.kept] : []));
    writeDraft(draft, kept.length > 0 ? { kept } : {});
  };
  const update = (key: string, some: Partial<HeldFile>) =>
    change((before) => before.map((file) => (file.key === key ? { ...file, ...some } : file)));

  async function send(key: string): Promise<void> {
    const source = sources.current.get(key);
    if (!source) return;
    const { file, control } = source;
    const sent = await sendJournalFile(proeftuinId, await smallerPhoto(file), {
      signal: control.signal,
      onProgress: (part) => update(key, { part }),
    });
    if ('kept' in sent) update(key, { kept: sent.kept, name: sent.kept.name, size: sent.kept.size });
    else if ('problem' in sent) update(key, { problem: sent.problem });
  }
  const enqueue = (key: string) => {
    line.current = line.current.then(() => send(key));
  };

  function add(given: readonly File[]): void {
    for (const file of given) {
      const key = newKey();
      const room = latest.current.filter(({ problem }) => !problem).length < MOST_FILES;
      const preview = room && file.type.startsWith('image/') ? URL.createObjectURL(file) : null;
      const problem = room ? null : ('TOO_MANY' as const);
      const { name, size } = file;
      change((before) => [...before, { key, name, size, part: 0, kept: null, problem, preview }]);
      if (!room) continue;
      sources.current.set(key, { file, control: new AbortController() });
      enqueue(key);
    }
  }
  function release(file: HeldFile): void {
    sources.current.get(file.key)?.control.abort();
    sources.current.delete(file.key);
    if (file.preview) URL.revokeObjectURL(file.preview);
  }
  function remove(key: string): void {
    latest.current.filter((file) => file.key === key).forEach(release);
    change((before) => before.filter((file) => file.key !== key));
  }
  function retry(key: string): void {
    if (!sources.current.has(key)) return;
    update(key, { problem: null, kept: null, part: 0 });
    enqueue(key);
  }
  function clear(): void {
    latest.current.forEach(release);
    change(() => []);
  }
  /** Marks files that the server no longer has. */
  function markGone(ids: readonly string[]): void {
    change((before) =>
      before.map((file) => (file.kept && ids.includes(file.kept.id) ? { ...file, problem: 'GONE' } : file)),
    );
  }
  /** Waits for what is being sent; then what came of it. */
  async function settled(): Promise<HeldFile[]> {
    await line.current;
    return latest.current;
  }

  useEffect(() => {
    const held = sources.current;
    return () => {
      for (const { control } of held.values()) control.abort();
    };
  }, []);
  return { files, add, remove, retry, clear, markGone, settled };
}
export type JournalFiles = ReturnType<typeof useJournalFiles>;

function keptBefore(draft: string): HeldFile[] {
  const { kept } = readDraft(draft);
  if (!Array.isArray(kept)) return [];
  return (kept as KeptFile[]).map((file) => ({
    key: newKey(),
    name: file.name,
    size: file.size,
    part: 1,
    kept: file,
    problem: null,
    preview: null,
  }));
}
