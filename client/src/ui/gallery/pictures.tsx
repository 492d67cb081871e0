import { Button } from '@mantine/core';
import { Bullets } from '../bullet.tsx';
import { Buoy } from '../buoy.tsx';
import { CountList } from '../count-list.tsx';
import { Figures } from '../figures.tsx';
import { Ledger } from '../ledger.tsx';
import { Ribbon } from '../ribbon.tsx';
import { WaterLine, type Station } from '../water-line.tsx';
import { WeekGrid } from '../week-grid.tsx';
import type { WeekBlock } from '../week-hours.ts';
import classes from './gallery.module.css';

const STATIONS: Station[] = [
  { key: '1', name: 'Voorgesteld', lines: ['di 3 nov', 'Marloes de Bruijne'], state: 'done' },
  { key: '2', name: 'Aangenomen', lines: ['do 5 nov, Bart Schepens', '4 van 9 nog open'], state: 'now' },
  { key: '3', name: 'Startklaar', lines: ['uiterlijk 29 jan'], state: 'ahead' },
  { key: '4', name: 'Lopend', lines: ['ma 15 feb 2027'], state: 'ahead' },
  { key: '5', name: 'Afgerond', lines: ['vr 9 jul 2027'], state: 'ahead' },
];

const school = (day: number, end: string): WeekBlock => ({
  day,
  start: '08:25',
  end,
  kind: 'school',
  word: 'School',
});
const work = (day: number, start: string): WeekBlock => ({
  day,
  start,
  end: '16:30',
  kind: 'work',
  word: 'Stage',
});
const BLOCKS = [
  school(1, '16:05'),
  school(2, '16:05'),
  school(3, '12:00'),
  work(3, '13:00'),
  work(4, '08:00'),
  work(5, '08:00'),
];
const DAYS = ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'];
const time = (value: string) => value.replace(/^0/, '').replace(':', '.');

/** Drawn building blocks of the gallery. */
export function Pictures() {
  return (
    <>
      <WaterLine stations={STATIONS} label="Verloop van de plaatsing" />
      <Ledger title="Boeien" note="altijd met een woord">
        <div className={classes.buoys}>
          <Buoy kind="red">Vol</Buoy>
          <Buoy kind="green">Lopend</Buoy>
          <Buoy kind="amber">Voorgesteld</Buoy>
          <Buoy kind="ring">Nog niet</Buoy>
          <Buoy kind="disc">Afgerond</Buoy>
          <span className="dim">
            <Buoy kind="red" inText>
              vervallen over 2 dagen
            </Buoy>
            , eerst Elektro Meetjesland
          </span>
        </div>
      </Ledger>
      <Figures
        figures={[
          {
            label: 'Geplaatst',
            value: 214,
            unit: 'van 226',
            note: (
              <>
                <b>5 meer</b> dan 209
              </>
            ),
          },
          {
            label: 'Past heel goed',
            value: 187,
            note: (
              <>
                <b>6 meer</b> dan 181
              </>
            ),
          },
          {
            label: 'Reistijd, mediaan',
            value: 27,
            unit: 'min',
            note: (
              <>
                <b>2 minder</b> dan 29
              </>
            ),
          },
        ]}
      />
      <div style={{ height: 32 }} />
      <CountList
        label="Aandacht"
        rows={[
          {
            key: 'a',
            count: 3,
            what: 'voorstellen zonder antwoord',
            note: (
              <>
                <Buoy kind="red" inText>
                  vervallen over 2 dagen
                </Buoy>
                , eerst Elektro Meetjesland in Maldegem
              </>
            ),
            action: <Button variant="filled">Herinner</Button>,
          },
          {
            key: 'b',
            count: 7,
            what: 'leerlingen zonder plek',
            note: 'stage begint ma 15 feb',
            action: <Button>Bekijk</Button>,
          },
        ]}
      />
      <Ledger title="Bezetting per week" wide>
        <Ribbon
          label="Bezetting per week"
          now={2}
          weeks={[31, 7, 14, 21, 28, 5, 12, 19].map((day, week) => ({
            key: String(week),
            day,
            month: ['aug', 'sep', 'sep', 'sep', 'sep', 'okt', 'okt', 'okt'][week]!,
            word: `week van ${day}`,
          }))}
          rows={[
            {
              key: 'k',
              name: 'Kanaalzone Onderhoud & Installatie',
              taken: [0, 0, 1, 2, 3, 4, 4, 0],
              places: [0, 4, 4, 4, 4, 4, 4, 0],
            },
            {
              key: 'm',
              name: 'Machinebouw Verhaeghe-Dierckx',
              taken: [0, 1, 3, 2, 2, 1, 1, 0],
              places: [2, 2, 2, 2, 2, 2, 2, 2],
            },
          ]}
        />
      </Ledger>
      <Ledger title="Doelen" note="stand van vandaag">
        <Bullets
          label="Doelen"
          bullets={[
            {
              key: 'mentors',
              name: 'Mentoren opgeleid',
              note: 'tegen 30 jun 2027',
              now: 8,
              target: 20,
              expected: 14,
              state: { kind: 'red', word: '6 achter' },
            },
            {
              key: 'hours',
              name: 'Uren goedgekeurd',
              now: 3420,
              target: 11000,
              expected: 3650,
              state: { kind: 'amber', word: '230 achter' },
            },
            {
              key: 'placements',
              name: 'Plaatsingen',
              now: 31,
              target: 48,
              expected: 27,
              state: { kind: 'green', word: '4 voor op schema' },
            },
          ]}
        />
      </Ledger>
      <Ledger title="Week" note="gelijk in alle 19 weken">
        <div className={classes.mini}>
          <WeekGrid
            mini
            hourHeight={7}
            label="Week, klein"
            blocks={BLOCKS}
            dayNames={DAYS}
            time={time}
            hour={String}
            legend={{ school: 'School', work: 'Stage' }}
          />
        </div>
        <WeekGrid
          hourHeight={27}
          label="De week, samen bekeken"
          blocks={BLOCKS}
          travel={[{ day: 3, start: '12:00', end: '13:00', minutes: 34 }]}
          dayNames={DAYS}
          time={time}
          hour={(hour) => `${hour} u.`}
          legend={{ school: 'School', work: 'Stage bij het bedrijf' }}
          sums={[
            { label: 'School', value: '17,5 u.' },
            { label: 'Stage', value: '19,5 u.' },
            { label: 'Samen', value: '37 u.', note: 'mag tot 38 u.' },
          ]}
        />
      </Ledger>
    </>
  );
}
