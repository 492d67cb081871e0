import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ImportKind } from '../../schema-types.generated.ts';
import { ImportKindsDocument } from './imports.generated.ts';

/** The way from a list to importing into it, for who may. */
export function ImportButton({ kind }: { kind: ImportKind }) {
  const { t } = useTranslation('imports');
  const { data } = useQuery(ImportKindsDocument, { fetchPolicy: 'cache-first' });
  if (!data?.importKinds.includes(kind)) return null;
  return (
    <Button component={Link} to={`/importeren?soort=${kind}`} size="sm">
      {t('button')}
    </Button>
  );
}
