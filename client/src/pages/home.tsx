import { useSignedInViewer } from '../session/viewer.ts';
import { Attention } from '../features/placements/attention.tsx';
import { OwnPlace } from '../features/placements/own-place.tsx';

/** The first page: what waits for the viewer, or for a student the own place. */
export function Component() {
  const { membership } = useSignedInViewer();
  return membership?.role === 'STUDENT' ? <OwnPlace /> : <Attention />;
}
