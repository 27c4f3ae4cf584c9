import type { DiagramElement, ModdleElement } from '../editor/services.js';
import type { Variable } from '../variables/variable.js';
import { type FieldEntry, selectField, textField, yesField } from './fields.js';
import { bodyOf, setExpression } from './moddle-changes.js';
import type { PanelConfig } from './panel-config.js';
import { extensionAttribute } from './task-fields.js';

export const loopOf = ({ businessObject }: DiagramElement): ModdleElement | undefined =>
  businessObject.$instanceOf('bpmn:Activity')
    ? businessObject.get<ModdleElement | undefined>('loopCharacteristics')
    : undefined;

const own = (name: string) => ({
  read: (element: DiagramElement): string => String(loopOf(element)?.get<unknown>(name) ?? ''),
});

/** How often at most, and whether it is looked at before the first round. */
export const standardLoopFields = (loop: ModdleElement, { words }: PanelConfig): readonly FieldEntry[] => [
  textField({
    ...{ id: 'relevo-loop-maximum', label: words('loops.maximum'), description: words('loops.maximumHint') },
    ...own('loopMaximum'),
    write: (_, value) => {
      const number = Number(value);
      return [{ of: loop, set: { loopMaximum: Number.isInteger(number) && number > 0 ? number : undefined } }];
    },
  }),
  selectField({
    ...{ id: 'relevo-loop-test', label: words('loops.test') },
    read: () => String(loop.get<unknown>('testBefore') === true),
    write: (_, value) => [{ of: loop, set: { testBefore: value === 'true' } }],
    options: [
      { value: 'false', label: words('loops.after') },
      { value: 'true', label: words('loops.before') },
    ],
  }),
];

/** For each of what, or how many times; one after another or together. */
export const multiInstanceFields = (
  loop: ModdleElement,
  known: readonly Variable[],
  { words }: PanelConfig,
): readonly FieldEntry[] => {
  const collection = extensionAttribute('zeebe:LoopCharacteristics', 'inputCollection', () => loop);
  const lists = known.filter(({ type, name }) => (type === 'list' || type === 'any') && !name.startsWith('ticket.'));
  return [
    selectField({
      ...{ id: 'relevo-each', label: words('loops.each') },
      ...collection,
      options: [
        { value: '', label: words('loops.noList') },
        ...lists.map(({ name, label }) => ({ value: `=${name}`, label: label ?? name })),
      ],
    }),
    textField({
      ...{ id: 'relevo-each-as', label: words('loops.as'), description: words('loops.asHint') },
      ...extensionAttribute('zeebe:LoopCharacteristics', 'inputElement', () => loop),
    }),
    textField({
      ...{ id: 'relevo-loop-times', label: words('loops.times'), description: words('loops.timesHint') },
      read: () => bodyOf(loop, 'loopCardinality'),
      write: (_, value, factory) => setExpression(loop, 'loopCardinality', value, factory),
    }),
    yesField({
      ...{ id: 'relevo-sequential', label: words('loops.sequential') },
      ...own('isSequential'),
      write: (_, value) => [{ of: loop, set: { isSequential: value === 'true' } }],
    }),
  ];
};
