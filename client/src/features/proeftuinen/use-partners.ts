import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../session/key.ts';
import type { Sent } from '../../session/record-form.ts';
import { useRecordRefusal } from '../../session/record-refusal.ts';
import { showToast, showUndo } from '../../ui/toast.tsx';
import { EditProeftuinDocument, type WhoTakesPartFragment } from './proeftuinen.generated.ts';

export type Partner = WhoTakesPartFragment['partners'][number];
/** Who takes part, as the API is told. */
interface Told {
  organisationId: string;
  part: string;
}
export type SetPartners = ReturnType<typeof usePartners>;

const UNDO_SECONDS = 10;

/** Changes who takes part in a proeftuin: one partner at a time, the others stay. */
export function usePartners(proeftuin: WhoTakesPartFragment) {
  const { t } = useTranslation('proeftuin');
  const [edit] = useMutation(EditProeftuinDocument);
  const refused = useRecordRefusal();
  const before = proeftuin.partners.map(({ organisation, part }) => ({
    organisationId: organisation.id,
    part,
  }));
  const send = async (partners: Told[], request: { key: string; version: number }) =>
    (await edit({ variables: { input: { id: proeftuin.id, partners, ...request } } })).data?.editProeftuin;

  /** Adds one, or changes its part. */
  async function set(partner: Told, request: { key: string; version: number }): Promise<Sent> {
    const known = before.some(({ organisationId }) => organisationId === partner.organisationId);
    const partners = known
      ? before.map((one) => (one.organisationId === partner.organisationId ? partner : one))
      : [...before, partner];
    const answer = await send(partners, request);
    if (answer?.__typename === 'ProeftuinChanged') return 'saved';
    return answer && answer.reason === 'INVALID' ? { ...answer, facts: blamed(answer.facts) } : answer;
  }

  /** Takes one out, with an undo that puts it back where it was. */
  async function remove({ organisation: { id, name } }: Partner): Promise<void> {
    const others = before.filter(({ organisationId }) => organisationId !== id);
    const answer = await send(others, { key: newKey(), version: proeftuin.version });
    if (answer?.__typename !== 'ProeftuinChanged') return tellRefused(answer);
    const { version } = answer.proeftuin;
    showUndo({
      text: t('partner.removed', { name }),
      seconds: UNDO_SECONDS,
      onUndo: async () => {
        const back = await send(before, { key: newKey(), version });
        if (back?.__typename !== 'ProeftuinChanged') tellRefused(back);
      },
    });
  }

  function tellRefused(answer: Awaited<ReturnType<typeof send>>): void {
    const { reason, facts, changedFields } =
      answer?.__typename === 'ProeftuinRefused'
        ? answer
        : { reason: undefined, facts: [], changedFields: [] };
    showToast(refused({ reason, facts, changedFields }), 'red');
  }
  return { set, remove };
}

/** What is wrong with the partners is wrong with the one that was chosen. */
const blamed = <F extends { name: string }>(facts: readonly F[]): F[] =>
  facts.map((fact) => (fact.name === 'partners' ? { ...fact, name: 'organisationId' } : fact));
