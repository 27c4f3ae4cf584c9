import '@bpmn-io/form-js-viewer/dist/assets/flatpickr/light.css';
import './calendar.css';
import flatpickr from 'flatpickr';
import { english } from 'flatpickr/dist/l10n/default.js';
import { Spanish } from 'flatpickr/dist/l10n/es.js';
import type { Language } from '../i18n/languages.js';

/**
 * The calendars of date fields that are drawn from now on name days and months in this language. form-js hands no
 * setting through to them, so it is said to all of the page.
 */
export const speakInCalendars = (language: Language): void => flatpickr.localize(language === 'es' ? Spanish : english);
