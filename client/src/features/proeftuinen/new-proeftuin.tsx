import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ProeftuinSheet } from './proeftuin-sheet.tsx';

/** The button that makes a proeftuin, and then opens its page. */
export function NewProeftuin() {
  const { t } = useTranslation('proeftuin');
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="filled" onClick={() => setOpen(true)}>
        {t('new')}
      </Button>
      {open && (
        <ProeftuinSheet onClose={() => setOpen(false)} onMade={(id) => void navigate(`/proeftuinen/${id}`)} />
      )}
    </>
  );
}
