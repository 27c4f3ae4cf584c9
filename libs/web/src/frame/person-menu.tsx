import { Button, Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconLogout, IconMoon, IconSun, IconUserCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { languages, useLanguage, useWebWords } from '../i18n/languages.js';
import { useChooseLanguage, useSession, useSignOut } from '../session/session.js';
import { useColorScheme, type ColorScheme } from '../theme/color-scheme.js';
import classes from './person-menu.module.css';

interface PersonMenuProps {
  readonly onSignIn: () => void;
  readonly onSignedOut: () => void;
}

const schemes: readonly { readonly scheme: ColorScheme; readonly icon: ReactNode }[] = [
  { scheme: 'light', icon: <IconSun size={16} /> },
  { scheme: 'dark', icon: <IconMoon size={16} /> },
  { scheme: 'auto', icon: <IconDeviceDesktop size={16} /> },
];

const Chosen = ({ when }: { readonly when: boolean }) => (when ? <IconCheck size={16} aria-hidden="true" /> : null);

const ThemeItems = () => {
  const t = useWebWords();
  const [scheme, setScheme] = useColorScheme();
  return (
    <>
      <Menu.Label>{t('theme.label')}</Menu.Label>
      {schemes.map((choice) => (
        <Menu.Item
          key={choice.scheme}
          aria-current={choice.scheme === scheme}
          leftSection={choice.icon}
          rightSection={<Chosen when={choice.scheme === scheme} />}
          onClick={() => setScheme(choice.scheme)}
        >
          {t(`theme.${choice.scheme}`)}
        </Menu.Item>
      ))}
    </>
  );
};

const LanguageItems = () => {
  const t = useWebWords();
  const language = useLanguage();
  const choose = useChooseLanguage();
  return (
    <>
      <Menu.Label>{t('language')}</Menu.Label>
      {languages.map(({ code, name }) => (
        <Menu.Item
          key={code}
          aria-current={code === language}
          lang={code}
          rightSection={<Chosen when={code === language} />}
          onClick={() => choose(code)}
        >
          {name}
        </Menu.Item>
      ))}
    </>
  );
};

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((part) => part.charAt(0))
    .slice(0, 2)
    .join('')
    .toUpperCase();

/** Person, language, appearance: who one is and how it looks. */
export const PersonMenu = ({ onSignIn, onSignedOut }: PersonMenuProps) => {
  const t = useWebWords();
  const { person } = useSession();
  const signOut = useSignOut();
  const name = person?.name ?? t('account.signIn');
  const leave = (): void => signOut.mutate(undefined, { onSuccess: onSignedOut });
  return (
    <>
      {person === null && (
        <Button variant="default" size="xs" onClick={onSignIn}>
          {t('account.signIn')}
        </Button>
      )}
      <Menu position="bottom-end" width={220} withinPortal>
        <Menu.Target>
          <UnstyledButton className={classes.person} aria-label={t('account.label', { name })}>
            {person === null ? (
              <IconUserCircle size={28} stroke={1.5} aria-hidden="true" />
            ) : (
              <span className={classes.initials} data-initials={initials(person.name)} />
            )}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {person !== null && (
            <>
              <div className={classes.who}>
                <strong>{person.name}</strong>
                <span>{person.mail ?? person.id}</span>
              </div>
              <Menu.Divider />
            </>
          )}
          <ThemeItems />
          <Menu.Divider />
          <LanguageItems />
          {person !== null && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconLogout size={16} />} onClick={leave}>
                {t('account.signOut')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
};
