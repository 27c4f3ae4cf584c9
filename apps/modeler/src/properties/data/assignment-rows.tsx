/** @jsxImportSource @bpmn-io/properties-panel/preact */
import type { ModdleElement } from '../../editor/services.js';
import { bodyOf, setExpression } from '../moddle-changes.js';
import { usePanel } from '../use-panel.js';
import type { AssociationEntryProps } from './association-entry.js';
import { listOf } from './items.js';

type Side = 'from' | 'to';

/** Single parts that are copied instead of the whole: this value, to there. */
export const AssignmentRows = ({ element, association }: AssociationEntryProps) => {
  const { words, apply, factory } = usePanel();
  const assignments = listOf(association, 'assignment');
  const put = (next: readonly ModdleElement[]): void => {
    for (const each of next) each.$parent = association;
    apply(element, [{ of: association, set: { assignment: next } }]);
  };
  const add = (): void => {
    const side = (body: string): ModdleElement => factory.create('bpmn:FormalExpression', { body });
    put([...assignments, factory.create('bpmn:Assignment', { from: side('='), to: side('') })]);
  };
  const input = (assignment: ModdleElement, side: Side) => (
    <input
      class="bio-properties-panel-input"
      type="text"
      aria-label={words(`data.${side}Value`)}
      placeholder={words(`data.${side}Value`)}
      value={bodyOf(assignment, side)}
      onChange={({ currentTarget: { value } }) =>
        apply(element, setExpression(assignment, side, value.trim(), factory))
      }
    />
  );
  return (
    <div class="r-assignments">
      {assignments.map((assignment, index) => (
        <span key={index} class="r-named">
          {input(assignment, 'from')}
          {input(assignment, 'to')}
          <button
            type="button"
            class="r-quiet"
            aria-label={words('data.removePart')}
            title={words('data.removePart')}
            onClick={() => put(assignments.filter((each) => each !== assignment))}
          >
            ×
          </button>
        </span>
      ))}
      <button type="button" class="r-quiet" onClick={add}>
        + {words('data.addPart')}
      </button>
    </div>
  );
};
