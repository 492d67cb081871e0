import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useWords } from '../../session/words.ts';
import { NewStudentSheet } from './student-sheet.tsx';

/** The button above a list that makes a student, and then opens the student's page. */
export function NewStudent() {
  const { t } = useTranslation('records');
  const words = useWords();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="filled" onClick={() => setOpen(true)}>
        {t('student.new', { student: words.student })}
      </Button>
      {open && (
        <NewStudentSheet onClose={() => setOpen(false)} onMade={(id) => void navigate(`/leerlingen/${id}`)} />
      )}
    </>
  );
}
