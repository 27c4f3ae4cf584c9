/** @jsxImportSource @bpmn-io/properties-panel/preact */
import { RawFeel } from '../conditions/raw-feel.js';
import type { DiagramElement } from '../editor/services.js';
import { readCount, writeCount } from './complex-gateway.js';
import { bodyOf, setExpression } from './moddle-changes.js';
import { usePanel, useVariables } from './use-panel.js';

const own = [
  { name: 'activationCount', type: 'number' },
  { name: 'waitingForStart', type: 'yes-no' },
] as const;

/** A complex gateway goes on when so many of its ways in have come; below it the same as FEEL. */
export const CountEntry = ({ id, element }: { readonly id: string; readonly element: DiagramElement }) => {
  const { words, apply, factory } = usePanel();
  const variables = useVariables(element, 'before');
  const { businessObject } = element;
  const written = bodyOf(businessObject, 'activationCondition');
  const write = (body: string): void =>
    apply(element, setExpression(businessObject, 'activationCondition', body, factory));
  const count = readCount(written);
  const of = businessObject.get<readonly unknown[] | undefined>('incoming')?.length ?? 0;
  return (
    <div class="bio-properties-panel-entry" data-entry-id={id}>
      <label class="bio-properties-panel-label" for={`r-${id}`}>
        {words('plain.goesOn', { of })}
      </label>
      <input
        id={`r-${id}`}
        class="bio-properties-panel-input"
        type="number"
        min="1"
        max={Math.max(of, 1)}
        placeholder={words('plain.byFormula')}
        value={count ?? ''}
        onChange={({ currentTarget: { valueAsNumber: next } }) =>
          Number.isInteger(next) && next > 0 && write(writeCount(next))
        }
      />
      <RawFeel
        id={id}
        element={element}
        expression={written}
        variables={[...own, ...variables]}
        words={words}
        onChange={write}
      />
    </div>
  );
};
