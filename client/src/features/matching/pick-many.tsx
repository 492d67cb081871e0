import type { TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Pick } from '../../ui/pick-field.tsx';
import {
  FindNeedsDocument,
  type FindNeedsQuery,
  FindSlotsDocument,
  type FindSlotsQuery,
} from './plans.generated.ts';

/** Something that was chosen, with how it is told. */
export interface Picked {
  value: string;
  label: string;
}
const MOST = 100;

type Need = NonNullable<FindNeedsQuery['matchingChoice']>['needs'][number];
type Slot = NonNullable<FindSlotsQuery['matchingChoice']>['slots'][number];

/** A student as one is chosen, "Lotte Peeters, 6 Mechanica". */
export function pickedNeed({ id, student }: Need): Picked {
  return { value: id, label: [student.displayName, student.class?.name].filter(Boolean).join(', ') };
}
/** A slot as one is chosen, "CNC-draaien, Scheldeoever nv". */
export function pickedSlot({ id, title, company }: Slot): Picked {
  return { value: id, label: `${title}, ${company.name}` };
}

interface Picking {
  proeftuinId: string;
  begun: boolean;
  label: string;
  help?: string;
  value: readonly Picked[];
  onChange: (value: Picked[]) => void;
}

/** Some students of a proeftuin, found by a few letters. */
export function PickNeeds(props: Picking) {
  return (
    <PickFound
      {...props}
      document={FindNeedsDocument}
      read={(data) => (data.matchingChoice?.needs ?? []).map(pickedNeed)}
    />
  );
}

/** Some slots for its students, found by a few letters. */
export function PickSlots(props: Picking) {
  return (
    <PickFound
      {...props}
      document={FindSlotsDocument}
      read={(data) => (data.matchingChoice?.slots ?? []).map(pickedSlot)}
    />
  );
}

function PickFound<Data>(
  props: Picking & {
    document: TypedDocumentNode<Data, { id: string; begun: boolean; search: string }>;
    read: (data: Data) => Picked[];
  },
) {
  const { proeftuinId, begun, label, help, value, onChange, document, read } = props;
  const { t } = useTranslation('plans');
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const found = useQuery(document, { variables: { id: proeftuinId, begun, search }, skip: !open });
  const data = (found.data ?? found.previousData) as Data | undefined;
  const others = data ? read(data).filter((one) => !value.some((chosen) => chosen.value === one.value)) : [];
  const all = [...value, ...others];
  return (
    <Pick
      label={label}
      description={help}
      placeholder={value.length === 0 ? t('choice.letters') : ''}
      data={all}
      value={value.map((one) => one.value)}
      onChange={(ids) => onChange(all.filter((one) => ids.includes(one.value)))}
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      maxValues={MOST}
      onDropdownOpen={() => setOpen(true)}
      nothingFoundMessage={
        found.error ? t('choice.unreached') : found.loading ? t('choice.looking') : t('choice.none')
      }
    />
  );
}
