import type { Variable } from '../variables/variable.js';
import type { Comparison, Row, Value } from './condition.js';
import { takesValue } from './condition.js';

const ordered = ['is', 'is-not', 'less', 'at-most', 'more', 'at-least', 'is-missing', 'is-set'] as const;

/** What may be asked about a value, in the order it is offered. */
export const comparisonsFor = ({ type, choices }: Variable): readonly Comparison[] => {
  switch (type) {
    case 'number':
    case 'date':
      return ordered;
    case 'yes-no':
      return ['is', 'is-missing', 'is-set'];
    case 'list':
      return ['has', 'has-not', 'is-missing', 'is-set'];
    case 'text':
      return choices
        ? ['is', 'is-not', 'one-of', 'none-of', 'is-empty', 'is-filled']
        : ['is', 'is-not', 'contains', 'contains-not', 'starts-with', 'is-empty', 'is-filled'];
    case 'any':
      return ['is', 'is-not', 'contains', 'starts-with', 'is-missing', 'is-set'];
  }
};

/** Where to begin when a field or comparison was just chosen; null: the person has to say. */
export const firstValue = ({ type, choices }: Variable, comparison: Comparison): Value | null => {
  if (!takesValue(comparison)) return null;
  const [first] = choices ?? [];
  if (comparison === 'one-of' || comparison === 'none-of') return { kind: 'texts', texts: first ? [first.value] : [] };
  if (type === 'yes-no') return { kind: 'yes-no', yes: true };
  if (type === 'date') return { kind: 'today' };
  if (type === 'number') return { kind: 'number', number: 0 };
  return { kind: 'text', text: first?.value ?? '' };
};

/** An empty text or list is a line that is still being filled in. */
export const isComplete = ({ comparison, value, field }: Row): boolean => {
  if (field === '') return false;
  if (!takesValue(comparison)) return true;
  if (value?.kind === 'text') return value.text !== '';
  if (value?.kind === 'texts') return value.texts.length > 0;
  if (value?.kind === 'number') return Number.isFinite(value.number);
  return value?.kind === 'date' ? value.date !== '' : value !== null;
};

/** The same value where the new comparison can keep it. */
export const keptValue = (row: Row, variable: Variable, comparison: Comparison): Value | null => {
  const next = firstValue(variable, comparison);
  return next !== null && row.value !== null && row.value.kind === next.kind ? row.value : next;
};
