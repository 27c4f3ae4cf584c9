import type { BpmnFactory, ModdleElement } from '../../editor/services.js';
import { addRoots, listOf } from '../data/items.js';
import { bodyOf, type Change } from '../moddle-changes.js';
import { definitionOf, readThrown, type Thrown } from './thrown.js';

export const behaviors = ['All', 'One', 'None', 'Complex'] as const;
export type Behavior = (typeof behaviors)[number];

/** What a step of several instances tells when one is done; by a condition where the behaviour is complex. */
export interface Telling extends Thrown {
  readonly condition: string;
}

const references = { One: 'oneBehaviorEventRef', None: 'noneBehaviorEventRef' } as const;

export const behaviorOf = (loop: ModdleElement): Behavior =>
  behaviors.find((each) => each === loop.get<unknown>('behavior')) ?? 'All';

const readComplex = (definition: ModdleElement): Telling => {
  const [thrown] = listOf(definition.get('event'), 'eventDefinitions');
  return { ...(readThrown(thrown) ?? { kind: 'signal', name: '' }), condition: bodyOf(definition, 'condition') };
};

export const readTellings = (loop: ModdleElement): readonly Telling[] => {
  const behavior = behaviorOf(loop);
  if (behavior === 'All') return [];
  if (behavior === 'Complex') return listOf(loop, 'complexBehaviorDefinition').map(readComplex);
  const thrown = readThrown(loop.get(references[behavior]));
  return [{ ...(thrown ?? { kind: 'signal', name: '' }), condition: '' }];
};

const within = (parent: ModdleElement, child: ModdleElement): ModdleElement => {
  child.$parent = parent;
  return child;
};

const complexDefinition = (
  loop: ModdleElement,
  telling: Telling,
  factory: BpmnFactory,
): { readonly made: readonly ModdleElement[]; readonly complex: ModdleElement } => {
  const { definition, made } = definitionOf(loop, telling, factory);
  const event = factory.create('bpmn:ImplicitThrowEvent', { eventDefinitions: [definition] });
  const condition = factory.create('bpmn:FormalExpression', { body: telling.condition });
  const complex = factory.create('bpmn:ComplexBehaviorDefinition', { condition, event });
  within(event, definition);
  within(complex, event);
  within(complex, condition);
  return { made, complex: within(loop, complex) };
};

/** One command: the behaviour with all that it tells, and what of it the file does not have yet. */
export const writeTellings = (
  loop: ModdleElement,
  behavior: Behavior,
  { tellings, factory }: { readonly tellings: readonly Telling[]; readonly factory: BpmnFactory },
): readonly Change[] => {
  const none = { oneBehaviorEventRef: undefined, noneBehaviorEventRef: undefined, complexBehaviorDefinition: [] };
  if (behavior === 'All') return [{ of: loop, set: { ...none, behavior } }];
  if (behavior === 'Complex') {
    const made = tellings.map((telling) => complexDefinition(loop, telling, factory));
    const complexBehaviorDefinition = made.map(({ complex }) => complex);
    return [
      ...addRoots(loop, [...new Set(made.flatMap((each) => each.made))]),
      { of: loop, set: { ...none, behavior, complexBehaviorDefinition } },
    ];
  }
  const [telling = { kind: 'signal', name: '' }] = tellings;
  const { definition, made } = definitionOf(loop, telling, factory);
  const reference = { [references[behavior]]: definition };
  return [...addRoots(loop, [...made, definition]), { of: loop, set: { ...none, behavior, ...reference } }];
};
