import classes from './term-bars.module.css';

export interface TermBar {
  name: string;
  value: number;
  /** What the bar's whole length stands for. */
  most: number;
  /** Value and most, in words. */
  word: string;
}

/** The parts of a score, each a thin bar as long as what it could bring beside the others. */
export function TermBars({ label, terms }: { label: string; terms: readonly TermBar[] }) {
  const longest = Math.max(1, ...terms.map(({ most }) => most));
  return (
    <ul className={classes.terms} aria-label={label}>
      {terms.map(({ name, value, most, word }) => (
        <li key={name} className={classes.term}>
          <span>{name}</span>
          <span className={classes.word}>{word}</span>
          <span className={classes.track} style={{ width: `${(100 * most) / longest}%` }} aria-hidden="true">
            <span className={classes.value} style={{ width: `${most > 0 ? (100 * value) / most : 0}%` }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
