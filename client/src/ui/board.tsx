import { ActionIcon, Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Buoy, type BuoyKind } from './buoy.tsx';
import { ICON } from './icons.ts';
import classes from './board.module.css';

export interface BoardCard {
  key: string;
  title: string;
  note?: ReactNode;
  /** Where the card opens. */
  to?: string;
  /** Lanes that it can go to, in words; without any it has no menu. */
  moves?: readonly { lane: string; word: string }[];
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

/** Lanes by state with their cards; each card's menu moves it, which is also the way by keyboard. */
export function Board(props: { lanes: readonly BoardLane[]; onMove?: (card: string, lane: string) => void }) {
  return (
    <div className={classes.board}>
      <div className={classes.lanes}>
        {props.lanes.map((lane) => (
          <Lane key={lane.key} lane={lane} onMove={props.onMove} />
        ))}
      </div>
    </div>
  );
}

type OnMove = ((card: string, lane: string) => void) | undefined;

function Lane({ lane, onMove }: { lane: BoardLane; onMove: OnMove }) {
  const { t } = useTranslation('ui');
  const id = useId();
  const hidden = lane.count - lane.cards.length;
  return (
    <section className={classes.lane} aria-labelledby={id}>
      <div className={classes.head}>
        <h3 id={id}>
          <Buoy kind={lane.buoy} small>
            {lane.name}
          </Buoy>
        </h3>
        <span className={classes.count}>{lane.count}</span>
      </div>
      {lane.cards.length > 0 && (
        <ul className={classes.cards}>
          {lane.cards.map((card) => (
            <Card key={card.key} card={card} onMove={onMove} />
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

function Card({ card, onMove }: { card: BoardCard; onMove: OnMove }) {
  const { t } = useTranslation('ui');
  const { title, note, to, moves = [] } = card;
  return (
    <li className={classes.card}>
      <div>
        {to === undefined ? (
          <span className={classes.title}>{title}</span>
        ) : (
          <Link to={to} className={classes.title} data-walk>
            {title}
          </Link>
        )}
        {note !== undefined && <div className={classes.note}>{note}</div>}
      </div>
      {moves.length > 0 && onMove && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon size={24} aria-label={t('moveCard', { title })}>
              <IconDotsVertical {...ICON} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t('moveTo')}</Menu.Label>
            {moves.map(({ lane, word }) => (
              <Menu.Item key={lane} onClick={() => onMove(card.key, lane)}>
                {word}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  );
}
