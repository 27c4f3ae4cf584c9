import type { BpmnFactory, DiagramElement, ModdleElement } from '../editor/services.js';
import { extensionOf, textOf } from '../variables/extensions.js';
import { settableTicketFields } from '../variables/ticket-fields.js';
import { decidedBy, decides, decidesNothing, decisionsAhead, mayDecide, outcomesOf } from '../variables/outcomes.js';
import type { Variable } from '../variables/variable.js';
import { type Field, type FieldEntry, selectField, textField, yesField } from './fields.js';
import { type Change, setExtension } from './moddle-changes.js';
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

/** An approval excludes the requester and those who answered earlier; the one is chosen without losing the other. */
const namesIn = (list: string): readonly string[] =>
  list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** Who may never do it, whatever else is said. */
export const excludeFields = ({ words }: PanelConfig): readonly FieldEntry[] => {
  const exclude = relevoProperty('relevo:exclude');
  const of = (who: 'requester' | 'earlier', label: string): FieldEntry =>
    yesField({
      ...{ id: who === 'requester' ? 'relevo-exclude' : 'relevo-exclude-earlier', label },
      read: (element) => (namesIn(exclude.read(element)).includes(who) ? 'true' : ''),
      write: (element, yes, factory) => {
        const others = namesIn(exclude.read(element)).filter((name) => name !== who);
        return exclude.write(element, [...(yes === '' ? [] : [who]), ...others].join(', '), factory);
      },
    });
  return [of('requester', words('plain.notRequester')), of('earlier', words('plain.notEarlier'))];
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

const called = extensionAttribute('zeebe:CalledElement', 'processId');

/** Other tools write it as BPMN's own attribute, or as an expression beside the id. */
const calledProcess: Pick<Field, 'read' | 'write'> = {
  read: (element) =>
    called.read(element) ||
    extensionAttribute('zeebe:CalledElement', 'processIdExpression').read(element) ||
    textOf(element.businessObject, 'calledElement'),
  write: (element, value, factory) => [
    ...called.write(element, value, factory),
    { of: element.businessObject, set: { calledElement: undefined } },
  ],
};

export const callFields = ({ words, bundle }: PanelConfig): readonly FieldEntry[] => [
  selectField({
    ...{ id: 'relevo-called', label: words('plain.called') },
    ...calledProcess,
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
