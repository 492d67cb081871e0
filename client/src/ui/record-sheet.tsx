import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { FormProvider } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useRecordRefusal } from '../session/record-refusal.ts';
import type { RecordForm } from '../session/record-form.ts';
import { ActionButton } from './action-button.tsx';
import { useErrorWord } from './fields.tsx';
import { FormErrors } from './form-errors.tsx';
import { Sheet } from './sheet.tsx';

export interface RecordSheetProps {
  title: string;
  record: RecordForm;
  /** Labels by field, to say in the summary which one. */
  labels: Readonly<Record<string, string>>;
  onClose: () => void;
  /** Word of the button that sends it; "Bewaar" when left out. */
  save?: string;
  /** What else can be done with the record, at the end of the foot. */
  more?: ReactNode;
  children: ReactNode;
}

/** The sheet of a record's form: its fields, what is wrong on top, and saving. */
export function RecordSheet({ title, record, labels, onClose, save, more, children }: RecordSheetProps) {
  const { t } = useTranslation(['records', 'ui']);
  const word = useErrorWord();
  const refused = useRecordRefusal(labels);
  const { form, onSubmit, attempt, refusal } = record;
  const { errors, isSubmitting } = form.formState;
  const wrong = Object.entries(errors).map(([field, error]) => {
    const { type, message } = error as { type?: string; message?: string };
    return { field, message: `${labels[field] ?? field} ${word(type, message, form.getValues(field))}` };
  });
  const found = refusal ? [...wrong, { message: refused(refusal) }] : wrong;
  return (
    <FormProvider {...form}>
      <Sheet
        opened
        onClose={onClose}
        title={title}
        onSubmit={(event) => void onSubmit(event)}
        footer={
          <>
            <ActionButton type="submit" variant="filled" busy={isSubmitting}>
              {save ?? t('save')}
            </ActionButton>
            <Button
              variant="default"
              onClick={() => {
                record.discard();
                onClose();
              }}
            >
              {t('ui:cancel')}
            </Button>
            {more}
          </>
        }
      >
        <FormErrors errors={found} attempt={attempt} />
        {children}
      </Sheet>
    </FormProvider>
  );
}
