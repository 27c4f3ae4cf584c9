import { evaluate, type EvaluationContext } from '@relevo/feel';
import { isObject, isSame } from '../data-path.js';
import type { FieldType } from '../fields/field-type.js';
import type { OptionsSource } from '../schema/form.js';

/** The values that a field's options have, as form-js normalizes them. */
export function optionValues(source: OptionsSource, context: EvaluationContext): readonly unknown[] {
  return rawOptions(source, context).flatMap(optionValue);
}

/** What was chosen, one by one; null is nothing. */
export function chosen(type: FieldType, value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return [];
  return takesSeveral(type) && Array.isArray(value) ? value : [value];
}

export const takesSeveral = (type: FieldType) => type === 'checklist' || type === 'taglist';

export const isOption = (value: unknown, values: readonly unknown[]) => values.some((option) => isSame(option, value));

function rawOptions(source: OptionsSource, context: EvaluationContext): readonly unknown[] {
  if (source.kind === 'static') return source.values;
  const found = source.kind === 'data' ? context.lookup(source.key) : evaluated(source, context);
  return Array.isArray(found) ? found : [];
}

function evaluated(
  { expression }: Extract<OptionsSource, { kind: 'expression' }>,
  context: EvaluationContext,
): unknown {
  const outcome = evaluate(expression, context);
  return outcome.ok ? outcome.value : null;
}

/** A primitive is its own label; an object needs a value, and a label where the value is no primitive. */
function optionValue(option: unknown): readonly unknown[] {
  if (isPrimitive(option)) return [option];
  if (!isObject(option)) return [];
  const hasLabel = typeof option.label === 'string' && option.label !== '';
  if (isPrimitive(option.value)) return [option.value];
  return hasLabel && isObject(option.value) && Object.keys(option.value).length > 0 ? [option.value] : [];
}

const isPrimitive = (value: unknown) =>
  (typeof value === 'string' && value !== '') || typeof value === 'boolean' || Number.isFinite(value);
