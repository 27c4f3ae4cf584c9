import { AppFrame, Brand, hasRole, suggestLanguage, useSession } from '@relevo/web';
import { IconPlus } from '@tabler/icons-react';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ButtonLink } from './button-link.js';
import { useWords } from '../words.js';
import { DeskRail } from './desk-rail.js';
import { DeskSearch, openSearch } from './desk-search.js';
import { ShortcutHelp } from './shortcut-help.js';

const ReportButton = () => {
  const t = useWords();
  return (
    <ButtonLink
      to="/report"
      variant="default"
      size="sm"
      leftSection={<IconPlus size={16} aria-hidden="true" />}
      visibleFrom="sm"
    >
      {t('frame.reportProblem')}
    </ButtonLink>
  );
};

/** The desk around every screen but the tracking page, sign-in and set-up. */
export const DeskFrame = () => {
  const t = useWords();
  const { person } = useSession();
  const navigate = useNavigate();
  const staff = hasRole(person, 'agent', 'supervisor', 'auditor', 'manager', 'administrator');
  useEffect(() => {
    if (person !== null) suggestLanguage(person.language);
  }, [person]);
  const signIn = (): void => void navigate({ to: '/sign-in' });
  return (
    <AppFrame
      rail={person === null ? undefined : <DeskRail />}
      home={
        <Link to="/" aria-label={t('frame.home')}>
          <Brand />
        </Link>
      }
      onSearch={person === null ? undefined : openSearch}
      onSignIn={signIn}
      onSignedOut={signIn}
      action={staff ? <ReportButton /> : undefined}
    >
      <Outlet />
      {person !== null && <DeskSearch />}
      {staff && <ShortcutHelp />}
    </AppFrame>
  );
};
