import type { DiagramElement, ModdleElement } from '../../editor/services.js';
import type { Variable } from '../../variables/variable.js';
import { definitionsOf } from '../event-definitions.js';
import { keyField } from '../event-fields.js';
import { type FieldEntry, textField } from '../fields.js';
import type { PanelConfig } from '../panel-config.js';
import { referTo } from './thrown.js';

/** Where a step says which message it sends. */
const holderOf = (element: DiagramElement): ModdleElement | undefined => {
  const { businessObject } = element;
  if (businessObject.$instanceOf('bpmn:SendTask')) return businessObject;
  return businessObject.$instanceOf('bpmn:ThrowEvent')
    ? definitionsOf(element, 'bpmn:MessageEventDefinition')[0]
    : undefined;
};

/** The message that the engine itself sends to those who wait for it. */
export const sentMessage = (
  element: DiagramElement,
  known: readonly Variable[],
  config: PanelConfig,
): readonly FieldEntry[] => {
  const { words } = config;
  const holder = holderOf(element);
  if (holder === undefined) return [];
  const message = holder.get<ModdleElement | undefined>('messageRef');
  return [
    textField({
      ...{ id: 'relevo-sends', label: words('plain.sends'), description: words('plain.sendsHint') },
      read: () => message?.name ?? '',
      write: (_, name, factory) => referTo(holder, { kind: 'message', name }, factory),
    }),
    ...(message === undefined ? [] : [keyField(message, known, config)]),
  ];
};
