import i18next, { type Resource } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { api } from '../session/api-client.js';
import { en } from './en.js';
import { es } from './es.js';
import { createWords } from './words.js';

export type Language = 'en' | 'es';
export const languages: readonly { readonly code: Language; readonly name: string }[] = [
  { code: 'en', name: 'English' },
  { code: 'es', name: 'Español' },
];

const storageKey = 'relevo.language';

const stored = (): Language | null => {
  const value = localStorage.getItem(storageKey);
  return value === 'en' || value === 'es' ? value : null;
};

const preferred = (): Language => stored() ?? (navigator.language.startsWith('es') ? 'es' : 'en');

const show = (language: Language): void => {
  document.documentElement.lang = language;
  api.speak(language);
};

/** Starts both languages with an app's own texts under its namespace, before anything is drawn. */
export const startLanguages = async (namespace: string, texts: Record<Language, object>): Promise<void> => {
  const resources: Resource = {
    en: { web: en, [namespace]: texts.en as never },
    es: { web: es, [namespace]: texts.es as never },
  };
  await i18next.use(initReactI18next).init({
    resources,
    lng: preferred(),
    fallbackLng: 'en',
    ns: ['web', namespace],
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  show(preferred());
};

export const chooseLanguage = (language: Language): void => {
  localStorage.setItem(storageKey, language);
  show(language);
  void i18next.changeLanguage(language);
};

/** A person's own language, where nobody has chosen another on this browser. */
export const suggestLanguage = (language: Language): void => {
  if (stored() !== null || i18next.language === language) return;
  show(language);
  void i18next.changeLanguage(language);
};

export const useLanguage = (): Language => {
  const { i18n } = useTranslation('web');
  return i18n.language === 'es' ? 'es' : 'en';
};

export const useWebWords = createWords<typeof en>('web');
