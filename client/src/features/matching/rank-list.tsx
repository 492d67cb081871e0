import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconX } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ICON } from '../../ui/icons.ts';
import classes from './rank-list.module.css';

/** Something in an order; what is no longer shown to the reader has no name. */
interface Ranked {
  key: string;
  name: string | null;
  note: string | null;
}

interface RankListProps<T extends Ranked> {
  /** What the list holds, for who cannot see it. */
  label: string;
  choices: readonly T[];
  /** How many of the first have a rank; all when left out. */
  ranked?: number;
  /** Whether they can be taken out. */
  removable?: boolean;
  /** The order that the reader made. */
  onChange: (choices: T[]) => void;
}

/** Wishes or candidates in their order: moved by dragging, or by the two arrows of each. */
export function RankList<T extends Ranked>(props: RankListProps<T>) {
  const { label, choices, ranked = choices.length, removable = false, onChange } = props;
  const { t } = useTranslation('wishes');
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const nameOf = (choice: T) => choice.name ?? t('gone');

  function move(from: number, to: number): void {
    const choice = choices[from];
    if (!choice || to < 0 || to >= choices.length || from === to) return;
    const rest = choices.filter((_, at) => at !== from);
    onChange([...rest.slice(0, to), choice, ...rest.slice(to)]);
    setSaid(t('moved', { name: nameOf(choice), rank: to + 1 }));
  }
  function remove(at: number): void {
    onChange(choices.filter((_, place) => place !== at));
    // The button is gone: focus stays in the list, or goes to what follows it.
    list.current?.focus();
  }
  return (
    <>
      <ol ref={list} className={classes.list} aria-label={label} tabIndex={-1}>
        {choices.map((choice, at) => (
          <RankItem key={choice.key} at={at} choiceKey={choice.key} onDropped={(from) => move(from, at)}>
            <span className={classes.rank}>{at < ranked ? at + 1 : '–'}</span>
            <span className={classes.words}>
              <span className={classes.name}>{nameOf(choice)}</span>
              {choice.note && <span className={classes.note}>{choice.note}</span>}
            </span>
            <span className={classes.tools}>
              <ActionIcon
                variant="subtle"
                size={44}
                aria-label={t('up', { name: nameOf(choice) })}
                aria-disabled={at === 0}
                data-disabled={at === 0 || undefined}
                onClick={() => move(at, at - 1)}
              >
                <IconArrowUp {...ICON} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                size={44}
                aria-label={t('down', { name: nameOf(choice) })}
                aria-disabled={at === choices.length - 1}
                data-disabled={at === choices.length - 1 || undefined}
                onClick={() => move(at, at + 1)}
              >
                <IconArrowDown {...ICON} />
              </ActionIcon>
              {removable && (
                <ActionIcon
                  variant="subtle"
                  size={44}
                  aria-label={t('remove', { name: nameOf(choice) })}
                  onClick={() => remove(at)}
                >
                  <IconX {...ICON} />
                </ActionIcon>
              )}
            </span>
          </RankItem>
        ))}
      </ol>
      <p className="hidden-words" aria-live="polite">
        {said}
      </p>
    </>
  );
}

function RankItem(props: {
  at: number;
  choiceKey: string;
  onDropped: (from: number) => void;
  children: React.ReactNode;
}) {
  const { at, choiceKey, children } = props;
  const item = useRef<HTMLLIElement>(null);
  const [over, setOver] = useState<'above' | 'below' | null>(null);
  const dropped = useEffectEvent((from: number) => props.onDropped(from));
  useEffect(() => {
    const element = item.current;
    if (!element) return;
    return combine(
      draggable({ element, getInitialData: () => ({ wish: choiceKey, at }) }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => 'wish' in source.data,
        onDragEnter: ({ source }) => setOver(Number(source.data['at']) < at ? 'below' : 'above'),
        onDragLeave: () => setOver(null),
        onDrop: ({ source }) => {
          setOver(null);
          dropped(Number(source.data['at']));
        },
      }),
    );
  }, [at, choiceKey]);
  return (
    <li ref={item} className={classes.item} data-over={over ?? undefined}>
      <span className={classes.grip}>
        <IconGripVertical {...ICON} />
      </span>
      {children}
    </li>
  );
}
