import type { BpmnFactory, DiagramElement, ModdleElement } from '../editor/services.js';
import type { Variable } from '../variables/variable.js';
import { definitionsOf } from './event-definitions.js';
import { type FieldEntry, selectField, textField } from './fields.js';
import type { Change } from './moddle-changes.js';
import type { PanelConfig } from './panel-config.js';
import { extensionAttribute } from './task-fields.js';
import { referTo } from './throws/thrown.js';

/** Where a step says which message it waits for. */
const holderOf = (element: DiagramElement): ModdleElement | undefined => {
  const { businessObject } = element;
  if (businessObject.$instanceOf('bpmn:ReceiveTask')) return businessObject;
  return businessObject.$instanceOf('bpmn:CatchEvent')
    ? definitionsOf(element, 'bpmn:MessageEventDefinition')[0]
    : undefined;
};

/** By what the engine knows whose message it is. */
export const keyField = (message: ModdleElement, known: readonly Variable[], { words }: PanelConfig): FieldEntry =>
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
  });

/** What is waited for. A message that has none yet is the file's own of that name, or a new one. */
export const messageFields = (
  element: DiagramElement,
  known: readonly Variable[],
  config: PanelConfig,
): readonly FieldEntry[] => {
  const { words } = config;
  const holder = holderOf(element);
  if (holder === undefined) return [];
  const message = holder.get<ModdleElement | undefined>('messageRef');
  const write = (_: DiagramElement, name: string, factory: BpmnFactory): readonly Change[] =>
    message === undefined
      ? referTo(holder, { kind: 'message', name }, factory)
      : [{ of: message, set: { name: name === '' ? undefined : name } }];
  return [
    textField({
      ...{ id: 'relevo-message', label: words('plain.message'), description: words('plain.messageHint') },
      ...{ read: () => message?.name ?? '', write },
    }),
    ...(message === undefined ? [] : [keyField(message, known, config)]),
  ];
};
