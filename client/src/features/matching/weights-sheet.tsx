import { useMutation } from '@apollo/client/react';
import { Button, NumberInput } from '@mantine/core';
import {
  DEFAULT_WEIGHTS,
  isWeight,
  MOST_WEIGHT,
  unreadOutweighs,
  weightsOf,
} from '@scheldemond/domain/fit/weights';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../session/key.ts';
import { useRefusal } from '../../session/refusal.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { type FormError, FormErrors } from '../../ui/form-errors.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { showToast } from '../../ui/toast.tsx';
import { type ProeftuinPlansFragment, SetMatchingWeightsDocument } from './plans.generated.ts';
import classes from './plans.module.css';

/** How much each part of a score counts in a proeftuin; the next plan and every list of slots go by it. */
export function WeightsSheet(props: { proeftuin: ProeftuinPlansFragment; onClose: () => void }) {
  const { proeftuin, onClose } = props;
  const { t } = useTranslation(['plans', 'matching', 'ui', 'pages']);
  const refusal = useRefusal();
  const [weights, setWeights] = useState(proeftuin.matchingWeights ?? []);
  const [version, setVersion] = useState(proeftuin.version);
  const [errors, setErrors] = useState<FormError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [save, { loading }] = useMutation(SetMatchingWeightsDocument);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAttempt(attempt + 1);
    const wrong = weights.filter(({ weight }) => !isWeight(weight));
    if (wrong.length > 0)
      return setErrors(
        wrong.map(({ term }) => ({
          field: term,
          message: t('weights.wrong', { term: t(`matching:term.${term}`), most: MOST_WEIGHT }),
        })),
      );
    const matchingWeights = weights.map(({ term, weight }) => ({ term, weight }));
    if (unreadOutweighs(weightsOf(Object.fromEntries(weights.map(({ term, weight }) => [term, weight])))))
      return setErrors([{ field: 'WISHES', message: t('weights.unread') }]);
    const variables = { input: { key: newKey(), id: proeftuin.id, version, matchingWeights } };
    const answer = (await save({ variables }).catch(() => null))?.data?.editProeftuin;
    if (answer?.__typename === 'ProeftuinChanged') {
      showToast(t('weights.saved'), 'green');
      return onClose();
    }
    if (answer?.reason === 'STALE' && answer.current) setVersion(answer.current.version);
    setErrors([{ message: refusal(answer?.reason) }]);
  }

  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('weights.title')}
      facts={[proeftuin.title]}
      onSubmit={(event) => void submit(event)}
      footer={
        <>
          <ActionButton type="submit" variant="filled" busy={loading}>
            {t('weights.save')}
          </ActionButton>
          <Button
            variant="default"
            onClick={() =>
              setWeights((all) =>
                all.map(({ term, ...one }) => ({ ...one, term, weight: DEFAULT_WEIGHTS[term] })),
              )
            }
          >
            {t('weights.default')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
        </>
      }
    >
      <FormErrors errors={errors} attempt={attempt} />
      <p>{t('weights.about', { most: MOST_WEIGHT })}</p>
      <div className={classes.weights}>
        {weights.map(({ term, weight }) => (
          <NumberInput
            key={term}
            id={term}
            label={t(`matching:term.${term}`)}
            description={t(`weights.help.${term}`)}
            min={0}
            max={MOST_WEIGHT}
            allowDecimal={false}
            value={weight}
            onChange={(value) =>
              setWeights((all) =>
                all.map((one) => (one.term === term ? { ...one, weight: Number(value) } : one)),
              )
            }
          />
        ))}
      </div>
    </Sheet>
  );
}
