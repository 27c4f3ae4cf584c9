import type { ModdleElement } from '../../editor/services.js';
import { type Factory, type Shape } from '../diagram.js';
import { approvedWhen, doneWhen, placesOf, readRule, type Rule } from './approval-rule.js';
import type { Change } from './changes.js';

/** Where the rule of an approval is written: at the task that several do, and at the event that says the outcome. */
export interface Approval {
  readonly rule: Rule;
  readonly task: Shape;
  readonly loop: ModdleElement;
  readonly said: ModdleElement;
  readonly event: Shape;
  readonly output: ModdleElement;
}

const extension = (carrier: ModdleElement, type: string): ModdleElement | undefined =>
  carrier
    .get<ModdleElement | undefined>('extensionElements')
    ?.get<readonly ModdleElement[] | undefined>('values')
    ?.find(({ $type }) => $type === type);

const outcomeOf = ({ businessObject }: Shape): ModdleElement | undefined =>
  extension(businessObject, 'zeebe:IoMapping')
    ?.get<readonly ModdleElement[]>('outputParameters')
    .find((output) => output.get('target') === 'approved');

/** Null where it is none, or its rule was written by hand. */
export const approvalOf = (task: Shape): Approval | null => {
  const loop = task.businessObject.get<ModdleElement | undefined>('loopCharacteristics');
  const said = loop && extension(loop, 'zeebe:LoopCharacteristics');
  const event = task.outgoing.map(({ target }) => target).find((target) => outcomeOf(target));
  const output = event && outcomeOf(event);
  if (!loop || !said || !event || !output) return null;
  const rule = readRule(said.get('inputCollection') ?? '', output.get('source') ?? '');
  return rule && { rule, task, loop, said, event, output };
};

export const changeRule = (approval: Approval, rule: Rule, factory: Factory): readonly Change[] => {
  const { task, loop, said, event, output } = approval;
  const completionCondition = factory.create('bpmn:FormalExpression', { body: doneWhen(rule) });
  completionCondition.$parent = loop;
  return [
    { element: task, of: said, properties: { inputCollection: placesOf(rule) } },
    { element: task, of: loop, properties: { completionCondition } },
    { element: event, of: output, properties: { source: approvedWhen(rule) } },
  ];
};
