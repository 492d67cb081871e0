import { CROSSINGS } from '@scheldemond/domain/travel/crossings';
import { IconFocusCentered, IconMinus, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ICON } from '../icons.ts';
import { BaseLayer, LinesLayer } from './base-layer.tsx';
import { placeLabels, TOWNS, WATERS } from './labels.ts';
import { project, type Flat } from './projection.ts';
import classes from './region-map.module.css';
import type { MapControl } from './use-map-view.ts';
import { toScreen } from './view.ts';

const CROSSINGS_FROM = 0.6;

/**
 * The region: its land, water, border and crossings, to be moved by pointer, wheel, fingers and keys.
 *
 * @param props.area - drawn on the land, on the flat map
 * @param props.marks - where something stands on the flat map; names step aside for it
 * @param props.children - over the map, in pixels of the picture
 */
export function RegionMap(props: {
  label: string;
  control: MapControl;
  area?: ReactNode;
  marks: readonly Flat[];
  children?: ReactNode;
}) {
  const { t } = useTranslation('map');
  const { frame, size, view, handlers, closer, further, whole } = props.control;
  const seen = size && view ? { size, view, at: (point: Flat) => toScreen(view, size, point) } : null;
  const inSight = ({ x, y }: Flat) =>
    seen !== null && x > -40 && y > -20 && x < seen.size.width + 40 && y < seen.size.height + 20;
  const towns = seen
    ? placeLabels(
        TOWNS.filter(({ from }) => from <= seen.view.scale)
          .map(({ name, at }) => ({ name, ...seen.at(at) }))
          .filter(inSight),
        props.marks.map(seen.at),
        seen.size.width,
      )
    : [];
  return (
    <div className={classes.picture}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrows and + − move it */}
      <div
        ref={frame}
        className={classes.frame}
        role="group"
        aria-label={props.label}
        tabIndex={0}
        {...handlers}
      >
        {seen && (
          <svg className={classes.map} width={seen.size.width} height={seen.size.height} aria-hidden="true">
            <g
              transform={`translate(${seen.at({ x: 0, y: 0 }).x} ${seen.at({ x: 0, y: 0 }).y}) scale(${seen.view.scale})`}
            >
              <BaseLayer />
              {props.area}
              <LinesLayer />
            </g>
            {WATERS.filter(({ from }) => from <= seen.view.scale).map(({ name, at, turn }) => {
              const { x, y } = seen.at(at);
              return (
                <text key={name} className={classes.water} transform={`translate(${x} ${y}) rotate(${turn})`}>
                  {t(`water.${name}`)}
                </text>
              );
            })}
            {seen.view.scale >= CROSSINGS_FROM &&
              Object.values(CROSSINGS).map(({ name, south, north }) => {
                const { x, y } = seen.at(
                  project({ lat: (south.lat + north.lat) / 2, lon: (south.lon + north.lon) / 2 }),
                );
                const left = name === 'FERRY';
                return (
                  <text
                    key={name}
                    x={left ? x - 8 : x + 8}
                    y={y + 5}
                    className={left ? `${classes.way} ${classes.left}` : classes.way}
                  >
                    {t(`crossing.${name}`)}
                  </text>
                );
              })}
            {towns.map(({ name, x, y }) => (
              <text key={name} x={x} y={y + 5} className={classes.town}>
                {name}
              </text>
            ))}
          </svg>
        )}
        {seen && props.children}
      </div>
      <div className={classes.buttons}>
        <button type="button" aria-label={t('closer')} onClick={closer}>
          <IconPlus {...ICON} />
        </button>
        <button type="button" aria-label={t('further')} onClick={further}>
          <IconMinus {...ICON} />
        </button>
        <button type="button" aria-label={t('whole')} onClick={whole}>
          <IconFocusCentered {...ICON} />
        </button>
      </div>
    </div>
  );
}
