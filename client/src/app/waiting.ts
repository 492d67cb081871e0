import { useQuery } from '@apollo/client/react';
import { useLive } from '../session/live.ts';
import { useViewer } from '../session/viewer.ts';
import { FrameAttentionDocument } from './viewer.generated.ts';

/** How many kinds of things wait for the viewer: the count beside "Aandacht". */
export function useWaiting(): number {
  const viewer = useViewer();
  const { data, refetch } = useQuery(FrameAttentionDocument, { skip: !viewer });
  useLive(['Placement', 'Need'], refetch);
  return data?.attention.filter(({ count }) => count > 0).length ?? 0;
}
