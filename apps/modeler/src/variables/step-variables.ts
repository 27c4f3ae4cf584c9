import { readCondition } from '../conditions/read-condition.js';
import type { ModdleElement } from '../editor/services.js';
import type { BundleReader } from './bundle-files.js';
import { extensionOf, textOf } from './extensions.js';
import type { Variable } from './variable.js';

const listOf = (element: ModdleElement, name: string): readonly ModdleElement[] =>
  element.get<readonly ModdleElement[] | undefined>(name) ?? [];

/** One button of the default form: what it says and what it sets. */
export interface Outcome {
  readonly label: string;
  readonly variable: string;
  readonly value: string | number | boolean | null;
}

const comparedIn = (flow: ModdleElement): Outcome | null => {
  const written = flow.get<ModdleElement | undefined>('conditionExpression');
  const condition = readCondition(textOf(written, 'body'));
  const [row, ...more] = condition?.rows ?? [];
  if (!row || more.length > 0 || row.comparison !== 'is' || row.field.includes('.')) return null;
  const { value } = row;
  const base = { label: flow.name ?? '', variable: row.field };
  if (value?.kind === 'text') return { ...base, value: value.text };
  if (value?.kind === 'number') return { ...base, value: value.number };
  return value?.kind === 'yes-no' ? { ...base, value: value.yes } : null;
};

/** The buttons of a task without a form, as the engine makes them from the gateway behind it. */
export const outcomesOf = (task: ModdleElement): readonly Outcome[] => {
  const [only, ...more] = listOf(task, 'outgoing');
  const gateway = more.length === 0 ? only?.get<ModdleElement | undefined>('targetRef') : undefined;
  if (gateway?.$type !== 'bpmn:ExclusiveGateway') return [];
  const fallback = gateway.get<ModdleElement | undefined>('default');
  const flows = listOf(gateway, 'outgoing');
  const compared = flows.filter((flow) => flow !== fallback).map(comparedIn);
  const [first] = compared;
  if (flows.length < 2 || !first || !compared.every((each) => each?.variable === first.variable)) return [];
  return flows.map((flow) => comparedIn(flow) ?? { label: flow.name ?? '', variable: first.variable, value: null });
};

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
