import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { rememberLanguage, setLanguage } from '../../i18n/i18n.ts';
import { EstuaryLine } from '../../ui/estuary-line.tsx';
import classes from './open-frame.module.css';

/** Frame of pages for who is not signed in: the name, the language, the estuary at the foot. */
export function OpenFrame({ narrow, children }: { narrow?: boolean; children: ReactNode }) {
  const { t, i18n } = useTranslation('frame');
  const other = i18n.language.startsWith('en') ? 'nl' : 'en';
  const choose = () => {
    rememberLanguage(other);
    void setLanguage(other, null);
  };
  return (
    <div className={`${classes.frame} in-order`}>
      <header className={classes.top}>
        <Link to="/" className={classes.brand}>
          {t('product')}
        </Link>
        <button type="button" className={classes.language} lang={other} onClick={choose}>
          {t(`language.${other}`)}
        </button>
      </header>
      <main className={`${classes.main} ${narrow ? classes.narrow : ''}`}>{children}</main>
      <div className={classes.foot}>
        <EstuaryLine />
      </div>
    </div>
  );
}
