import type { BundleFiles } from '@relevo/contracts';
import { readCondition } from '../conditions/read-condition.js';
import { bundleReader } from '../files/bundle-door.js';
import type { Variable } from '../variables/variable.js';
import type { Drawing } from './drawing.js';
import { oneOf, textOf } from './moddle.js';

/** What people read where conditions name a field, by the field's name. */
export type FieldWords = ReadonlyMap<string, Variable>;

const asked = (files: BundleFiles): readonly Variable[] =>
  bundleReader(() => files)
    .forms()
    .flatMap(({ fields }) => fields);

/** What buttons set is read as the question of the decision that they take. */
const decided = ({ ways }: Drawing): readonly Variable[] =>
  [...ways.values()].flatMap((way) => {
    const [row, ...more] = readCondition(textOf(oneOf(way, 'conditionExpression'), 'body'))?.rows ?? [];
    const question = oneOf(way, 'sourceRef')?.name ?? '';
    return row === undefined || more.length > 0 || question === ''
      ? []
      : [{ name: row.field, label: question, type: 'any' as const }];
  });

/** A field that forms call by several names has none. */
const named = (variables: readonly Variable[]): FieldWords => {
  const labels = new Map<string, Set<string | undefined>>();
  for (const { name, label } of variables) labels.set(name, (labels.get(name) ?? new Set()).add(label));
  return new Map(variables.filter(({ name }) => labels.get(name)?.size === 1).map((field) => [field.name, field]));
};

/** Forms say most; the newer of two bundles is believed. */
export const fieldWords = (sides: readonly (readonly [files: BundleFiles, drawing: Drawing])[]): FieldWords =>
  new Map([
    ...sides.flatMap(([, drawing]) => [...named(decided(drawing))]),
    ...sides.flatMap(([files]) => [...named(asked(files))]),
  ]);
