import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useWords } from '../words.js';

/** Every page, with what the browser's tab says in the reader's language. */
export const TitledPage = () => {
  const t = useWords();
  useEffect(() => {
    document.title = `${t('frame.processes')} · Relevo`;
  }, [t]);
  return <Outlet />;
};
