import { useMutation, useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../session/key.ts';
import { useRefusal } from '../../session/refusal.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { ConfirmSlotsDocument, SlotsToConfirmDocument } from './slots.generated.ts';
import classes from './confirm-slots.module.css';

const NAMED = 2;

interface SlotsToConfirm {
  slots: readonly { id: string; title: string }[];
  onConfirmed: () => unknown;
}

/** The slots that the viewer is asked to confirm; asked only when there are any, undefined while they are coming. */
export function useSlotsToConfirm(
  any: boolean,
  onConfirmed: () => unknown,
): SlotsToConfirm | null | undefined {
  const { data, error } = useQuery(SlotsToConfirmDocument, { skip: !any, fetchPolicy: 'cache-and-network' });
  if (any && !data && !error) return undefined;
  const slots = data?.slots.nodes ?? [];
  return any && slots.length > 0 ? { slots, onConfirmed } : null;
}

/** Names them, and confirms exactly those in one tap. */
export function ConfirmSlots({ slots, onConfirmed }: SlotsToConfirm) {
  const { t } = useTranslation('waiting');
  const refusal = useRefusal();
  const [confirm] = useMutation(ConfirmSlotsDocument);
  const names = slots
    .slice(0, NAMED)
    .map(({ title }) => title)
    .join(', ');
  const more = slots.length - NAMED;

  async function confirmAll(): Promise<void> {
    const ids = slots.map(({ id }) => id);
    const answer = (await confirm({ variables: { key: newKey(), ids } })).data?.confirmSlots;
    const done = answer?.__typename === 'SlotsConfirmed';
    showToast(done ? t('confirmed', { count: ids.length }) : refusal(answer?.reason), done ? 'green' : 'red');
    await onConfirmed();
  }
  return (
    <span className={classes.line}>
      <span>{more > 0 ? t('namedMore', { names, count: more }) : names}</span>
      <ActionButton variant="default" size="sm" onAction={confirmAll}>
        {slots.length > 1 ? t('confirmAll', { count: slots.length }) : t('confirm')}
      </ActionButton>
    </span>
  );
}
