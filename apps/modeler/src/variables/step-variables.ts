import type { ModdleElement } from '../editor/services.js';
import type { BundleReader } from './bundle-files.js';
import { extensionOf, textOf } from './extensions.js';
import { outcomesOf } from './outcomes.js';
import type { Variable } from './variable.js';

const outcomeVariable = (task: ModdleElement): readonly Variable[] => {
  const outcomes = outcomesOf(task);
  const [first] = outcomes;
  if (!first) return [];
  const texts = outcomes.flatMap(({ value, label }) =>
    typeof value === 'string' ? [{ value, label: label || value }] : [],
  );
  const type = texts.length > 0 ? 'text' : typeof first.value === 'number' ? 'number' : 'yes-no';
  return [{ name: first.variable, type, ...(texts.length > 0 && { choices: texts }) }];
};

const filledIn = (step: ModdleElement, bundle: BundleReader): readonly Variable[] => {
  const formId = textOf(extensionOf(step, 'zeebe:FormDefinition'), 'formId');
  if (formId !== '') return bundle.forms().find(({ id }) => id === formId)?.fields ?? [];
  return step.$type === 'bpmn:UserTask' ? outcomeVariable(step) : [];
};

const decided = (step: ModdleElement, bundle: BundleReader): readonly Variable[] => {
  const called = extensionOf(step, 'zeebe:CalledDecision');
  const name = textOf(called, 'resultVariable');
  if (name === '') return [];
  const decision = bundle.decisions().find(({ id }) => id === textOf(called, 'decisionId'));
  const [output, ...more] = decision?.outputs ?? [];
  if (!output) return [{ name, type: 'any' }];
  if (more.length === 0) return [{ ...output, name }];
  return decision?.outputs.map((each) => ({ ...each, name: `${name}.${each.name}` })) ?? [];
};

const computed = (step: ModdleElement): readonly Variable[] => {
  const script = textOf(extensionOf(step, 'zeebe:Script'), 'resultVariable');
  const collected = textOf(loopExtension(step), 'outputCollection');
  const own: readonly Variable[] = script === '' ? [] : [{ name: script, type: 'any' }];
  return collected === '' ? own : [...own, { name: collected, type: 'list' }];
};

const loopExtension = (step: ModdleElement): ModdleElement | undefined => {
  const loop = step.$instanceOf('bpmn:Activity')
    ? step.get<ModdleElement | undefined>('loopCharacteristics')
    : undefined;
  return loop && extensionOf(loop, 'zeebe:LoopCharacteristics');
};

const mapped = (step: ModdleElement): readonly Variable[] => {
  const outputs = extensionOf(step, 'zeebe:IoMapping')?.get<readonly ModdleElement[] | undefined>('outputParameters');
  return (outputs ?? [])
    .map((each) => ({ name: textOf(each, 'target'), type: 'any' as const }))
    .filter(({ name }) => name !== '');
};

/** With output mappings only what they name leaves the step. */
export const variablesOfStep = (step: ModdleElement, bundle: BundleReader): readonly Variable[] => {
  const own = [...filledIn(step, bundle), ...decided(step, bundle), ...computed(step)];
  const outputs = mapped(step);
  const leaving =
    outputs.length === 0 ? own : outputs.map((output) => own.find(({ name }) => name === output.name) ?? output);
  return leaving.map((variable) => ({ ...variable, from: step.id ?? '' }));
};

/** What only the iterations of a loop see. */
export const variablesOfLoop = (step: ModdleElement): readonly Variable[] => {
  const item = textOf(loopExtension(step), 'inputElement');
  const own: readonly Variable[] = item === '' ? [] : [{ name: item, type: 'any' }];
  const isLooped = step.$instanceOf('bpmn:Activity') && step.get<unknown>('loopCharacteristics') !== undefined;
  return isLooped ? [...own, { name: 'loopCounter', type: 'number' }] : [];
};
