import { SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import classes from './list-tools.module.css';

/** Search and the choice of filter that stands in sight, above a list. */
export function ListTools<Value extends string>(props: {
  search: { label: string; value: string; onChange: (text: string) => void };
  filter?:
    | {
        label: string;
        value: Value;
        options: readonly { value: Value; label: string }[];
        onChange: (value: Value) => void;
      }
    | undefined;
}) {
  const { search, filter } = props;
  return (
    <div className={classes.tools}>
      <TextInput
        type="search"
        aria-label={search.label}
        placeholder={search.label}
        leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
        value={search.value}
        onChange={(event) => search.onChange(event.currentTarget.value)}
        className={classes.search}
      />
      {filter && (
        <div className={classes.filter}>
          <SegmentedControl
            aria-label={filter.label}
            value={filter.value}
            data={[...filter.options]}
            onChange={(value) => filter.onChange(value as Value)}
          />
        </div>
      )}
    </div>
  );
}
