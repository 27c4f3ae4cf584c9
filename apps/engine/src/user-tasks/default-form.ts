import type { OutcomeButton } from '@relevo/bpmn-model';
import type { Language } from '../tickets/ticket-view.js';

const words: Readonly<Record<Language, { readonly done: string; readonly note: string; readonly finish: string }>> = {
  en: { done: 'What was done?', note: 'Note', finish: 'Done' },
  es: { done: '¿Qué se hizo?', note: 'Nota', finish: 'Hecho' },
};

export const defaultForm = (outcomes: readonly OutcomeButton[], language: Language) => {
  const { done, note, finish } = words[language];
  return {
    schema: {
      type: 'default',
      schemaVersion: 18,
      components: [
        { type: 'textarea', key: 'done', id: 'done', label: done },
        { type: 'textarea', key: 'note', id: 'note', label: note },
      ],
    },
    buttons:
      outcomes.length === 0
        ? [{ label: finish, values: {} }]
        : outcomes.map(({ label, variable, value }) => ({ label, values: { [variable]: value } })),
  };
};

/** Names that a form's keys and texts mention. */
export const variableNames = (schema: unknown): readonly string[] => {
  const names = new Set<string>();
  const walk = (value: unknown, name: string): void => {
    if (typeof value === 'string') {
      if (name === 'key' || name === 'path') names.add(value.split('.')[0] ?? value);
      if (value.startsWith('=') || value.includes('{{'))
        for (const [word] of value.matchAll(/[\p{L}_][\p{L}\p{N}_]*/gu)) names.add(word);
      return;
    }
    if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) walk(inner, Array.isArray(value) ? '' : key);
  };
  walk(schema, '');
  return [...names].filter((name) => name !== '');
};
