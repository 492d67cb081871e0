import { useId } from 'react';
import classes from './large-choice.module.css';

export interface LargeChoiceProps<Value extends string> {
  /** The question. */
  label: string;
  /** The question already stands above. */
  hideLabel?: boolean;
  options: readonly { value: Value; word: string; note?: string }[];
  value: Value | null;
  onChange: (value: Value) => void;
  error?: string | undefined;
}

/** One of a few, as large choices that a thumb hits. */
export function LargeChoice<Value extends string>(props: LargeChoiceProps<Value>) {
  const { label, hideLabel, options, value, onChange, error } = props;
  const id = useId();
  return (
    <fieldset className={classes.choices} aria-describedby={error ? id : undefined}>
      <legend className={hideLabel ? 'hidden-words' : classes.legend}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={classes.choice}>
          <input
            type="radio"
            name={id}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.word}
            {option.note !== undefined && <span className="second"> {option.note}</span>}
          </span>
        </label>
      ))}
      {error && (
        <p id={id} className={classes.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
