/** @jsxImportSource @bpmn-io/properties-panel/preact */
import { ConditionEditor } from '../conditions/condition-editor.js';
import type { DiagramElement, ModdleElement } from '../editor/services.js';
import { bodyOf, type Change, setExpression } from './moddle-changes.js';
import { usePanel, useVariables } from './use-panel.js';

export interface ConditionEntryProps {
  readonly id: string;
  readonly element: DiagramElement;
  readonly label: string;
  readonly of: ModdleElement;
  readonly property: string;
  readonly when: 'before' | 'after';
}

/** One condition of the element: of an event, of a loop. */
export const ConditionEntry = ({ id, element, label, of, property, when }: ConditionEntryProps) => {
  const { words, apply, factory } = usePanel();
  const variables = useVariables(element, when);
  return (
    <fieldset class="bio-properties-panel-entry r-fieldset" data-entry-id={id}>
      <legend class="bio-properties-panel-label">{label}</legend>
      <ConditionEditor
        key={`${element.id}-${property}`}
        {...{ id, element, variables, words }}
        expression={bodyOf(of, property)}
        onChange={(expression) => apply(element, setExpression(of, property, expression, factory))}
      />
    </fieldset>
  );
};

const sourceOf = (flow: ModdleElement): ModdleElement => flow.get<ModdleElement>('sourceRef');

/** The other ways out need a condition, the default has none. */
const asDefault = (flow: ModdleElement, is: boolean): readonly Change[] => [
  { of: sourceOf(flow), set: { default: is ? flow : undefined } },
  ...(is ? [{ of: flow, set: { conditionExpression: undefined } }] : []),
];

interface WayProps {
  readonly id: string;
  readonly element: DiagramElement;
  readonly flow: ModdleElement;
}

/** When this way is taken: by its condition, or when none of the others is. */
export const Way = ({ id, element, flow }: WayProps) => {
  const { words, apply, factory } = usePanel();
  const variables = useVariables(element, 'before');
  const isDefault = sourceOf(flow).get<ModdleElement | undefined>('default') === flow;
  return (
    <>
      <label class="r-otherwise">
        <input
          type="checkbox"
          checked={isDefault}
          onChange={({ currentTarget }) => apply(element, asDefault(flow, currentTarget.checked))}
        />{' '}
        {words('conditions.otherwise')}
      </label>
      {!isDefault && (
        <ConditionEditor
          key={flow.id ?? id}
          {...{ id, element, variables, words }}
          expression={bodyOf(flow, 'conditionExpression')}
          onChange={(expression) => apply(element, setExpression(flow, 'conditionExpression', expression, factory))}
        />
      )}
    </>
  );
};

export const WayEntry = ({ id, element }: { readonly id: string; readonly element: DiagramElement }) => {
  const { words } = usePanel();
  return (
    <fieldset class="bio-properties-panel-entry r-fieldset" data-entry-id={id}>
      <legend class="bio-properties-panel-label">{words('conditions.takenWhen')}</legend>
      <Way id={id} element={element} flow={element.businessObject} />
    </fieldset>
  );
};

/** Where a way leads, by name: a gateway that only joins has none, the step behind it has. */
const leadsTo = (flow: ModdleElement): string => {
  const seen = new Set<ModdleElement>();
  let step = flow.get<ModdleElement | undefined>('targetRef');
  while (step !== undefined && (step.name ?? '') === '' && !seen.has(step)) {
    seen.add(step);
    const [way, ...more] = step.get<readonly ModdleElement[] | undefined>('outgoing') ?? [];
    step = more.length === 0 ? way?.get<ModdleElement | undefined>('targetRef') : undefined;
  }
  return step?.name ?? '';
};

const titleOf = (flow: ModdleElement): string => {
  const [name, target] = [flow.name ?? '', leadsTo(flow)];
  if (target === '') return name === '' ? `→ ${flow.get<ModdleElement | undefined>('targetRef')?.id ?? ''}` : name;
  return name === '' ? `→ ${target}` : `${name} → ${target}`;
};

/** All ways out of a gateway, each with its condition. */
export const WaysEntry = ({ id, element }: { readonly id: string; readonly element: DiagramElement }) => {
  const flows = element.businessObject.get<readonly ModdleElement[] | undefined>('outgoing') ?? [];
  return (
    <div class="bio-properties-panel-entry" data-entry-id={id}>
      {flows.map((flow) => (
        <fieldset key={flow.id} class="r-fieldset r-way">
          <legend class="bio-properties-panel-label">{titleOf(flow)}</legend>
          <Way id={`${id}-${flow.id ?? ''}`} element={element} flow={flow} />
        </fieldset>
      ))}
    </div>
  );
};
