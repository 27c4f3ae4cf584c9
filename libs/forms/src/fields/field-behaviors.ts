import { readDateTime } from './date-time.js';
import type { FieldBehavior, FieldProperties, FieldType } from './field-type.js';

/** `sanitizeValue` and `emptyValue` of form-js 1.23, by type. */
export const fieldBehaviors: Readonly<Record<FieldType, FieldBehavior>> = {
  textfield: {
    empty: '',
    expected: 'a text',
    normalize: (value) => oneLine(text(value)),
    open: (value) => oneLine(shown(value)),
  },
  textarea: { empty: '', expected: 'a text', normalize: text, open: shown },
  number: { empty: null, expected: 'a number', normalize: number },
  checkbox: {
    empty: false,
    expected: 'true or false',
    normalize: (value) => (value === null ? false : typeof value === 'boolean' ? value : undefined),
  },
  checklist: { empty: [], expected: 'a list of options', normalize: list },
  taglist: { empty: [], expected: 'a list of options', normalize: list },
  radio: { empty: null, expected: 'one of its options', normalize: (value) => value },
  select: { empty: null, expected: 'one of its options', normalize: (value) => value },
  datetime: { empty: null, expected: 'a date or time', normalize: dateTime },
  expression: { empty: null, expected: 'a value', normalize: (value) => value },
  outcome: { empty: undefined, expected: 'one of its buttons', normalize: (value) => value },
};

function oneLine(value: string | undefined): string | undefined {
  return value?.replace(/[\r\n\t]/g, ' ');
}

function shown(value: unknown): string | undefined {
  return typeof value === 'object' || value === undefined ? undefined : String(value);
}

function text(value: unknown): string | undefined {
  if (value === null) return '';
  return typeof value === 'string' ? value : undefined;
}

function number(value: unknown, { serializeToString }: FieldProperties): unknown {
  if (value === null || value === '') return null;
  const written = typeof value === 'string' && /^[+-]?[\d.]+(?:e[+-]?\d+)?$/i.test(value.trim()) && value.length < 100;
  if (typeof value !== 'number' && !written) return undefined;
  if (!Number.isFinite(Number(value))) return undefined;
  return serializeToString === true ? String(value) : Number(value);
}

function list(value: unknown): unknown {
  if (value === null) return [];
  return Array.isArray(value) ? value : undefined;
}

function dateTime(value: unknown, { subtype }: FieldProperties): unknown {
  if (value === null || value === '') return null;
  return typeof value === 'string' && readDateTime(value, subtype) ? value : undefined;
}
