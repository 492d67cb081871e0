import { useQuery } from '@apollo/client/react';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useTranslation } from 'react-i18next';
import { NeedRows } from '../features/students/need-rows.tsx';
import { NeedsDocument } from '../features/students/students.generated.ts';
import { useAddress } from '../session/address.ts';
import { useLive } from '../session/live.ts';
import { useTyped } from '../session/typed.ts';
import { useSignedInViewer } from '../session/viewer.ts';
import { useWords } from '../session/words.ts';
import { schoolYearOf } from '@scheldemond/domain/time/working-day';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { ListTools } from '../ui/list-tools.tsx';
import { MoreButton } from '../ui/more-button.tsx';
import { Page } from '../ui/page.tsx';
import { ListSkeleton } from '../ui/skeleton.tsx';

type Choice = 'ALL' | 'WITHOUT_PLACE' | 'PROPOSED' | 'PLACED' | 'RETURNED';
const CHOICES: readonly Choice[] = ['WITHOUT_PLACE', 'RETURNED', 'PROPOSED', 'PLACED', 'ALL'];

/** The students whom the viewer places or follows, by their need of this school year. */
export function Component() {
  const { t } = useTranslation('pages');
  const words = useWords();
  const { today } = useSignedInViewer();
  const { typed, setTyped, search } = useTyped();
  const [stand, setStand] = useAddress('stand');
  const choice = CHOICES.find((one) => one === stand) ?? 'WITHOUT_PLACE';
  const filter = {
    schoolYear: schoolYearOf(today),
    search,
    ...(choice === 'ALL' ? {} : choice === 'RETURNED' ? { returned: true } : { state: choice }),
  };
  const { data, previousData, error, refetch, fetchMore } = useQuery(NeedsDocument, {
    variables: { first: 25, filter },
  });
  useLive(['Need'], refetch);
  const shown = data ?? previousData;
  const needs = shown?.needs;
  const name = {
    ALL: t('students.all'),
    RETURNED: t('students.returned'),
    WITHOUT_PLACE: t('students.WITHOUT_PLACE'),
    PROPOSED: t('students.PROPOSED'),
    PLACED: t('students.PLACED'),
  };

  return (
    <Page title={capital(words.students)}>
      <ListTools
        search={{ label: t('students.search'), value: typed, onChange: setTyped }}
        filter={{
          label: t('students.state'),
          value: choice,
          options: CHOICES.map((value) => ({ value, label: name[value] })),
          onChange: (value) => setStand(value === 'WITHOUT_PLACE' ? null : value),
        }}
        count={needs && t('students.count', { count: needs.totalCount, ...words })}
      />
      {!needs && !error && <ListSkeleton />}
      {!needs && error && <ErrorState onRetry={() => void refetch()} />}
      {needs?.totalCount === 0 && <EmptyState title={t('students.none')} note={t('students.noneNote')} />}
      {needs && needs.totalCount > 0 && <NeedRows label={words.students} needs={needs.nodes} />}
      {needs?.pageInfo.hasNextPage && (
        <MoreButton
          word={t('students.more')}
          onMore={() =>
            fetchMore({
              variables: { after: needs.pageInfo.endCursor ?? null },
              updateQuery: (before, { fetchMoreResult }) => ({
                needs: {
                  ...fetchMoreResult.needs,
                  nodes: [...before.needs.nodes, ...fetchMoreResult.needs.nodes],
                },
              }),
            })
          }
        />
      )}
    </Page>
  );
}
