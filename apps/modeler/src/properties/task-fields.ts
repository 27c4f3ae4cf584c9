import type { BpmnFactory, DiagramElement, ModdleElement } from '../editor/services.js';
import { extensionOf, textOf } from '../variables/extensions.js';
import { settableTicketFields } from '../variables/ticket-fields.js';
import { decidedBy, decides, decidesNothing, decisionsAhead, mayDecide, outcomesOf } from '../variables/outcomes.js';
import type { Variable } from '../variables/variable.js';
import { type FieldEntry, selectField, textField, yesField } from './fields.js';
import { type Change, removeExtension, setExtension } from './moddle-changes.js';
import type { PanelConfig } from './panel-config.js';
import { propertyChange, readProperty } from './relevo-properties.js';

type Owner = (element: DiagramElement) => ModdleElement;
const itself: Owner = ({ businessObject }) => businessObject;

/** An attribute of a `zeebe:` element of the step. */
export const extensionAttribute = (type: string, name: string, owner: Owner = itself) => ({
  read: (element: DiagramElement): string => {
    const value = extensionOf(owner(element), type)?.get<unknown>(name);
    return typeof value === 'boolean' ? String(value) : typeof value === 'string' ? value : '';
  },
  write: (element: DiagramElement, value: string, factory: BpmnFactory): readonly Change[] =>
    setExtension({ owner: owner(element), type }, { [name]: value === '' ? undefined : value }, factory),
});

export const relevoProperty = (name: string) => ({
  read: (element: DiagramElement): string => readProperty(element, name),
  write: (element: DiagramElement, value: string, factory: BpmnFactory): readonly Change[] => [
    propertyChange(element, { name, value }, factory),
  ],
});

const laneOf = (element: DiagramElement): ModdleElement | undefined => {
  const lanes = (owner: ModdleElement): readonly ModdleElement[] =>
    (owner.get<readonly ModdleElement[] | undefined>('laneSets') ?? []).flatMap((set) =>
      set.get<readonly ModdleElement[]>('lanes'),
    );
  const scope = element.businessObject.$parent;
  const all = scope?.$instanceOf('bpmn:Process') === true ? lanes(scope) : [];
  return all.find((lane) =>
    (lane.get<readonly ModdleElement[] | undefined>('flowNodeRef') ?? []).includes(element.businessObject),
  );
};

const assignmentType = 'zeebe:AssignmentDefinition';

const who = (element: DiagramElement, { words, groups }: PanelConfig): FieldEntry => {
  const lane = laneOf(element);
  const { read } = extensionAttribute(assignmentType, 'candidateGroups');
  return selectField({
    id: 'relevo-who',
    label: words('plain.who'),
    read,
    write: ({ businessObject: owner }, value, factory) => {
      const assigned = extensionOf(owner, assignmentType);
      const isLast = value === '' && textOf(assigned, 'assignee') === '' && textOf(assigned, 'candidateUsers') === '';
      const extension = { owner, type: assignmentType };
      if (isLast) return removeExtension(extension, factory);
      return setExtension(extension, { candidateGroups: value === '' ? undefined : value }, factory);
    },
    options: [
      { value: '', label: lane ? words('plain.asLane', { lane: lane.name ?? '' }) : words('properties.nobody') },
      { value: 'requester', label: words('properties.requester') },
      ...groups.map(({ id, name }) => ({ value: id, label: name })),
    ],
  });
};

/** An approval excludes the requester and those who answered earlier; the one is chosen without losing the other. */
const namesIn = (list: string): readonly string[] =>
  list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** Who does it. */
export const peopleFields = (element: DiagramElement, config: PanelConfig): readonly FieldEntry[] => {
  const { words } = config;
  const exclude = relevoProperty('relevo:exclude');
  return [
    who(element, config),
    yesField({
      ...{ id: 'relevo-exclude', label: words('plain.notRequester') },
      read: (of) => (namesIn(exclude.read(of)).includes('requester') ? 'true' : ''),
      write: (of, yes, factory) => {
        const others = namesIn(exclude.read(of)).filter((name) => name !== 'requester');
        return exclude.write(of, [...(yes === '' ? [] : ['requester']), ...others].join(', '), factory);
      },
    }),
  ];
};

/** Which decision the buttons take, where it is not the one directly behind the step. */
export const decidesFields = ({ businessObject }: DiagramElement, { words }: PanelConfig): readonly FieldEntry[] => {
  const property = relevoProperty(decides);
  const ahead = decisionsAhead(businessObject);
  const isLater = ahead.length > 0 && outcomesOf(businessObject).length === 0;
  const isSaid = decidedBy(businessObject) !== '';
  if (!mayDecide(businessObject) || !(isSaid || isLater)) return [];
  return [
    selectField({
      ...{ id: 'relevo-decides', label: words('plain.decides'), description: words('plain.decidesHint') },
      ...property,
      options: [
        { value: '', label: words('plain.decidesNext') },
        ...ahead.map(({ gateway, variable }) => ({ value: variable, label: gateway.name || variable })),
        { value: decidesNothing, label: words('plain.decidesNothing') },
      ],
    }),
  ];
};

/** Which fields of the ticket the step sets, each from something that is known. */
export const ticketFields = (known: readonly Variable[], { words }: PanelConfig): readonly FieldEntry[] =>
  settableTicketFields.map((field) =>
    selectField({
      id: `relevo-ticket-${field}`,
      label: words('plain.setsTicket', { field: words(`variables.ticket.${field}`) }),
      ...relevoProperty(`relevo:ticket.${field}`),
      options: [
        { value: '', label: words('properties.statusNone') },
        ...known
          .filter(({ name }) => !name.startsWith('ticket.'))
          .map(({ name, label }) => ({ value: `=${name}`, label: label ?? name })),
      ],
    }),
  );

const templates = [
  ...(['received', 'your-turn', 'test-solution', 'reminder', 'second-reminder', 'resolved'] as const),
  ...(['closed', 'closed-silent', 'approved', 'rejected', 'escalated'] as const),
] as const;

/** Who is told, and what they read. */
export const notifyFields = ({ words, groups }: PanelConfig): readonly FieldEntry[] => [
  selectField({
    ...{ id: 'relevo-notify', label: words('plain.notify') },
    ...relevoProperty('relevo:notify'),
    options: [
      { value: '', label: words('plain.notifyNobody') },
      { value: 'requester', label: words('properties.requester') },
      ...groups.map(({ id, name }) => ({ value: id, label: name })),
    ],
  }),
  selectField({
    ...{ id: 'relevo-notify-template', label: words('plain.notifyText') },
    ...relevoProperty('relevo:notifyTemplate'),
    options: [
      { value: '', label: words('plain.notifyLabel') },
      ...templates.map((value) => ({ value, label: words(`plain.templates.${value}`) })),
    ],
  }),
];

export const callFields = ({ words, bundle }: PanelConfig): readonly FieldEntry[] => [
  selectField({
    ...{ id: 'relevo-called', label: words('plain.called') },
    ...extensionAttribute('zeebe:CalledElement', 'processId'),
    options: [
      { value: '', label: words('plain.choose') },
      ...bundle.processes().map(({ processId, name }) => ({ value: processId, label: name })),
    ],
  }),
];

export const resultField = ({ words }: PanelConfig): FieldEntry =>
  textField({
    ...{ id: 'relevo-result', label: words('plain.result'), description: words('plain.resultHint') },
    ...extensionAttribute('zeebe:CalledDecision', 'resultVariable'),
  });
