import { en } from '../i18n/en.js';
import { useWebWords } from '../i18n/languages.js';

type Cause = keyof typeof en.causes;

const isKnown = (code: string): code is Cause => Object.hasOwn(en.causes, code);

/** A fault's cause in words, by its code; a code of a newer engine as it is. */
export const useCauseWords = (): ((code: string) => string) => {
  const t = useWebWords();
  return (code) => (isKnown(code) ? t(`causes.${code}`) : code);
};
