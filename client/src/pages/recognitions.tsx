import { useTranslation } from 'react-i18next';
import { LapsingRecognitionsDocument } from '../features/placements/home.generated.ts';
import { useFormat } from '../session/format.ts';
import { usePaged } from '../session/paged.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { MoreButton } from '../ui/more-button.tsx';
import { Page } from '../ui/page.tsx';
import { Cell, Row, RowList, RowName } from '../ui/row-list.tsx';
import { ListSkeleton } from '../ui/skeleton.tsx';

/** Recognitions that lapse soon: a company's own, or those where the viewer places students. */
export function Component() {
  const { t } = useTranslation(['waiting', 'ui', 'pages']);
  const format = useFormat();
  const paged = usePaged(LapsingRecognitionsDocument, 'lapsingRecognitions', {}, ['Recognition', 'Company']);
  const { rows, total } = paged;
  return (
    <Page title={t('recognitions')} facts={!total ? [] : [t('recognitionsCount', { count: total })]}>
      {!rows && !paged.failed && <ListSkeleton />}
      {paged.failed && <ErrorState onRetry={paged.retry} />}
      {rows?.length === 0 && <EmptyState title={t('recognitionsNone')} />}
      {rows && rows.length > 0 && (
        <>
          <RowList
            label={t('recognitions')}
            head={[t('pages:slots.company'), t('qualification'), t('number'), t('lastDay')]}
            columns="minmax(0, 3fr) minmax(0, 2fr) 160px 160px"
          >
            {rows.map(({ id, site, qualification, number, validTo }) => (
              <Row key={id}>
                <RowName
                  to={`/bedrijven/${site.company.id}`}
                  note={[...new Set([site.name, site.place])].join(', ')}
                >
                  {site.company.name}
                </RowName>
                <Cell>{qualification.title}</Cell>
                <Cell>
                  <span className="figures">{number ?? '–'}</span>
                </Cell>
                <Cell>{validTo ? format.day(validTo) : '–'}</Cell>
              </Row>
            ))}
          </RowList>
          {paged.hasMore && <MoreButton word={t('ui:list.more')} onMore={paged.more} />}
          <p className="second" style={{ marginTop: 16 }}>
            {t('recognitionsNote')}
          </p>
        </>
      )}
    </Page>
  );
}
