import { Button } from '@mantine/core';
import { Board, type BoardLane } from '../board.tsx';
import { Buoy } from '../buoy.tsx';
import { Checklist } from '../checklist.tsx';
import { FitBar } from '../fit-bar.tsx';
import { Ledger } from '../ledger.tsx';
import { Cell, Row, RowList, RowName } from '../row-list.tsx';

const MOVES = [
  { lane: 'ready', word: 'Startklaar' },
  { lane: 'running', word: 'Lopend' },
];

const LANES: BoardLane[] = [
  {
    key: 'proposed',
    name: 'Voorgesteld',
    buoy: 'amber',
    count: 6,
    moreTo: '/ui',
    cards: [
      {
        key: '1',
        title: 'Fleur van Houte-Willemsen',
        note: 'Procestechniek Axelse Vlakte',
        to: '/ui',
        moves: MOVES,
      },
      { key: '2', title: 'Thibo Van den Abeele', note: 'Elektro Meetjesland', to: '/ui', moves: MOVES },
    ],
  },
  {
    key: 'accepted',
    name: 'Aangenomen',
    buoy: 'green',
    count: 1,
    cards: [
      {
        key: '3',
        title: 'Noor el Khattabi-van Overbeeke',
        note: 'Kanaalzone Onderhoud',
        to: '/ui',
        moves: MOVES,
      },
    ],
  },
  {
    key: 'ready',
    name: 'Startklaar',
    buoy: 'green',
    count: 1,
    cards: [{ key: '4', title: 'Marie-Julie Vanhoutte', note: 'Kanaalzone', to: '/ui', moves: MOVES }],
  },
  {
    key: 'running',
    name: 'Lopend',
    buoy: 'green',
    count: 1,
    cards: [{ key: '5', title: 'Jean-Baptiste Nkurunziza', note: 'Honte Offshore Services', to: '/ui' }],
  },
  { key: 'broken', name: 'Onderbroken', buoy: 'red', count: 0, cards: [] },
  {
    key: 'done',
    name: 'Afgerond',
    buoy: 'disc',
    count: 1,
    cards: [{ key: '6', title: 'Ilse Cappaert', note: 'Scheepsinstallaties Sloe', to: '/ui' }],
  },
];

/** Rows, checklist and board of the gallery. */
export function Lists() {
  return (
    <>
      <RowList
        label="Passende plekken"
        head={['Plek en bedrijf', 'Reistijd', 'Past', '']}
        columns="minmax(0, 1fr) 104px 64px 120px"
        columnsPhone="minmax(0, 1fr) auto"
      >
        {[94, 91, 83].map((fit, index) => (
          <Row key={fit} selected={index === 1}>
            <RowName
              to="/ui"
              note="Elektro Meetjesland bv, Maldegem"
              below={
                <Buoy kind={index === 0 ? 'amber' : 'green'} small>
                  {index === 0 ? 'Vraagt ook woensdagmiddag' : 'Voldoet aan alles'}
                </Buoy>
              }
            >
              Industriële installaties en kastenbouw
            </RowName>
            <Cell strong note="bus 58s">
              34 min
            </Cell>
            <FitBar value={fit} />
            <Button size="sm" variant={index === 0 ? 'filled' : 'default'}>
              Voorstellen
            </Button>
          </Row>
        ))}
      </RowList>
      <Ledger title="Nog nodig" note="4 van 9 open">
        <Checklist
          label="Nog nodig"
          doneLabel="Gedaan"
          items={[
            {
              key: 'a',
              name: 'Verzekering over de grens',
              note: 'ongevallen en aansprakelijkheid',
              owner: { name: 'Jij', role: 'docent' },
              due: 'vr 18 dec',
              own: true,
              action: <Button size="sm">Voeg toe</Button>,
            },
            {
              key: 'b',
              name: 'Praktijkovereenkomst tekenen',
              note: 'versie 1, gestuurd op do 19 nov',
              owner: { name: 'Bart Schepens', role: 'praktijkopleider' },
              due: 'vr 4 dec',
              action: <Button size="sm">Herinner</Button>,
            },
            {
              key: 'c',
              name: 'Reis bevestigen',
              note: 'bus Terneuzen-Zelzate, 38 min',
              owner: { name: 'Noor el Khattabi', role: 'student' },
              due: 'vr 15 jan',
            },
          ]}
          done={[
            { key: 'd', name: 'SBB-erkenning gecontroleerd', note: 'di 3 nov, Marloes' },
            { key: 'e', name: 'School getekend', note: 'wo 18 nov, Marloes' },
          ]}
        />
      </Ledger>
      <Ledger title="Plaatsingen" wide>
        <Board label="Plaatsingen" lanes={LANES} onMove={() => undefined} />
      </Ledger>
    </>
  );
}
