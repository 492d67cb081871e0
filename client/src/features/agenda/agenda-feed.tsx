import { useMutation, useQuery } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import { newKey } from '../../session/key.ts';
import { useRefusal } from '../../session/refusal.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Buoy } from '../../ui/buoy.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { EndAgendaFeedDocument, MakeAgendaFeedDocument, OwnFeedDocument } from './agenda.generated.ts';
import classes from './agenda.module.css';

/** The secret address at which the reader's own calendar program follows the agenda. */
export function AgendaFeed() {
  const { t } = useTranslation('agenda');
  const format = useFormat();
  const refusal = useRefusal();
  const { data, refetch } = useQuery(OwnFeedDocument, { fetchPolicy: 'cache-and-network' });
  const [make] = useMutation(MakeAgendaFeedDocument);
  const [end] = useMutation(EndAgendaFeedDocument);
  const [address, setAddress] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { copy, copied } = useClipboard({ timeout: 4_000 });
  if (!data?.viewer?.viewerCanMakeAgendaFeed) return null;
  const feed = data.viewer.agendaFeed;

  async function onMake(): Promise<void> {
    const answer = await make({ variables: { key: newKey() } }).catch(() => null);
    const made = answer?.data?.makeAgendaFeed;
    const done = made?.__typename === 'AgendaFeedMade';
    setAddress(done ? made.address : null);
    setProblem(done ? null : refusal(made?.reason));
    await refetch().catch(() => undefined);
  }
  async function onEnd(): Promise<void> {
    const answer = await end({ variables: { key: newKey() } }).catch(() => null);
    setProblem(answer?.data ? null : refusal(undefined));
    if (answer?.data) setAddress(null);
    await refetch().catch(() => undefined);
  }

  return (
    <Ledger title={t('feed.title')} note={t('feed.note')}>
      {feed ? (
        <p>
          {t('feed.since', { day: format.dayOf(feed.madeAt) })}{' '}
          {feed.readAt ? t('feed.read', { day: format.dayOf(feed.readAt) }) : t('feed.unread')}
        </p>
      ) : (
        <p>{t('feed.none')}</p>
      )}
      {address !== null && (
        <TextInput
          className={classes.address}
          label={t('feed.address')}
          description={t('feed.once')}
          value={address}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      {problem !== null && (
        <p role="alert">
          <Buoy kind="red">{problem}</Buoy>
        </p>
      )}
      <div className={classes.buttons}>
        {address !== null && (
          <>
            <Button variant="filled" onClick={() => copy(address)}>
              {t(copied ? 'feed.copied' : 'feed.copy')}
            </Button>
            <Button component="a" variant="default" href={address.replace(/^https?:/, 'webcal:')}>
              {t('feed.open')}
            </Button>
          </>
        )}
        <ActionButton variant="default" onAction={onMake}>
          {t(feed ? 'feed.renew' : 'feed.make')}
        </ActionButton>
        {feed && (
          <ActionButton variant="subtle" onAction={onEnd}>
            {t('feed.end')}
          </ActionButton>
        )}
      </div>
      <p role="status" className="hidden-words">
        {copied && t('feed.copied')}
      </p>
    </Ledger>
  );
}
