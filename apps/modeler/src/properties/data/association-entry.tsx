/** @jsxImportSource @bpmn-io/properties-panel/preact */
import { RawFeel } from '../../conditions/raw-feel.js';
import type { BpmnFactory, DiagramElement, ModdleElement } from '../../editor/services.js';
import { bodyOf, type Change, setExpression } from '../moddle-changes.js';
import { usePanel, useVariables } from '../use-panel.js';
import { AssignmentRows } from './assignment-rows.js';
import { declaredData, isPlaceholder, itemName, listOf, placeholderOf } from './items.js';

export interface AssociationEntryProps {
  readonly id: string;
  readonly element: DiagramElement;
  readonly association: ModdleElement;
}

const isInput = ({ $type }: ModdleElement): boolean => $type === 'bpmn:DataInputAssociation';

const stepOf = (association: ModdleElement): ModdleElement => association.$parent ?? association;

/** The end at the step: its data input or output; undefined where only the drawing says it. */
const ownEnd = (association: ModdleElement): ModdleElement | undefined => {
  if (!isInput(association)) return listOf(association, 'sourceRef')[0];
  const target = association.get<ModdleElement | undefined>('targetRef');
  return target && isPlaceholder(target) ? undefined : target;
};

const withOwnEnd = (association: ModdleElement, end: ModdleElement | undefined, factory: BpmnFactory) => {
  if (!isInput(association)) return [{ of: association, set: { sourceRef: end ? [end] : [] } }];
  if (end) return [{ of: association, set: { targetRef: end } }];
  const { end: drawn, made } = placeholderOf(stepOf(association), factory);
  return [...made, { of: association, set: { targetRef: drawn } }] satisfies readonly Change[];
};

/** What one data association copies: into which input, from which output, as it is or changed on the way. */
export const AssociationEntry = ({ id, element, association }: AssociationEntryProps) => {
  const { words, apply, factory } = usePanel();
  const variables = useVariables(element, isInput(association) ? 'before' : 'after');
  const input = isInput(association);
  const ends = declaredData(stepOf(association), input ? 'dataInputs' : 'dataOutputs');
  const end = ownEnd(association);
  const far = input ? listOf(association, 'sourceRef')[0] : association.get<ModdleElement | undefined>('targetRef');
  const name = far ? itemName(far) : '';
  const choose = (chosen: string): void =>
    apply(
      element,
      withOwnEnd(
        association,
        ends.find((each) => each.id === chosen),
        factory,
      ),
    );
  return (
    <fieldset class="bio-properties-panel-entry r-fieldset r-way" data-entry-id={id}>
      <legend class="bio-properties-panel-label">{words(input ? 'data.takes' : 'data.gives', { name })}</legend>
      <label class="bio-properties-panel-label" for={`r-${id}-end`}>
        {words(input ? 'data.into' : 'data.from')}
      </label>
      <select
        id={`r-${id}-end`}
        class="bio-properties-panel-input"
        value={end?.id ?? ''}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        <option value="">{words('data.asItIs')}</option>
        {ends.map((each) => (
          <option key={each.id} value={each.id}>
            {itemName(each)}
          </option>
        ))}
      </select>
      <RawFeel
        {...{ id: `${id}-transformation`, element, variables, words }}
        label={words('data.transformation')}
        expression={bodyOf(association, 'transformation')}
        onChange={(body) => apply(element, setExpression(association, 'transformation', body, factory))}
      />
      <AssignmentRows {...{ id, element, association }} />
    </fieldset>
  );
};
