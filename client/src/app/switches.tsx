import { useMutation } from '@apollo/client/react';
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconHelp, IconLanguage, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { rememberLanguage, setLanguage } from '../i18n/i18n.ts';
import { newKey } from '../session/key.ts';
import { useViewer } from '../session/viewer.ts';
import { ICON } from '../ui/icons.ts';
import { ChooseLanguageDocument } from './viewer.generated.ts';
import classes from './switches.module.css';

/** Changes the language of the screen, and of mail for who is signed in. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation('frame');
  const viewer = useViewer();
  const [choose] = useMutation(ChooseLanguageDocument);
  const now = i18n.language.startsWith('en') ? 'en' : 'nl';
  const other = now === 'nl' ? 'en' : 'nl';
  const change = async () => {
    rememberLanguage(other);
    await setLanguage(other, viewer?.membership?.organisation.country ?? null);
    // mail follows the choice when it can; the screen has changed already
    if (viewer)
      await choose({ variables: { key: newKey(), language: other === 'nl' ? 'NL' : 'EN' } }).catch(
        () => null,
      );
  };
  return (
    <button type="button" className={classes.switch} lang={other} onClick={() => void change()}>
      <IconLanguage {...ICON} />
      {t(`language.${other}`)}
    </button>
  );
}

/** Changes between light and dark; until it is used, the system decides. */
export function SchemeSwitch() {
  const { t } = useTranslation('frame');
  const { setColorScheme } = useMantineColorScheme();
  const now = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const other = now === 'light' ? 'dark' : 'light';
  const Icon = other === 'dark' ? IconMoon : IconSun;
  return (
    <button type="button" className={classes.switch} onClick={() => setColorScheme(other)}>
      <Icon {...ICON} />
      {t(`scheme.${other}`)}
    </button>
  );
}

/** Opens the help for the page at hand. */
export function HelpButton({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation('frame');
  return (
    <button type="button" className={classes.switch} onClick={onOpen} aria-keyshortcuts="?">
      <IconHelp {...ICON} />
      {t('help')}
    </button>
  );
}
