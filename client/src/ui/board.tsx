import { ActionIcon, Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { type ReactNode, useEffect, useEffectEvent, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDraggableCard, useHeldCard, useLaneDrop } from './board-drag.ts';
import { Buoy, type BuoyKind } from './buoy.tsx';
import { ICON } from './icons.ts';
import classes from './board.module.css';

export interface BoardMove {
  lane: string;
  word: string;
  /** What it takes, under the word. */
  note?: string;
}

export interface BoardCard {
  key: string;
  title: string;
  note?: ReactNode;
  /** Where the card opens. */
  to?: string;
  /** Lanes that it can go to, in words, also such as the board does not show; without any it stays. */
  moves?: readonly BoardMove[];
  /** It is on its way here. */
  busy?: boolean;
}

export interface BoardLane {
  key: string;
  name: string;
  buoy: BuoyKind;
  /** All cards of the lane, also those that are not shown. */
  count: number;
  cards: readonly BoardCard[];
  /** Where the others are. */
  moreTo?: string;
}

export interface BoardProps {
  label: string;
  lanes: readonly BoardLane[];
  onMove?: (card: string, lane: string) => void;
  /** Why a card cannot go to a lane, in a few words; shown in the lane while the card is dragged. */
  refused?: (card: string, lane: string) => string;
}

/**
 * Lanes by state with their cards. A card is dragged to another lane, or moved by its menu, which is the way by
 * keyboard and on a phone; lanes that the board does not show stand under it while a card that can go there is dragged.
 */
export function Board({ label, lanes, onMove, refused }: BoardProps) {
  const { t } = useTranslation('ui');
  const board = useId();
  const held = useHeldCard(board);
  const moves = (card: string) =>
    lanes.flatMap((lane) => lane.cards).find(({ key }) => key === card)?.moves ?? [];
  const takes = (card: string, lane: string) => moves(card).some((move) => move.lane === lane);
  const beyond =
    held === null ? [] : moves(held).filter(({ lane }) => lanes.every(({ key }) => key !== lane));
  const follow = useRef<string | null>(null);
  const place: Place = {
    board,
    takes,
    onMove,
    onMenu: (card, lane) => {
      follow.current = card;
      onMove?.(card, lane);
    },
    follows: (card, settled) => {
      const followed = follow.current === card;
      if (followed && settled) follow.current = null;
      return followed;
    },
  };
  return (
    <div className={classes.board}>
      {/* Without a card nothing in it takes the focus, and it scrolls on a phone. */}
      <div
        className={classes.lanes}
        role="group"
        aria-label={label}
        tabIndex={lanes.every(({ cards }) => cards.length === 0) ? 0 : undefined}
      >
        {lanes.map((lane) => {
          const home = lane.cards.some(({ key }) => key === held);
          const shut = held !== null && !home && !takes(held, lane.key);
          return (
            <Lane
              key={lane.key}
              lane={lane}
              place={place}
              stand={held === null || home ? undefined : shut ? 'shut' : 'open'}
              why={shut ? (refused?.(held, lane.key) ?? t('moveNot')) : undefined}
            />
          );
        })}
      </div>
      {held !== null && beyond.length > 0 && (
        <div className={classes.beyond}>
          {beyond.map((move) => (
            <Beyond key={move.lane} move={move} place={place} />
          ))}
        </div>
      )}
    </div>
  );
}

interface Place {
  board: string;
  takes: (card: string, lane: string) => boolean;
  onMove: BoardProps['onMove'];
  onMenu: (card: string, lane: string) => void;
  /** Whether a card was moved by its menu and takes the focus along; no longer so, once it has settled. */
  follows: (card: string, settled: boolean) => boolean;
}

function Lane(props: { lane: BoardLane; place: Place; stand: 'open' | 'shut' | undefined; why?: string }) {
  const { lane, place, stand, why } = props;
  const { t } = useTranslation('ui');
  const id = useId();
  const section = useRef<HTMLElement>(null);
  const over = useLaneDrop(
    section,
    place.board,
    (card) => place.takes(card, lane.key),
    (card) => place.onMove?.(card, lane.key),
  );
  const hidden = lane.count - lane.cards.length;
  return (
    <section
      ref={section}
      className={classes.lane}
      aria-labelledby={id}
      data-stand={stand}
      data-over={over || undefined}
    >
      <div className={classes.head}>
        <h3 id={id}>
          <Buoy kind={lane.buoy} small>
            {lane.name}
          </Buoy>
        </h3>
        <span className={classes.count}>{lane.count}</span>
      </div>
      {why !== undefined && <p className={classes.why}>{why}</p>}
      {lane.cards.length > 0 && (
        <ul className={classes.cards}>
          {lane.cards.map((card) => (
            <Card key={card.key} card={card} place={place} />
          ))}
        </ul>
      )}
      {hidden > 0 && lane.moreTo !== undefined && (
        <Link to={lane.moreTo} className={classes.more}>
          {t('more', { count: hidden })}
        </Link>
      )}
    </section>
  );
}

/** A lane that the board does not show, as a place to put a card down. */
function Beyond({ move, place }: { move: BoardMove; place: Place }) {
  const target = useRef<HTMLDivElement>(null);
  const over = useLaneDrop(
    target,
    place.board,
    (card) => place.takes(card, move.lane),
    (card) => place.onMove?.(card, move.lane),
  );
  return (
    <div ref={target} className={classes.target} data-over={over || undefined} data-lane={move.lane}>
      <b>{move.word}</b>
      {move.note !== undefined && <span className={classes.note}>{move.note}</span>}
    </div>
  );
}

function Card({ card, place }: { card: BoardCard; place: Place }) {
  const { t } = useTranslation('ui');
  const { title, note, to, moves = [], busy = false } = card;
  const item = useRef<HTMLLIElement>(null);
  const menu = useRef<HTMLButtonElement>(null);
  const movable = moves.length > 0 && place.onMove !== undefined && !busy;
  useDraggableCard(item, place.board, card.key, movable);
  const follows = useEffectEvent(() => place.follows(card.key, !busy));
  useEffect(() => {
    if (follows()) item.current?.querySelector<HTMLElement>('a, button')?.focus();
  }, [busy]);
  return (
    <li ref={item} className={classes.card} data-movable={movable || undefined} aria-busy={busy || undefined}>
      <div>
        {to === undefined ? (
          <span className={classes.title}>{title}</span>
        ) : (
          // The card is what is dragged, not its link.
          <Link to={to} className={classes.title} data-walk draggable={false}>
            {title}
          </Link>
        )}
        {note !== undefined && <div className={classes.note}>{note}</div>}
      </div>
      {movable && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon ref={menu} className={classes.menu} size={32} aria-label={t('moveCard', { title })}>
              <IconDotsVertical {...ICON} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t('moveTo')}</Menu.Label>
            {moves.map(({ lane, word, note: takes }) => (
              <Menu.Item
                key={lane}
                onClick={() => {
                  // A sheet that opens now gives the focus back to where it was, and the menu is gone by then.
                  menu.current?.focus();
                  place.onMenu(card.key, lane);
                }}
              >
                {word}
                {takes !== undefined && <span className={classes.takes}>{takes}</span>}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  );
}
