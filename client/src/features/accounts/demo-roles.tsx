import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SignInPageQuery } from './accounts.generated.ts';
import classes from './open-frame.module.css';

/** One-click roles of the demo. */
export function DemoRoles(props: {
  accounts: SignInPageQuery['demoAccounts'];
  onChoose: (key: string) => Promise<unknown>;
}) {
  const { t } = useTranslation('pages');
  const [chosen, setChosen] = useState<string | null>(null);
  const choose = async (key: string) => {
    setChosen(key);
    await props.onChoose(key).finally(() => setChosen(null));
  };
  return (
    <section className={classes.section}>
      <h2>{t('signIn.demo')}</h2>
      <p className={classes.help}>{t('signIn.demoHelp')}</p>
      <ul className={classes.cards}>
        {props.accounts.map(({ key, name, description }) => {
          const [role = '', ...where] = description.split(', ');
          return (
            <li key={key}>
              <button
                type="button"
                className={classes.card}
                data-testid={`demo-${key}`}
                disabled={chosen !== null}
                onClick={() => void choose(key)}
              >
                <b>{role}</b>
                <span>{name}</span>
                <span>{where.join(', ')}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <Link to="/postbus">{t('signIn.mails')}</Link>
    </section>
  );
}
