import type { DiagramElement, ModdleElement } from '../editor/services.js';
import type { Variable } from '../variables/variable.js';
import { ConditionEntry, type ConditionEntryProps, WayEntry, WaysEntry } from './condition-entries.js';
import { CountEntry } from './count-entry.js';
import { definitionsOf } from './event-definitions.js';
import { messageFields } from './event-fields.js';
import { FormEntry, TableEntry } from './file-entries.js';
import { loopOf, multiInstanceFields, standardLoopFields } from './loop-fields.js';
import type { PanelConfig } from './panel-config.js';
import { ScheduleEntry } from './schedule-entry.js';
import { callFields, decidesFields, excludeFields, notifyFields, resultField, ticketFields } from './task-fields.js';
import { BehaviorEntry } from './throws/behavior-entry.js';
import { sentMessage } from './throws/sent-message.js';
import { WhoEntry } from './who/who-entry.js';
import { TimerEntry } from './timer-entry.js';

/** As bpmn.io's panel takes it; the rest of it are the component's own properties. */
export interface AnyEntry {
  readonly id: string;
  readonly component: (props: never) => unknown;
  readonly isEdited?: (node: unknown) => boolean;
}

/** What the entries of one element are made from. */
export interface Step {
  readonly element: DiagramElement;
  readonly config: PanelConfig;
  readonly known: readonly Variable[];
}

const conditionEntry = (own: Omit<ConditionEntryProps, 'element'>): AnyEntry => ({ ...own, component: ConditionEntry });

const is = ({ element }: Step, ...types: readonly string[]): boolean =>
  types.some((type) => element.businessObject.$instanceOf(type));

const listOf = (element: ModdleElement, name: string): readonly ModdleElement[] =>
  element.get<readonly ModdleElement[] | undefined>(name) ?? [];

const chooses = (of: ModdleElement | undefined): boolean =>
  ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway', 'bpmn:ComplexGateway'].some(
    (type) => of?.$instanceOf(type) === true,
  );

const gatewayEntries = (step: Step): readonly AnyEntry[] => {
  const { businessObject } = step.element;
  const ways: readonly AnyEntry[] =
    chooses(businessObject) && listOf(businessObject, 'outgoing').length > 1
      ? [{ id: 'relevo-ways', component: WaysEntry }]
      : [];
  return is(step, 'bpmn:ComplexGateway') ? [{ id: 'relevo-count', component: CountEntry }, ...ways] : ways;
};

/** A flow out of a gateway that chooses, or out of a step that splits. */
const flowEntries = ({ element: { businessObject } }: Step): readonly AnyEntry[] => {
  const source = businessObject.get<ModdleElement | undefined>('sourceRef');
  const isSplit = source?.$instanceOf('bpmn:Activity') === true && listOf(source, 'outgoing').length > 1;
  const ways = listOf(source ?? businessObject, 'outgoing').length;
  return (chooses(source) && ways > 1) || isSplit ? [{ id: 'relevo-way', component: WayEntry }] : [];
};

const eventEntries = ({ element, config, known }: Step): readonly AnyEntry[] => {
  return [
    ...definitionsOf(element, 'bpmn:TimerEventDefinition').map((definition, index) => ({
      ...{ id: `relevo-timer-${index}`, component: TimerEntry, definition },
    })),
    ...definitionsOf(element, 'bpmn:ConditionalEventDefinition').map((of, index) =>
      conditionEntry({
        ...{
          id: `relevo-when-${index}`,
          label: config.words('plain.happensWhen'),
          of,
          property: 'condition',
          when: 'before' as const,
        },
      }),
    ),
    ...messageFields(element, known, config),
    ...sentMessage(element, known, config),
  ];
};

const workEntries = (step: Step): readonly AnyEntry[] => {
  const { element, config } = step;
  if (is(step, 'bpmn:UserTask'))
    return [
      { id: 'relevo-who', component: WhoEntry },
      ...excludeFields(config),
      { id: 'relevo-due', component: ScheduleEntry, moment: 'dueDate' } as AnyEntry,
      { id: 'relevo-reminder', component: ScheduleEntry, moment: 'followUpDate' } as AnyEntry,
      { id: 'relevo-form', component: FormEntry },
      ...decidesFields(element, config),
    ];
  if (is(step, 'bpmn:BusinessRuleTask')) return [{ id: 'relevo-table', component: TableEntry }, resultField(config)];
  if (is(step, 'bpmn:CallActivity')) return callFields(config);
  const none = is(step, 'bpmn:Event') && listOf(element.businessObject, 'eventDefinitions').length === 0;
  if (is(step, 'bpmn:StartEvent') && none) return [{ id: 'relevo-form', component: FormEntry }];
  // The ready step asks for the same above.
  const asked = element.businessObject.get<unknown>('zeebe:modelerTemplate') === 'org.relevo.notify';
  const tells = is(step, 'bpmn:SendTask') || (is(step, 'bpmn:IntermediateThrowEvent') && none);
  return tells && !asked ? notifyFields(config) : [];
};

/** What is particular to this kind of element, before what every step has. */
export const kindEntries = (step: Step): readonly AnyEntry[] => {
  if (is(step, 'bpmn:SequenceFlow')) return flowEntries(step);
  if (is(step, 'bpmn:Gateway')) return gatewayEntries(step);
  return [...workEntries(step), ...eventEntries(step)];
};

/** Repeated until a condition, or for each of a list. */
export const loopEntries = ({ element, config, known }: Step): readonly AnyEntry[] => {
  const loop = loopOf(element);
  const { words } = config;
  if (loop?.$instanceOf('bpmn:StandardLoopCharacteristics') === true)
    return [
      conditionEntry({
        ...{
          id: 'relevo-loop-while',
          label: words('loops.while'),
          of: loop,
          property: 'loopCondition',
          when: 'after' as const,
        },
      }),
      ...standardLoopFields(loop, config),
    ];
  if (loop?.$instanceOf('bpmn:MultiInstanceLoopCharacteristics') !== true) return [];
  return [
    ...multiInstanceFields(loop, known, config),
    { id: 'relevo-behavior', component: BehaviorEntry, loop } as AnyEntry,
    conditionEntry({
      ...{
        id: 'relevo-loop-stop',
        label: words('loops.stop'),
        of: loop,
        property: 'completionCondition',
        when: 'after' as const,
      },
    }),
  ];
};

/** What goes onto the ticket when the step is done. */
export const ticketEntries = (step: Step, after: readonly Variable[]): readonly AnyEntry[] =>
  is(step, 'bpmn:Activity', 'bpmn:Event') ? ticketFields(after, step.config) : [];
