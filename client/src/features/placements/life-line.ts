import { STATE_WORDS } from '@scheldemond/domain/vocabulary/states';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../session/format.ts';
import type { PlacementCommand, PlacementState } from '../../schema-types.generated.ts';
import type { Station } from '../../ui/water-line.tsx';

interface Life {
  state: PlacementState;
  startsOn: string;
  endsOn: string;
  history: readonly {
    command?: PlacementCommand | null;
    state: PlacementState;
    at: string;
    actor?: { displayName: string } | null;
  }[];
}

const COURSE: readonly PlacementState[] = ['PROPOSED', 'ACCEPTED', 'READY', 'ACTIVE', 'COMPLETED', 'CLOSED'];

/** The life of a placement as stations: what was, where it is, and what lies ahead while it goes well. */
export function useLifeLine(placement: Life): Station[] {
  const format = useFormat();
  const { state } = placement;
  // What a student says of a place leaves it where it is.
  const history = placement.history.filter(({ command }) => command !== 'AGREE' && command !== 'OBJECT');
  const passed = COURSE.filter((one) => history.some((step) => step.state === one) && one !== state);
  const at = COURSE.indexOf(state);
  const before = at >= 0 ? COURSE.slice(0, at).filter((one) => passed.includes(one)) : passed;
  const aheadFrom =
    at >= 0 ? at + 1 : state === 'COUNTERED' ? 1 : state === 'INTERRUPTED' ? 4 : COURSE.length;
  const station = (one: PlacementState, where: Station['state']): Station => {
    const step = history.findLast((item) => item.state === one);
    const when =
      where === 'ahead'
        ? one === 'ACTIVE'
          ? format.shortDay(placement.startsOn)
          : one === 'COMPLETED'
            ? format.shortDay(placement.endsOn)
            : null
        : step && format.dayOf(step.at);
    const lines = [when, where === 'ahead' ? null : step?.actor?.displayName].filter((line): line is string =>
      Boolean(line),
    );
    return { key: one, name: STATE_WORDS[one][format.language], state: where, lines };
  };
  return [
    ...before.map((one) => station(one, 'done')),
    station(state, 'now'),
    ...COURSE.slice(aheadFrom).map((one) => station(one, 'ahead')),
  ];
}

/** What lies ahead while a place is searched for. */
export function useSearchLine(): Station[] {
  const { t } = useTranslation('wishes');
  const { language } = useFormat();
  return [
    { key: 'SEARCH', name: t('searching'), state: 'now' },
    ...COURSE.slice(0, -1).map((one): Station => ({
      key: one,
      name: STATE_WORDS[one][language],
      state: 'ahead',
    })),
  ];
}
