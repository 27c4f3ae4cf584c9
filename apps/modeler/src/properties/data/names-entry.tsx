/** @jsxImportSource @bpmn-io/properties-panel/preact */
import type { BpmnFactory, DiagramElement, ModdleElement } from '../../editor/services.js';
import type { Change } from '../moddle-changes.js';
import { usePanel } from '../use-panel.js';

export interface NamesEntryProps {
  readonly id: string;
  readonly element: DiagramElement;
  readonly label: string;
  readonly items: readonly ModdleElement[];
  readonly onItems: (items: readonly ModdleElement[], factory: BpmnFactory) => readonly Change[];
  /** Of what is added. */
  readonly type: string;
}

/** Data of a step, by name: each is a variable. */
export const NamesEntry = ({ id, element, label, items, onItems, type }: NamesEntryProps) => {
  const { words, apply, factory } = usePanel();
  const put = (next: readonly ModdleElement[]): void => apply(element, onItems(next, factory));
  return (
    <fieldset class="bio-properties-panel-entry r-fieldset" data-entry-id={id}>
      <legend class="bio-properties-panel-label">{label}</legend>
      {items.map((item) => (
        <span key={item.id} class="r-named">
          <input
            class="bio-properties-panel-input"
            type="text"
            aria-label={label}
            value={item.name ?? ''}
            onChange={({ currentTarget: { value } }) => apply(element, [{ of: item, set: { name: value.trim() } }])}
          />
          <button
            type="button"
            class="r-quiet"
            aria-label={words('data.remove', { name: item.name ?? '' })}
            title={words('data.remove', { name: item.name ?? '' })}
            onClick={() => put(items.filter((each) => each !== item))}
          >
            ×
          </button>
        </span>
      ))}
      <button type="button" class="r-quiet" onClick={() => put([...items, factory.create(type, { name: '' })])}>
        + {words('data.add')}
      </button>
    </fieldset>
  );
};
