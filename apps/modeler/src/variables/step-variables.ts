import type { ModdleElement } from '../editor/services.js';
import type { BundleReader } from './bundle-files.js';
import { extensionOf, textOf } from './extensions.js';
import { decisionsAhead, type Outcome, outcomesOf } from './outcomes.js';
import type { Variable, VariableType } from './variable.js';

/** What buttons set is read as the question of their gateway; where it asks nothing, as the buttons. */
const questionOf = (task: ModdleElement, buttons: readonly Outcome[]): string => {
  const question = decisionsAhead(task).find(({ variable }) => variable === buttons[0]?.variable)?.gateway.name ?? '';
  return question || [...new Set(buttons.map(({ label }) => label))].filter((label) => label !== '').join(' / ');
};

const outcomeVariable = (task: ModdleElement): readonly Variable[] => {
  const outcomes = outcomesOf(task);
  const [first] = outcomes;
  if (!first) return [];
  const texts = outcomes.flatMap(({ value, label }) =>
    typeof value === 'string' ? [{ value, label: label || value }] : [],
  );
  const type = texts.length > 0 ? 'text' : typeof first.value === 'number' ? 'number' : 'yes-no';
  const label = questionOf(task, outcomes);
  return [{ name: first.variable, type, ...(label !== '' && { label }), ...(texts.length > 0 && { choices: texts }) }];
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
  return script === '' ? [] : [{ name: script, type: 'any' }];
};

/** A list of what each answered is called as the field they answered. */
const collected = (step: ModdleElement, own: readonly Variable[]): readonly Variable[] => {
  const loop = loopExtension(step);
  const name = textOf(loop, 'outputCollection');
  if (name === '') return [];
  const each = textOf(loop, 'outputElement').replace(/^=/, '').trim();
  return [{ ...own.find((field) => field.name === each), name, type: 'list' }];
};

const loopExtension = (step: ModdleElement): ModdleElement | undefined => {
  const loop = step.$instanceOf('bpmn:Activity')
    ? step.get<ModdleElement | undefined>('loopCharacteristics')
    : undefined;
  return loop && extensionOf(loop, 'zeebe:LoopCharacteristics');
};

const typeOf = (feel: string): VariableType => {
  if (feel === 'true' || feel === 'false') return 'yes-no';
  if (/^-?\d+(\.\d+)?$/.test(feel)) return 'number';
  return /^"(?:[^"\\]|\\.)*"$/.test(feel) ? 'text' : 'any';
};

/** A field that is handed on under another name is still the same to people. */
const mapped = (step: ModdleElement, own: readonly Variable[]): readonly Variable[] => {
  const outputs = extensionOf(step, 'zeebe:IoMapping')?.get<readonly ModdleElement[] | undefined>('outputParameters');
  return (outputs ?? []).flatMap((each) => {
    const [source, name] = [textOf(each, 'source').replace(/^=/, '').trim(), textOf(each, 'target')];
    const field = own.find((variable) => variable.name === source);
    return name === '' ? [] : [field === undefined ? { name, type: typeOf(source) } : { ...field, name }];
  });
};

/** With output mappings only what they name leaves the step. */
export const variablesOfStep = (step: ModdleElement, bundle: BundleReader): readonly Variable[] => {
  const set = [...filledIn(step, bundle), ...decided(step, bundle), ...computed(step)];
  const own = [...set, ...collected(step, set)];
  const outputs = mapped(step, own);
  const leaving = outputs.length === 0 ? own : outputs;
  return leaving.map((variable) => ({ ...variable, from: step.id ?? '' }));
};

/** Counts and nothing else, as `loopCounter` does. */
const counting = /^=\s*for (\w+) in 1\.\.\d+ return \1$/;

/** What only the iterations of a loop see. */
export const variablesOfLoop = (step: ModdleElement): readonly Variable[] => {
  const loop = loopExtension(step);
  const item = textOf(loop, 'inputElement');
  const counts = counting.test(textOf(loop, 'inputCollection'));
  const own: readonly Variable[] = item === '' || counts ? [] : [{ name: item, type: 'any' }];
  const isLooped = step.$instanceOf('bpmn:Activity') && step.get<unknown>('loopCharacteristics') !== undefined;
  return isLooped ? [...own, { name: 'loopCounter', type: 'number' }] : [];
};
