import { useRef, useState } from 'react';
import { newKey } from './key.ts';

/** One of many: what it is about, in words, and what is asked for it. */
export interface ManyRow<Input> {
  key: string;
  name: string;
  input: Input;
}
/** What one row was answered. */
export interface ManyAnswer {
  /** The sentence of its refusal; null when it was done. */
  refused: string | null;
  /** What can be undone by this id; null when nothing was done. */
  id: string | null;
  undoUntil: string | null;
}
/** What became of one of many. */
export interface Became extends ManyAnswer {
  key: string;
  name: string;
}
export interface Many<Input> {
  /** Where it stands; null before it began. */
  total: number | null;
  became: readonly Became[];
  running: boolean;
  /** The last request did not arrive; starting again goes on from there and does nothing twice. */
  stuck: boolean;
  undone: boolean;
  start: (rows: readonly ManyRow<Input>[]) => Promise<void>;
  undo: () => Promise<void>;
}
/** How something is done for some rows at once, and taken back; nothing when the request did not arrive. */
export interface ManySteps<Input> {
  send: (asked: { key: string; rows: Input[] }) => Promise<readonly ManyAnswer[] | undefined>;
  /** The sentence of each refusal, null for what was taken back. */
  undo: (asked: { key: string; ids: string[] }) => Promise<readonly (string | null)[]>;
  onChange: () => void;
}

/** Rows in one request: small enough to tell how far it is. */
const AT_ONCE = 10;

/** Does something for many in requests of ten, each with a key of its own, and takes all of it back at once. */
export function useMany<Input>({ send, undo: takeBack, onChange }: ManySteps<Input>): Many<Input> {
  const [state, setState] = useState({ total: null as number | null, running: false, stuck: false });
  const [became, setBecame] = useState<readonly Became[]>([]);
  const [undone, setUndone] = useState(false);
  const keys = useRef<string[]>([]);
  const done = useRef(0);

  async function start(rows: readonly ManyRow<Input>[]): Promise<void> {
    setState({ total: rows.length, running: true, stuck: false });
    while (done.current < rows.length) {
      const chunk = rows.slice(done.current, done.current + AT_ONCE);
      const key = (keys.current[done.current / AT_ONCE] ??= newKey());
      const answers = await send({ key, rows: chunk.map(({ input }) => input) }).catch(() => undefined);
      if (!answers) {
        setState({ total: rows.length, running: false, stuck: true });
        return onChange();
      }
      done.current += chunk.length;
      const more = chunk.flatMap(({ key: of, name }, index) => {
        const answer = answers[index];
        return answer ? [{ key: of, name, ...answer }] : [];
      });
      setBecame((before) => [...before, ...more]);
    }
    setState({ total: rows.length, running: false, stuck: false });
    onChange();
  }

  async function undo(): Promise<void> {
    const changed = became.flatMap(({ key, id }) => (id === null ? [] : [{ key, id }]));
    const after = new Map<string, string | null>();
    for (let at = 0; at < changed.length; at += AT_ONCE) {
      const chunk = changed.slice(at, at + AT_ONCE);
      const refusals = await takeBack({ key: newKey(), ids: chunk.map(({ id }) => id) });
      for (const [index, { key }] of chunk.entries()) after.set(key, refusals[index] ?? null);
    }
    setBecame((all) =>
      all.map((one) =>
        after.has(one.key) ? { ...one, refused: after.get(one.key) ?? null, undoUntil: null } : one,
      ),
    );
    setUndone(true);
    onChange();
  }

  return { ...state, became, undone, start, undo };
}
