import type { RecognitionStatus } from '../../schema-types.generated.ts';
import type { BuoyKind } from '../../ui/buoy.tsx';

/** The buoy of a recognition, always beside its word. */
export const RECOGNITION_BUOYS: Record<RecognitionStatus, BuoyKind> = {
  VALID: 'green',
  NOT_YET: 'ring',
  LAPSED: 'red',
  WITHDRAWN: 'red',
};
