import { useApolloClient } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { newKey } from '../../session/key.ts';
import { useRefusal } from '../../session/refusal.ts';
import { type ManyResultFragment, UndoPlacementStepsDocument } from './many.generated.ts';

/** One of many: what it is about, in words, and what is asked for it. */
export interface ManyRow<Input> {
  key: string;
  name: string;
  input: Input;
}
/** What became of one of many. */
export interface Became {
  key: string;
  name: string;
  /** The sentence of its refusal; null when it was done. */
  refused: string | null;
  placementId: string | null;
  undoUntil: string | null;
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
type Send<Input> = (input: {
  key: string;
  rows: Input[];
}) => Promise<readonly ManyResultFragment[] | undefined>;

/** Rows in one request: small enough to tell how far it is. */
const AT_ONCE = 10;

/** Does something for many in requests of ten, each with a key of its own, and takes all of it back at once. */
export function useMany<Input>(send: Send<Input>, onChange: () => void): Many<Input> {
  const client = useApolloClient();
  const refusal = useRefusal();
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
      const results = await send({ key, rows: chunk.map(({ input }) => input) }).catch(() => undefined);
      if (!results) {
        setState({ total: rows.length, running: false, stuck: true });
        return onChange();
      }
      done.current += chunk.length;
      const more = chunk.map((row, index) => becameOf(row, results[index], refusal));
      setBecame((before) => [...before, ...more]);
    }
    setState({ total: rows.length, running: false, stuck: false });
    onChange();
  }

  async function undo(): Promise<void> {
    const changed = became.filter(({ placementId }) => placementId !== null);
    const after = new Map<string, string | null>();
    for (let at = 0; at < changed.length; at += AT_ONCE) {
      const chunk = changed.slice(at, at + AT_ONCE);
      const rows = chunk.map(({ placementId }) => ({ id: placementId ?? '' }));
      const { data } = await client.mutate({
        mutation: UndoPlacementStepsDocument,
        variables: { input: { key: newKey(), rows } },
      });
      for (const [index, { key }] of chunk.entries()) {
        const result = data?.undoPlacementSteps[index];
        const refused = result?.__typename === 'PlacementRefused';
        after.set(key, result && !refused ? null : refusal(refused ? 'TOO_LATE' : undefined));
      }
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

function becameOf(
  { key, name }: { key: string; name: string },
  result: ManyResultFragment | undefined,
  refusal: (reason: string | undefined) => string,
): Became {
  if (result?.__typename === 'PlacementChanged')
    return {
      key,
      name,
      refused: null,
      placementId: result.placement.id,
      undoUntil: result.undoUntil ?? null,
    };
  const refused = refusal(result?.__typename === 'PlacementRefused' ? result.reason : undefined);
  return { key, name, refused, placementId: null, undoUntil: null };
}
