import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { SchoolSheet } from './school-sheet.tsx';

/** The button that makes a school, and then opens the school's page. */
export function NewSchool() {
  const { t } = useTranslation('schools');
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="filled" onClick={() => setOpen(true)}>
        {t('new')}
      </Button>
      {open && (
        <SchoolSheet onClose={() => setOpen(false)} onMade={(id) => void navigate(`/scholen/${id}`)} />
      )}
    </>
  );
}
