import { useQuery } from '@apollo/client/react';
import { Button, Menu } from '@mantine/core';
import { capital } from '@scheldemond/domain/vocabulary/words';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OwnPlaceSheet } from '../placements/own-place-sheet.tsx';
import { ProposeSheet } from '../placements/propose-sheet.tsx';
import type { NeedOfPage, StudentOfPage } from '../students/student-side.tsx';
import { useAddress } from '../../session/address.ts';
import { useSignedInViewer } from '../../session/viewer.ts';
import { useWords } from '../../session/words.ts';
import { type Chip, Chips } from '../../ui/chips.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { ListSkeleton } from '../../ui/skeleton.tsx';
import { FittingRows, type FittingSlot } from './fitting-rows.tsx';
import { FittingSlotsDocument } from './fitting-slots.generated.ts';
import classes from './fitting-slots.module.css';
import { WhyNot } from './why-not.tsx';

const MINUTES = [30, 45, 60, 90];

/** The slots that fit a need, best first, with filters in the address bar; proposes from there. */
export function FittingSlots(props: {
  student: StudentOfPage;
  need: NeedOfPage;
  replacesId: string | null;
  onProposed: () => void;
}) {
  const { student, need, replacesId } = props;
  const { t } = useTranslation(['pages', 'ownPlace']);
  const words = useWords();
  const [minutes, setMinutes] = useAddress('reistijd');
  const [country, setCountry] = useAddress('land');
  const [everything, setEverything] = useAddress('alles');
  const { canCreate } = useSignedInViewer();
  const [found, setFound] = useState(false);
  const mayFind = need.viewerCanPropose && !replacesId && canCreate.includes('COMPANY');
  const [chosen, setChosen] = useState<FittingSlot | null>(null);
  const variables = {
    needId: need.id,
    first: 12,
    maxTravelMinutes: MINUTES.includes(Number(minutes)) ? Number(minutes) : null,
    country: country === 'BE' || country === 'NL' ? (country as 'BE' | 'NL') : null,
    includeNotFitting: everything !== null,
  };
  const { data, previousData, error, refetch, fetchMore } = useQuery(FittingSlotsDocument, { variables });
  const node = (data ?? previousData)?.node;
  const fitting = node?.__typename === 'Need' ? node.fittingSlots : null;
  const chips: Chip[] = [
    ...(variables.maxTravelMinutes
      ? [
          {
            key: 'minutes',
            word: t('student.upTo', { minutes: variables.maxTravelMinutes }),
            onRemove: () => setMinutes(null),
          },
        ]
      : []),
    ...(variables.country
      ? [{ key: 'country', word: t(`student.only${variables.country}`), onRemove: () => setCountry(null) }]
      : []),
    ...(everything === null
      ? []
      : [{ key: 'all', word: t('student.notFitting'), onRemove: () => setEverything(null) }]),
  ];
  const more = () =>
    fetchMore({
      variables: { after: fitting?.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult }) => {
        const [old, next] = [before.node, fetchMoreResult.node];
        if (old?.__typename !== 'Need' || next?.__typename !== 'Need') return before;
        return {
          node: {
            ...next,
            fittingSlots: {
              ...next.fittingSlots,
              nodes: [...old.fittingSlots.nodes, ...next.fittingSlots.nodes],
            },
          },
        };
      },
    });

  return (
    <section aria-labelledby="fitting">
      <h2 id="fitting" className={classes.title}>
        {fitting
          ? t(everything === null ? 'student.fitting' : 'student.all', {
              count: fitting.totalCount,
              ...words,
            })
          : capital(words.slots)}
      </h2>
      {replacesId && <p className="dim">{t('student.replaces')}</p>}
      <div className={classes.filters}>
        <Chips chips={chips}>
          <Menu position="bottom-start">
            <Menu.Target>
              <button type="button" className={classes.add}>
                {t('student.filter')}
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              {MINUTES.map((one) => (
                <Menu.Item key={one} onClick={() => setMinutes(String(one))}>
                  {t('student.upTo', { minutes: one })}
                </Menu.Item>
              ))}
              <Menu.Divider />
              <Menu.Item onClick={() => setCountry('BE')}>{t('student.onlyBE')}</Menu.Item>
              <Menu.Item onClick={() => setCountry('NL')}>{t('student.onlyNL')}</Menu.Item>
              <Menu.Divider />
              <Menu.Item onClick={() => setEverything('ja')}>{t('student.notFitting')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Chips>
        <span className="second">{t('student.best')}</span>
        {mayFind && (
          <Button variant="default" size="sm" onClick={() => setFound(true)}>
            {t('ownPlace:open')}
          </Button>
        )}
      </div>
      {!fitting && !error && <ListSkeleton />}
      {!fitting && error && <ErrorState onRetry={() => void refetch()} />}
      {fitting?.totalCount === 0 && (
        <EmptyState
          title={t('student.noneTitle')}
          note={t('student.noneNote')}
          action={
            <Button variant="default" onClick={() => setEverything('ja')}>
              {t('student.showNotFitting')}
            </Button>
          }
        />
      )}
      {fitting && fitting.totalCount > 0 && (
        <FittingRows slots={fitting.nodes} canPropose={need.viewerCanPropose} onPropose={setChosen} />
      )}
      {fitting?.pageInfo.hasNextPage && <MoreButton word={t('student.showMore')} onMore={more} />}
      {fitting && (
        <WhyNot
          needId={need.id}
          best={chips.length === 0 ? bestOf(fitting.nodes) : null}
          canPropose={need.viewerCanPropose}
          onPropose={setChosen}
        />
      )}
      {found && (
        <OwnPlaceSheet
          student={student}
          need={need}
          onClose={() => setFound(false)}
          onProposed={() => {
            setFound(false);
            props.onProposed();
            void refetch();
          }}
        />
      )}
      {chosen && (
        <ProposeSheet
          proposal={{
            needId: need.id,
            student,
            week: chosen.week,
            school: node?.__typename === 'Need' ? (node.student.programme.schoolWeek ?? null) : null,
            slot: chosen.slot,
            replacesId,
          }}
          onClose={() => setChosen(null)}
          onProposed={() => {
            setChosen(null);
            props.onProposed();
            void refetch();
          }}
        />
      )}
    </section>
  );
}

/** The first that fits; without a filter it is the best of all. */
function bestOf(slots: readonly FittingSlot[]): FittingSlot | null {
  return slots.find(({ fits }) => fits) ?? null;
}
