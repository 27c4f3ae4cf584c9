import type { JsonValue } from '@relevo/contracts';
import { useWords } from '../words.js';

/** A value as a person reads it; an empty text for nothing. */
export const useValueWords = (): ((value: JsonValue) => string) => {
  const t = useWords();
  const words = (value: JsonValue): string => {
    if (value === null) return '';
    if (typeof value === 'boolean') return t(value ? 'tasks.yes' : 'tasks.no');
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
    if (Array.isArray(value)) return (value as readonly JsonValue[]).map(words).join(', ');
    return Object.entries(value as Record<string, JsonValue>)
      .map(([name, part]) => `${name}: ${words(part)}`)
      .join(', ');
  };
  return words;
};
