import { CROSSINGS, type Crossing } from '@scheldemond/domain/travel/crossings';
import { memo } from 'react';
import { project } from './projection.ts';
import { AROUND_PATH, BANK_PATHS, BORDER_PATH, SEAM_PATH } from './shapes.ts';
import classes from './region-map.module.css';

const LAND_PATH = Object.values(BANK_PATHS).join('');

function wayOf({ south, north }: Crossing): string {
  const [from, to] = [project(south), project(north)];
  return `M${from.x} ${from.y}L${to.x} ${to.y}`;
}

/** Water, land, municipalities, the border and both crossings, on the flat map. Drawn once, then only moved. */
export const BaseLayer = memo(function BaseLayer() {
  return (
    <>
      <path d={AROUND_PATH} className={classes.around} />
      <path d={LAND_PATH} className={classes.coast} />
      <path d={SEAM_PATH} className={classes.patch} />
      <path d={LAND_PATH} className={classes.land} />
    </>
  );
});

/** What lies over the land and over what is reached of it. */
export const LinesLayer = memo(function LinesLayer() {
  return (
    <>
      <path d={LAND_PATH} className={classes.municipal} />
      <path d={BORDER_PATH} className={classes.border} />
      {Object.values(CROSSINGS).map((crossing) => (
        <path key={crossing.name} d={wayOf(crossing)} className={classes.crossing} />
      ))}
    </>
  );
});
