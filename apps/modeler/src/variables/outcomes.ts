import { readCondition } from '../conditions/read-condition.js';
import type { ModdleElement } from '../editor/services.js';
import { extensionOf, textOf } from './extensions.js';

const listOf = (element: ModdleElement, name: string): readonly ModdleElement[] =>
  element.get<readonly ModdleElement[] | undefined>(name) ?? [];

/** Files of other tools need not repeat at a node what leads from it. */
const waysFrom = (node: ModdleElement): readonly ModdleElement[] => {
  const written = listOf(node, 'outgoing');
  const scope = node.$parent;
  if (written.length > 0 || !scope) return written;
  return listOf(scope, 'flowElements').filter(
    (each) => each.$type === 'bpmn:SequenceFlow' && each.get<unknown>('sourceRef') === node,
  );
};

/** Says which decision the buttons take, where steps lie between; as the engine reads it. */
export const decides = 'relevo:decides';
export const decidesNothing = 'nothing';

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

const outcomesAt = (gateway: ModdleElement | undefined): readonly Outcome[] => {
  if (gateway?.$type !== 'bpmn:ExclusiveGateway') return [];
  const fallback = gateway.get<ModdleElement | undefined>('default');
  const flows = waysFrom(gateway);
  const compared = flows.filter((flow) => flow !== fallback).map(comparedIn);
  const [first] = compared;
  if (flows.length < 2 || !first || !compared.every((each) => each?.variable === first.variable)) return [];
  return flows.map((flow) => comparedIn(flow) ?? { label: flow.name ?? '', variable: first.variable, value: null });
};

/** A decision that buttons can take, with its buttons. */
export interface Decision {
  readonly gateway: ModdleElement;
  readonly variable: string;
  readonly outcomes: readonly Outcome[];
}

/** The nearest one first. */
export const decisionsAhead = (task: ModdleElement): readonly Decision[] => {
  const seen = new Set([task]);
  for (const node of seen)
    for (const flow of waysFrom(node)) {
      const target = flow.get<ModdleElement | undefined>('targetRef');
      if (target) seen.add(target);
    }
  return [...seen].flatMap((gateway) => {
    const outcomes = outcomesAt(gateway);
    const [first] = outcomes;
    return first ? [{ gateway, variable: first.variable, outcomes }] : [];
  });
};

const isForm = (step: ModdleElement): boolean => extensionOf(step, 'zeebe:FormDefinition') !== undefined;

/** A person does it with the default form: its buttons may decide. */
export const mayDecide = (step: ModdleElement): boolean => step.$type === 'bpmn:UserTask' && !isForm(step);

/** Which decision it says that its buttons take. */
export const decidedBy = (task: ModdleElement): string => {
  const said = extensionOf(task, 'zeebe:Properties')?.get<readonly ModdleElement[] | undefined>('properties') ?? [];
  return textOf(
    said.find(({ name }) => name === decides),
    'value',
  );
};

/** The buttons of a task without a form, as the engine makes them: from the gateway behind it, or the one it names. */
export const outcomesOf = (task: ModdleElement): readonly Outcome[] => {
  const said = decidedBy(task);
  if (said === decidesNothing) return [];
  if (said !== '') return decisionsAhead(task).find(({ variable }) => variable === said)?.outcomes ?? [];
  const [only, ...more] = waysFrom(task);
  return more.length === 0 ? outcomesAt(only?.get<ModdleElement | undefined>('targetRef')) : [];
};
