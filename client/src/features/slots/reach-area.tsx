import { reachOn } from '@scheldemond/domain/travel/reach';
import { useId } from 'react';
import { lengthOf, project } from '../../ui/map/projection.ts';
import { BANK_PATHS, type Bank } from '../../ui/map/shapes.ts';
import type { Journey } from './map-sites.ts';
import classes from './slots-map.module.css';

const BANKS: Record<Bank, { bank: 'NORTH' | 'SOUTH'; country: 'BE' | 'NL' }> = {
  ZEELAND_NORTH: { bank: 'NORTH', country: 'NL' },
  ZEELAND_SOUTH: { bank: 'SOUTH', country: 'NL' },
  FLANDERS: { bank: 'SOUTH', country: 'BE' },
};

/** The land that is reached, on each bank as far as one comes there: never the water. */
export function ReachArea({ journey }: { journey: Journey }) {
  const id = useId();
  const { home, means, minutes } = journey;
  if (minutes === null) return null;
  return (Object.keys(BANKS) as Bank[]).map((one) => {
    const { bank, country } = BANKS[one];
    const crossesBorder = home.country !== null && home.country !== country;
    const reach = reachOn(home, means, minutes, { bank, crossesBorder });
    if (!reach) return null;
    const { x, y } = project(reach.centre);
    return (
      <g key={one}>
        <clipPath id={`${id}${one}`}>
          <path d={BANK_PATHS[one]} />
        </clipPath>
        <circle
          cx={x}
          cy={y}
          r={lengthOf(reach.kilometres)}
          clipPath={`url(#${id}${one})`}
          className={classes.reach}
        />
      </g>
    );
  });
}
