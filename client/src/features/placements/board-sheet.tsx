import { useQuery } from '@apollo/client/react';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { FORMS } from '@scheldemond/domain/qualifications/schemes';
import { useFormat } from '../../session/format.ts';
import { AgreementSheet } from './agreement-sheet.tsx';
import type { BoardStep } from './board-moves.ts';
import { CounterSheet } from './counter-sheet.tsx';
import { PlacementPageDocument } from './placement-page.generated.ts';
import type { BoardPlacementFragment } from './proeftuin-board.generated.ts';
import { ReasonSheet } from './reason-sheet.tsx';
import type { Reason, StepName } from './steps.ts';

interface BoardSheetProps {
  placement: BoardPlacementFragment;
  step: BoardStep;
  onClose: () => void;
  onStep: (step: StepName, reason: Reason) => Promise<string | null>;
}

/** What a move asks beside the move: the sheet of the placement's own page. */
export function BoardSheet({ placement, step, onClose, onStep }: BoardSheetProps) {
  if (step === 'COUNTER' || step === 'AGREEMENT')
    return <WholeSheet id={placement.id} step={step} onClose={onClose} />;
  return <ReasonSheet step={step} onClose={onClose} onStep={(reason) => onStep(step, reason)} />;
}

/** Sheets that start from all that a placement is; a card holds less. */
function WholeSheet({
  id,
  step,
  onClose,
}: {
  id: string;
  step: 'COUNTER' | 'AGREEMENT';
  onClose: () => void;
}) {
  const { language } = useFormat();
  const { data } = useQuery(PlacementPageDocument, { variables: { id } });
  const placement = data?.node?.__typename === 'Placement' ? data.node : null;
  if (!placement) return null;
  if (step === 'COUNTER') return <CounterSheet placement={placement} onClose={onClose} />;
  const word = capital(FORMS[placement.student.programme.form].agreement[language]);
  return <AgreementSheet placement={placement} word={word} onClose={onClose} />;
}
