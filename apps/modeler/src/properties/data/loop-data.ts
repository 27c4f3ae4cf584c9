import type { DiagramElement, ModdleElement } from '../../editor/services.js';
import { type FieldEntry, selectField, textField } from '../fields.js';
import { loopOf } from '../loop-fields.js';
import type { PanelConfig } from '../panel-config.js';
import { declaredData, isPlaceholder, itemName, listOf } from './items.js';

const lists = { loopDataInputRef: 'dataInputs', loopDataOutputRef: 'dataOutputs' } as const;
const items = { inputDataItem: 'bpmn:DataInput', outputDataItem: 'bpmn:DataOutput' } as const;

/** Which of its data a step takes apart for its instances, and puts together again. */
export const loopDataFields = (element: DiagramElement, { words }: PanelConfig): readonly FieldEntry[] => {
  const loop = loopOf(element);
  const step = element.businessObject;
  if (loop?.$instanceOf('bpmn:MultiInstanceLoopCharacteristics') !== true) return [];
  const offered = (property: keyof typeof lists): readonly ModdleElement[] => {
    const used = loop.get<ModdleElement | undefined>(property);
    const own = [
      ...declaredData(step, lists[property]),
      ...listOf(step, 'properties').filter((each) => !isPlaceholder(each)),
    ];
    return used && !own.includes(used) ? [...own, used] : own;
  };
  const list = (property: keyof typeof lists): FieldEntry =>
    selectField({
      ...{ id: `relevo-${property}`, label: words(`data.${property}`) },
      read: () => loop.get<ModdleElement | undefined>(property)?.id ?? '',
      write: (_, id) => [{ of: loop, set: { [property]: offered(property).find((each) => each.id === id) } }],
      options: [
        { value: '', label: words('loops.noList') },
        ...offered(property).map((each) => ({ value: each.id ?? '', label: itemName(each) })),
      ],
    });
  const item = (property: keyof typeof items): FieldEntry =>
    textField({
      ...{ id: `relevo-${property}`, label: words(`data.${property}`) },
      read: () => loop.get<ModdleElement | undefined>(property)?.name ?? '',
      write: (_, name, factory) => {
        const found = loop.get<ModdleElement | undefined>(property);
        if (name === '') return [{ of: loop, set: { [property]: undefined } }];
        if (found) return [{ of: found, set: { name } }];
        const made = factory.create(items[property], { name });
        made.$parent = loop;
        return [{ of: loop, set: { [property]: made } }];
      },
    });
  return [list('loopDataInputRef'), item('inputDataItem'), list('loopDataOutputRef'), item('outputDataItem')];
};
