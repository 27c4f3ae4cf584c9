import type { DiagramElement, ModdleElement } from '../editor/services.js';
import type { Variable } from '../variables/variable.js';
import { type FieldEntry, selectField, textField } from './fields.js';
import type { PanelConfig } from './panel-config.js';
import { extensionAttribute } from './task-fields.js';

export const definitionsOf = ({ businessObject }: DiagramElement, type: string): readonly ModdleElement[] =>
  businessObject.$instanceOf('bpmn:Event')
    ? (businessObject.get<readonly ModdleElement[] | undefined>('eventDefinitions') ?? []).filter(
        ({ $type }) => $type === type,
      )
    : [];

/** The message that the step waits for. */
export const messageOf = (element: DiagramElement): ModdleElement | undefined => {
  const { businessObject } = element;
  const waits = businessObject.$instanceOf('bpmn:ReceiveTask') || businessObject.$instanceOf('bpmn:CatchEvent');
  const holder = businessObject.$instanceOf('bpmn:ReceiveTask')
    ? businessObject
    : definitionsOf(element, 'bpmn:MessageEventDefinition')[0];
  return waits ? holder?.get<ModdleElement | undefined>('messageRef') : undefined;
};

/** What is waited for, and by what the engine knows whose it is. */
export const messageFields = (
  message: ModdleElement,
  known: readonly Variable[],
  { words }: PanelConfig,
): readonly FieldEntry[] => [
  textField({
    ...{ id: 'relevo-message', label: words('plain.message'), description: words('plain.messageHint') },
    read: () => message.name ?? '',
    write: (_, value) => [{ of: message, set: { name: value === '' ? undefined : value } }],
  }),
  selectField({
    ...{ id: 'relevo-message-key', label: words('plain.messageKey') },
    ...extensionAttribute('zeebe:Subscription', 'correlationKey', () => message),
    options: [
      { value: '', label: words('plain.choose') },
      ...known.map(({ name, label }) => ({
        value: `=${name}`,
        label: name === 'ticket.number' ? words('plain.ticketNumber') : (label ?? name),
      })),
    ],
  }),
];
