import { useQuery } from '@apollo/client/react';
import { PHASE_WORDS, SECTOR_WORDS } from '@scheldemond/domain/vocabulary/states';
import { useTranslation } from 'react-i18next';
import { ProeftuinenDocument } from '../features/proeftuinen/proeftuinen.generated.ts';
import { useAddress } from '../session/address.ts';
import { useFormat } from '../session/format.ts';
import { useTyped } from '../session/typed.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { ListTools } from '../ui/list-tools.tsx';
import { Page } from '../ui/page.tsx';
import { Cell, Row, RowList, RowName } from '../ui/row-list.tsx';
import { ListSkeleton } from '../ui/skeleton.tsx';

/** Proeftuinen, those of the viewer first. */
export function Component() {
  const { t } = useTranslation('pages');
  const { language } = useFormat();
  const { typed, setTyped, search } = useTyped();
  const [scope, setScope] = useAddress('wie');
  const mine = scope !== 'alle';
  const { data, previousData, error, refetch } = useQuery(ProeftuinenDocument, {
    variables: { first: 100, search, mine },
  });
  const found = (data ?? previousData)?.proeftuinen;
  return (
    <Page title={t('proeftuinen.title')}>
      <ListTools
        search={{ label: t('proeftuinen.search'), value: typed, onChange: setTyped }}
        filter={{
          label: t('proeftuinen.title'),
          value: mine ? 'mine' : 'all',
          options: [
            { value: 'mine', label: t('proeftuinen.mine') },
            { value: 'all', label: t('proeftuinen.all') },
          ],
          onChange: (value) => setScope(value === 'all' ? 'alle' : null),
        }}
        count={found && t('proeftuinen.count', { count: found.totalCount })}
      />
      {!found && !error && <ListSkeleton />}
      {!found && error && <ErrorState onRetry={() => void refetch()} />}
      {found?.totalCount === 0 && (
        <EmptyState title={t('proeftuinen.none')} note={t('proeftuinen.noneNote')} />
      )}
      {found && found.totalCount > 0 && (
        <RowList
          label={t('proeftuinen.title')}
          head={[t('proeftuinen.name'), t('proeftuinen.phase')]}
          columns="1fr 180px"
        >
          {found.nodes.map((proeftuin) => (
            <Row key={proeftuin.id}>
              <RowName to={`/proeftuinen/${proeftuin.id}`} note={proeftuin.summary}>
                {proeftuin.title}
              </RowName>
              <Cell
                note={`${t('proeftuinen.level', { level: proeftuin.level })}, ${SECTOR_WORDS[proeftuin.sector][language]}`}
              >
                {PHASE_WORDS[proeftuin.phase][language]}
              </Cell>
            </Row>
          ))}
        </RowList>
      )}
    </Page>
  );
}
