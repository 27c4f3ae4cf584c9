import { useLanguage } from '@relevo/web';
import { useCallback } from 'react';

/** The day alone: the hour of a removal or a hold matters only to those who ask for it. */
export const useDay = (): ((at: string) => string) => {
  const language = useLanguage();
  return useCallback(
    (at) => new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(Date.parse(at)),
    [language],
  );
};
