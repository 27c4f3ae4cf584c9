import {
  AppFrame,
  Brand,
  BrandMark,
  hasRole,
  RailHome,
  RailLabel,
  railLinkClass,
  StatePanel,
  suggestLanguage,
  useSession,
} from '@relevo/web';
import { IconHeadset, IconLock, IconRoute } from '@tabler/icons-react';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useWords } from '../words.js';
import { TopSlotContext } from './top-slot.js';

const Rail = () => {
  const t = useWords();
  return (
    <>
      <RailHome>
        <Link to="/" aria-label={t('frame.home')}>
          <BrandMark />
        </Link>
      </RailHome>
      <Link className={railLinkClass} to="/" activeOptions={{ exact: false }}>
        <RailLabel icon={<IconRoute size={22} stroke={1.6} />} label={t('frame.processes')} />
      </Link>
      <a className={railLinkClass} href="/">
        <RailLabel icon={<IconHeadset size={22} stroke={1.6} />} label={t('frame.desk')} />
      </a>
    </>
  );
};

/** Who may not change flows is told so, and by whom they may. */
const NotForYou = () => {
  const t = useWords();
  return (
    <>
      <h1 className="r-visually-hidden">{t('frame.processes')}</h1>
      <StatePanel icon={<IconLock size={22} />} title={t('frame.notForYou')}>
        {t('frame.notForYouHint')}
      </StatePanel>
    </>
  );
};

export const ModelerFrame = () => {
  const t = useWords();
  const { person } = useSession();
  const navigate = useNavigate();
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (person !== null) suggestLanguage(person.language);
  }, [person]);
  const signIn = (): void => void navigate({ to: '/sign-in' });
  return (
    <AppFrame
      rail={<Rail />}
      home={
        <Link to="/" aria-label={t('frame.home')}>
          <Brand />
        </Link>
      }
      middle={<div ref={setSlot} />}
      onSignIn={signIn}
      onSignedOut={signIn}
    >
      <TopSlotContext value={slot}>
        {hasRole(person, 'process-owner', 'administrator') ? <Outlet /> : <NotForYou />}
      </TopSlotContext>
    </AppFrame>
  );
};
