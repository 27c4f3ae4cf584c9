import type { Group } from '@relevo/contracts';
import type { Words } from '@relevo/web';
import type { en } from '../../languages/en/index.js';

type Property = Readonly<Record<string, unknown>>;

/** An element template of bpmn.io, as far as ours go. */
export interface ElementTemplate {
  readonly $schema: string;
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly version: number;
  readonly appliesTo: readonly string[];
  readonly elementType: { readonly value: string; readonly eventDefinition?: string };
  readonly entriesVisible: true;
  readonly groups: readonly { readonly id: string; readonly label: string }[];
  readonly properties: readonly Property[];
}

interface Sketch {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly element: ElementTemplate['elementType'];
  readonly properties: readonly Property[];
}

const schema = 'https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json';

const templateOf = ({ id, name, description, element, properties }: Sketch): ElementTemplate => ({
  $schema: schema,
  id: `org.relevo.${id}`,
  name,
  description,
  version: 1,
  appliesTo: [element.value],
  elementType: element,
  entriesVisible: true,
  groups: [{ id: 'step', label: name }],
  properties,
});

const hidden = (binding: object, value: string | boolean): Property => ({ type: 'Hidden', binding, value });
const property = (name: string) => ({ type: 'zeebe:property', name });
const input = (name: string) => ({ type: 'zeebe:input', name });

type Choices = readonly { readonly name: string; readonly value: string }[];

const choice = (
  id: string,
  label: string,
  binding: object,
  [choices, value]: readonly [Choices, string],
): Property => ({
  id,
  type: 'Dropdown',
  label,
  group: 'step',
  binding,
  choices,
  value,
});

const personTask: ElementTemplate['elementType'] = { value: 'bpmn:UserTask' };
const byPerson: Property = { type: 'Hidden', binding: { type: 'zeebe:userTask' } };

const texts = [
  'received',
  'your-turn',
  'test-solution',
  'reminder',
  'second-reminder',
  'resolved',
  'closed',
  'closed-silent',
  'approved',
  'rejected',
  'escalated',
] as const;

const notify = (words: Words<typeof en>, groups: readonly Group[]): ElementTemplate => {
  const people: Choices = [
    { name: words('properties.requester'), value: 'requester' },
    ...groups.map(({ id, name }) => ({ name, value: id })),
  ];
  const said: Choices = texts.map((text) => ({ name: words(`steps.text.${text}`), value: text }));
  return templateOf({
    id: 'notify',
    name: words('steps.notify.name'),
    description: words('steps.notify.line'),
    element: { value: 'bpmn:IntermediateThrowEvent' },
    properties: [
      choice('who', words('steps.field.told'), property('relevo:notify'), [people, 'requester']),
      choice('text', words('steps.field.text'), property('relevo:notifyTemplate'), [said, 'received']),
    ],
  });
};

const called = (name: string, value: string): Property =>
  hidden({ type: 'zeebe:calledElement', property: name }, value);

const escalate = (words: Words<typeof en>): ElementTemplate => {
  const kinds: Choices = [
    { name: words('steps.field.specialists'), value: '="functional"' },
    { name: words('steps.field.supervisors'), value: '="hierarchical"' },
  ];
  return templateOf({
    id: 'escalate',
    name: words('steps.escalate.name'),
    description: words('steps.escalate.line'),
    element: { value: 'bpmn:CallActivity' },
    properties: [
      choice('kind', words('steps.field.escalated'), input('escalationKind'), [kinds, '="functional"']),
      called('processId', 'escalation'),
      hidden({ type: 'zeebe:calledElement', property: 'propagateAllChildVariables' }, false),
      hidden(input('escalationAccepted'), '=false'),
      hidden({ type: 'zeebe:output', source: '=escalationAccepted' }, 'escalationAccepted'),
      hidden({ type: 'zeebe:output', source: '=solution' }, 'solution'),
      hidden(property('relevo:status'), 'in-progress'),
      hidden(property('relevo:publicLabel'), 'We have asked for more help'),
      hidden(property('relevo:publicLabel.es'), 'Hemos pedido más ayuda'),
    ],
  });
};

const supplier = (words: Words<typeof en>): ElementTemplate =>
  templateOf({
    id: 'supplier',
    name: words('steps.supplier.name'),
    description: words('steps.supplier.line'),
    element: { value: 'bpmn:ReceiveTask' },
    properties: [
      {
        id: 'message',
        type: 'String',
        label: words('steps.field.message'),
        description: words('steps.field.messageHint'),
        group: 'step',
        binding: { type: 'bpmn:Message#property', name: 'name' },
        value: 'delivery-arrived',
        constraints: { notEmpty: true },
      },
      hidden({ type: 'bpmn:Message#zeebe:subscription#property', name: 'correlationKey' }, '=ticket.number'),
    ],
  });

/** Its days are chosen in a group of ours: the schema knows no choices for a timer. */
const reminder = (words: Words<typeof en>): ElementTemplate =>
  templateOf({
    id: 'reminder',
    name: words('steps.reminder.name'),
    description: words('steps.reminder.line'),
    element: { value: 'bpmn:BoundaryEvent', eventDefinition: 'bpmn:TimerEventDefinition' },
    properties: [hidden({ type: 'bpmn:TimerEventDefinition#property', name: 'timeDuration' }, 'P2D')],
  });

const person =
  (words: Words<typeof en>, id: 'task' | 'ask' | 'test' | 'rate' | 'find' | 'article' | 'approve') =>
  (more: readonly Property[] = []): ElementTemplate =>
    templateOf({
      id,
      name: words(`steps.${id}.name`),
      description: words(`steps.${id}.line`),
      element: personTask,
      properties: [byPerson, ...more],
    });

const question = (words: Words<typeof en>): Property => ({
  id: 'question',
  type: 'Text',
  label: words('steps.field.question'),
  description: words('steps.field.questionHint'),
  group: 'step',
  optional: true,
  feel: 'optional',
  binding: input('question'),
});

/** One for each step: the few fields that it has, in the words of the reader. */
export const templatesOf = (words: Words<typeof en>, groups: readonly Group[]): readonly ElementTemplate[] => [
  person(words, 'task')(),
  person(words, 'ask')([question(words)]),
  person(words, 'test')(),
  person(words, 'rate')(),
  person(words, 'find')(),
  person(words, 'article')(),
  person(words, 'approve')([hidden(property('relevo:exclude'), 'requester, earlier')]),
  notify(words, groups),
  escalate(words),
  supplier(words),
  reminder(words),
];
