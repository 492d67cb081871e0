import { MultiSelect, type MultiSelectProps } from '@mantine/core';
import { Field, type FieldProps } from './fields.tsx';
import classes from './pick-field.module.css';

/**
 * Some of many as chips, found by a few letters. The list stands within its sheet, where a reader of the screen finds it, and
 * opens when one types or presses it, not when one passes by with Tab.
 */
export function Pick(props: MultiSelectProps) {
  return (
    <MultiSelect
      searchable
      hidePickedOptions
      openOnFocus={false}
      withScrollArea={false}
      comboboxProps={{ withinPortal: false, preventPositionChangeWhenVisible: false }}
      classNames={{ options: classes.options ?? '' }}
      {...props}
    />
  );
}

/** The same as a field of a form. */
export function PickField(
  props: FieldProps & { options: readonly { value: string; label: string }[]; most: number },
) {
  const { name, label, help, options, most } = props;
  return (
    <Field
      name={name}
      draw={({ field, error }) => (
        <Pick
          id={name}
          ref={field.ref}
          onBlur={field.onBlur}
          label={label}
          description={help}
          data={options}
          value={Array.isArray(field.value) ? field.value : []}
          onChange={field.onChange}
          maxValues={most}
          error={error}
        />
      )}
    />
  );
}
