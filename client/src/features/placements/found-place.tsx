import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { foundPlaceAnswer } from '@scheldemond/domain/records/found-place';
import { describeWeekdays } from '@scheldemond/domain/week/work-days';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Country } from '../../schema-types.generated.ts';
import { draftOf } from '../../session/draft.ts';
import { useFormat } from '../../session/format.ts';
import { useRecordForm } from '../../session/record-form.ts';
import { AreaField } from '../../ui/fields.tsx';
import { Ledger } from '../../ui/ledger.tsx';
import { RecordSheet } from '../../ui/record-sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { NeedOfPage, StudentOfPage } from '../students/student-side.tsx';
import agreeClasses from './agree-section.module.css';
import { type FoundPlaceFactsFragment, RefuseFoundPlaceDocument } from './found-place.generated.ts';
import { FoundPlaceSheet } from './found-place-sheet.tsx';
import { OwnPlaceSheet } from './own-place-sheet.tsx';

/** For the student: what became of the place that they found, and the way to tell of one. */
export function OwnFoundPlace(props: {
  need: { id: string; viewerCanSuggest: boolean; foundPlace?: FoundPlaceFactsFragment | null };
  country: Country;
}) {
  const { need, country } = props;
  const { t } = useTranslation('foundPlace');
  const format = useFormat();
  const [telling, setTelling] = useState(false);
  const found = need.foundPlace ?? null;
  if (!found && !need.viewerCanSuggest) return null;
  return (
    <div className={found ? agreeClasses.question : agreeClasses.answers}>
      {found && (
        <div>
          <p className={agreeClasses.said}>{t(`status.${found.state}`, { company: found.company })}</p>
          {found.answer && <p>{found.answer}</p>}
          <p className="second">{t('since', { day: format.dayOf(found.sentAt) })}</p>
        </div>
      )}
      {need.viewerCanSuggest && (
        <div className={agreeClasses.answers}>
          <Button variant="default" onClick={() => setTelling(true)}>
            {t(found?.state === 'WAITING' ? 'change' : 'open')}
          </Button>
        </div>
      )}
      {telling && (
        <FoundPlaceSheet needId={need.id} country={country} found={found} onClose={() => setTelling(false)} />
      )}
    </div>
  );
}

/** For the school: the place that a student found, to propose or to say no to. */
export function FoundPlacePanel(props: { student: StudentOfPage; need: NeedOfPage; onDone: () => unknown }) {
  const { student, need, onDone } = props;
  const { t } = useTranslation('foundPlace');
  const format = useFormat();
  const [opened, setOpened] = useState<'PROPOSE' | 'REFUSE' | null>(null);
  const found = need.foundPlace;
  if (found?.state !== 'WAITING' || !need.viewerCanPropose) return null;
  const where = [found.street, [found.postcode, found.place].filter(Boolean).join(' ')].filter(Boolean);
  const contact = [[found.firstName, found.lastName].filter(Boolean).join(' '), found.email].filter(Boolean);
  const close = () => setOpened(null);
  return (
    <Ledger
      title={t('panel', { student: student.firstName })}
      note={t('since', { day: format.dayOf(found.sentAt) })}
      wide
    >
      <div className={agreeClasses.question}>
        <div>
          <p className={agreeClasses.said}>{[found.company, ...where].join(', ')}</p>
          <p>{found.work}</p>
          {found.weekdays.length > 0 && (
            <p>{describeWeekdays(found.weekdays, format.language, format.country)}</p>
          )}
          {contact.length > 0 && <p className="second">{contact.join(', ')}</p>}
        </div>
        <div className={agreeClasses.answers}>
          <Button variant="filled" onClick={() => setOpened('PROPOSE')}>
            {t('propose')}
          </Button>
          <Button variant="default" onClick={() => setOpened('REFUSE')}>
            {t('refuse')}
          </Button>
        </div>
      </div>
      {opened === 'PROPOSE' && (
        <OwnPlaceSheet
          student={student}
          need={need}
          found={found}
          onClose={close}
          onProposed={() => {
            close();
            void onDone();
          }}
        />
      )}
      {opened === 'REFUSE' && (
        <RefuseSheet
          student={student}
          needId={need.id}
          company={found.company}
          onClose={close}
          onDone={onDone}
        />
      )}
    </Ledger>
  );
}

function RefuseSheet(props: {
  student: StudentOfPage;
  needId: string;
  company: string;
  onClose: () => void;
  onDone: () => unknown;
}) {
  const { needId, onClose, onDone } = props;
  const { t } = useTranslation('foundPlace');
  const [refuse] = useMutation(RefuseFoundPlaceDocument);
  const student = props.student.firstName;
  const labels = { answer: t('answer') };
  const record = useRecordForm({
    draft: draftOf('refuseplace', needId),
    schema: foundPlaceAnswer,
    start: { answer: '' },
    send: async (values, { key }) => {
      const input = { key, needId, answer: String(values['answer']) };
      const answer = (await refuse({ variables: { input } })).data?.refuseFoundPlace;
      return answer?.__typename === 'NeedChanged' ? 'saved' : (answer ?? undefined);
    },
    onSaved: () => {
      showToast(t('refused', { student }), 'green');
      onClose();
      void onDone();
    },
  });
  return (
    <RecordSheet
      title={t('refuseTitle', { company: props.company })}
      record={record}
      labels={labels}
      save={t('refuse')}
      onClose={onClose}
    >
      <AreaField name="answer" label={labels.answer} help={t('answerHelp', { student })} most={1000} />
    </RecordSheet>
  );
}
