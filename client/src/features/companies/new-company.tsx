import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useWords } from '../../session/words.ts';
import { CompanySheet } from './company-sheet.tsx';

/** The button above a list that makes a company, and then opens the company's page. */
export function NewCompany() {
  const { t } = useTranslation('companies');
  const words = useWords();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="filled" onClick={() => setOpen(true)}>
        {t('new', { company: words.company })}
      </Button>
      {open && (
        <CompanySheet onClose={() => setOpen(false)} onMade={(id) => void navigate(`/bedrijven/${id}`)} />
      )}
    </>
  );
}
