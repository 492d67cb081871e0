import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../session/key.ts';
import { useRecordRefusal } from '../../session/record-refusal.ts';
import { showToast, showUndo } from '../../ui/toast.tsx';
import {
  EditProeftuinDocument,
  JoinProeftuinDocument,
  type ProeftuinFactsFragment,
  type ProgrammeInsideFragment,
} from './proeftuinen.generated.ts';

const UNDO_SECONDS = 10;

interface Answer {
  __typename: string;
  reason?: string;
  facts?: readonly { name: string; value?: string | null }[];
}

/** Lets programmes into a proeftuin and out of it, and asks them no longer. */
export function useProgrammes(proeftuin: ProeftuinFactsFragment, onChanged: () => unknown) {
  const { t } = useTranslation('proeftuin');
  const refused = useRecordRefusal();
  const [join] = useMutation(JoinProeftuinDocument);
  const [edit] = useMutation(EditProeftuinDocument);

  /** Whether it was done; what was refused is told. */
  function done(answer: Answer | null | undefined): boolean {
    if (answer?.__typename === 'ProeftuinChanged') return true;
    showToast(refused({ reason: answer?.reason, facts: answer?.facts ?? [], changedFields: [] }), 'red');
    return false;
  }

  async function send({ id: programmeId }: ProgrammeInsideFragment, joins: boolean): Promise<boolean> {
    const input = { key: newKey(), proeftuinId: proeftuin.id, programmeId, joins };
    if (!done((await join({ variables: { input } })).data?.joinProeftuin)) return false;
    await onChanged();
    return true;
  }

  /** In or out; with an undo for a school, which may do both. */
  async function setJoined(programme: ProgrammeInsideFragment, joins: boolean, undo: boolean) {
    const { title } = programme;
    if (!(await send(programme, joins))) return;
    const text = t(joins ? 'programme.joined' : 'programme.left', { title });
    if (!undo) return showToast(text, 'green');
    showUndo({ text, seconds: UNDO_SECONDS, onUndo: () => setJoined(programme, !joins, false) });
  }

  /** The school that is asked says no. */
  async function decline(programme: ProgrammeInsideFragment) {
    if (await send(programme, false)) showToast(t('programme.declined', { title: programme.title }), 'green');
  }

  /** Which programmes are asked from now on; the version that this makes, or null. */
  async function setAsked(askedProgrammeIds: string[], version: number): Promise<number | null> {
    const input = { key: newKey(), id: proeftuin.id, version, askedProgrammeIds };
    const answer = (await edit({ variables: { input } })).data?.editProeftuin;
    return done(answer) && answer?.__typename === 'ProeftuinChanged' ? answer.proeftuin.version : null;
  }

  async function withdraw({ id, title }: ProgrammeInsideFragment) {
    const before = (proeftuin.askedProgrammes ?? []).map((one) => one.id);
    const others = before.filter((one) => one !== id);
    const version = await setAsked(others, proeftuin.version);
    if (version === null) return;
    const text = t('programme.withdrawn', { title });
    showUndo({ text, seconds: UNDO_SECONDS, onUndo: () => setAsked(before, version) });
  }
  return { setJoined, decline, withdraw };
}
