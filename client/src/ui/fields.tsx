import { Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { type ReactElement, useId } from 'react';
import { Controller, type ControllerRenderProps, useFormContext, type FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import classes from './fields.module.css';

export interface FieldProps {
  /** Name of the value, and `id` of the field. */
  name: string;
  label: string;
  help?: string | undefined;
}
interface Drawn {
  field: ControllerRenderProps<FieldValues>;
  error: string | undefined;
}
const KNOWN = [
  'too_small',
  'too_big',
  'invalid_type',
  'invalid_format',
  'invalid_value',
  'not_a_day',
] as const;
const OWN = [
  'not_an_email',
  'before_start',
  'age',
  'duplicate',
  'other_programme',
  'fewer_than_held',
  'unknown',
  'not_a_kbo',
  'not_a_kvk',
  'not_in_region',
  'not_an_establishment',
  'not_a_brin',
  'not_in_country',
  'after_end',
  'not_a_school_year',
  'not_a_member',
  'for_the_company',
  'offer_no_days',
  'school_week_place',
  'not_more',
  'in_a_proeftuin',
  'work_week_place',
  'work_week_turn',
] as const;

/** The words for what is wrong with a value. */
export function useErrorWord(): (
  type: string | undefined,
  message: string | undefined,
  value: unknown,
) => string {
  const { t } = useTranslation('records');
  return (type, message, value) => {
    const empty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
    if (empty && (type === 'too_small' || message === 'not_a_day')) return t('error.invalid_type');
    const code = type === 'custom' ? message : type;
    const word = [...KNOWN, ...OWN].find((one) => one === code);
    return t(`error.${word ?? 'other'}`);
  };
}

/** A field of a form by its name, with what is wrong with it. */
export function Field({ name, draw }: { name: string; draw: (drawn: Drawn) => ReactElement }) {
  const { control } = useFormContext();
  const word = useErrorWord();
  return (
    <Controller
      name={name}
      control={control}
      render={({ field, fieldState: { error } }) =>
        draw({ field, error: error ? word(error.type, error.message, field.value) : undefined })
      }
    />
  );
}

/** A line of text, a date or a time; empty stays empty. */
export function TextField(
  props: FieldProps & { type?: 'text' | 'date' | 'time' | 'email' | 'tel'; most?: number },
) {
  const { name, label, help, type = 'text', most } = props;
  return (
    <Field
      name={name}
      draw={({ field, error }) => (
        <TextInput
          {...field}
          id={name}
          label={label}
          description={help}
          type={type}
          autoComplete="off"
          maxLength={most}
          value={String(field.value ?? '')}
          error={error}
        />
      )}
    />
  );
}

/** A text of several lines. */
export function AreaField({ name, label, help, most }: FieldProps & { most?: number }) {
  return (
    <Field
      name={name}
      draw={({ field, error }) => (
        <Textarea
          {...field}
          id={name}
          label={label}
          description={help}
          autosize
          minRows={2}
          maxLength={most}
          value={String(field.value ?? '')}
          error={error}
        />
      )}
    />
  );
}

/** A whole number; empty is null. */
export function NumberField({ name, label, help, min, max }: FieldProps & { min: number; max: number }) {
  return (
    <Field
      name={name}
      draw={({ field, error }) => (
        <NumberInput
          id={name}
          name={name}
          ref={field.ref}
          onBlur={field.onBlur}
          label={label}
          description={help}
          min={min}
          max={max}
          clampBehavior="none"
          allowDecimal={false}
          value={typeof field.value === 'number' ? field.value : ''}
          onChange={(value) => field.onChange(typeof value === 'number' ? value : null)}
          error={error}
        />
      )}
    />
  );
}

/** Yes or no. */
export function CheckField({ name, label, help }: FieldProps) {
  return (
    <Field
      name={name}
      draw={({ field, error }) => (
        <Checkbox
          id={name}
          name={name}
          ref={field.ref}
          onBlur={field.onBlur}
          label={label}
          description={help}
          checked={field.value === true}
          onChange={(event) => field.onChange(event.currentTarget.checked)}
          error={error}
        />
      )}
    />
  );
}

/** One of several; the empty choice is there when `none` names it. */
export function SelectField(
  props: FieldProps & { options: readonly { value: string; label: string }[]; none?: string },
) {
  const { name, label, help, options, none } = props;
  const data = none === undefined ? [...options] : [{ value: '', label: none }, ...options];
  return (
    <Field
      name={name}
      draw={({ field, error }) => (
        <NativeSelect
          {...field}
          id={name}
          label={label}
          description={help}
          data={data}
          value={String(field.value ?? '')}
          error={error}
        />
      )}
    />
  );
}

/** Some of several; `stacked` one below the other, for long names. */
export function ChecksField<Value extends string | number>(
  props: FieldProps & { options: readonly { value: Value; label: string }[]; stacked?: boolean },
) {
  const { name, label, help, options, stacked } = props;
  const id = useId();
  return (
    <Field
      name={name}
      draw={({ field, error }) => {
        const chosen = Array.isArray(field.value) ? (field.value as Value[]) : [];
        return (
          <Checkbox.Group
            id={id}
            label={label}
            description={help}
            error={error}
            value={chosen.map(String)}
            onChange={(keys) =>
              field.onChange(
                options.map(({ value }) => value).filter((value) => keys.includes(String(value))),
              )
            }
          >
            <div className={stacked ? `${classes.checks} ${classes.stacked}` : classes.checks}>
              {options.map((option, at) => (
                <Checkbox
                  key={option.value}
                  {...(at === 0 ? { id: name, ref: field.ref } : {})}
                  value={String(option.value)}
                  label={option.label}
                />
              ))}
            </div>
          </Checkbox.Group>
        );
      }}
    />
  );
}
