import { useMutation } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { newKey } from '../../session/key.ts';
import { useRefusal } from '../../session/refusal.ts';
import { showToast } from '../../ui/toast.tsx';
import { OrderCandidatesDocument, type SlotCandidatesQuery } from './candidates.generated.ts';

export type Candidate = SlotCandidatesQuery['placements']['nodes'][number];
type SaveState = 'still' | 'saving' | 'saved' | 'failed' | 'stale';

/** Refusals that say that the list is another one by now. */
const STALE: readonly string[] = ['STALE', 'INVALID'];

/** Those with a rank first, in its order; who has none follows as they came. */
function inOrder(candidates: readonly Candidate[], rankOf: (one: Candidate) => number | null): Candidate[] {
  const rank = (one: Candidate) => rankOf(one) ?? Infinity;
  return candidates.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}

/**
 * The order of those who are proposed to a slot as it is being changed: shown at once, saved one after the other, newest
 * last, and each change can be taken back.
 *
 * @param refetch - asks the ranks again once an order stands
 */
export function useCandidateOrder(
  slot: { id: string; version: number },
  candidates: readonly Candidate[],
  refetch: () => Promise<unknown>,
) {
  const refusal = useRefusal();
  const [given, setGiven] = useState<readonly string[] | null>(null);
  const [before, setBefore] = useState<readonly (readonly string[])[]>([]);
  const [state, setState] = useState<SaveState>('still');
  const [mutate] = useMutation(OrderCandidatesDocument);
  const next = useRef<readonly string[] | null>(null);
  const busy = useRef(false);

  const rankOf = ({ id, companyRank }: Candidate) => {
    if (!given) return companyRank ?? null;
    return given.includes(id) ? given.indexOf(id) : null;
  };
  const ordered = inOrder(candidates, rankOf);
  const ranked = candidates.filter((one) => rankOf(one) !== null).length;

  async function save(asked: readonly string[]): Promise<void> {
    next.current = asked;
    setGiven(asked);
    setState('saving');
    if (busy.current) return;
    busy.current = true;
    let { version } = slot;
    try {
      while (next.current) {
        const placementIds: string[] = [...next.current];
        next.current = null;
        const input = { key: newKey(), id: slot.id, version, placementIds };
        const answer = (await mutate({ variables: { input } })).data?.orderCandidates;
        if (answer?.__typename === 'SlotChanged') {
          version = answer.slot.version;
          if (!next.current) await refetch();
          continue;
        }
        if (!answer) return setState('failed');
        await refetch();
        setGiven(null);
        setBefore([]);
        if (STALE.includes(answer.reason)) return setState('stale');
        setState('still');
        return showToast(refusal(answer.reason), 'red');
      }
      setGiven(null);
      setState('saved');
    } catch {
      setState('failed');
    } finally {
      next.current = null;
      busy.current = false;
    }
  }

  return {
    ordered,
    ranked,
    state,
    change: (ids: readonly string[]) => {
      setBefore([...before, ordered.slice(0, ranked).map(({ id }) => id)]);
      void save(ids);
    },
    retry: given && (() => void save(given)),
    undo:
      before.length === 0
        ? null
        : () => {
            setBefore(before.slice(0, -1));
            void save(before.at(-1)!.filter((id) => candidates.some((one) => one.id === id)));
          },
  };
}
