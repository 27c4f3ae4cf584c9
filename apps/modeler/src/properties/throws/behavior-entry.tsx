/** @jsxImportSource @bpmn-io/properties-panel/preact */
import { ConditionEditor } from '../../conditions/condition-editor.js';
import type { DiagramElement, ModdleElement } from '../../editor/services.js';
import { usePanel, useVariables } from '../use-panel.js';
import { type Behavior, behaviorOf, behaviors, readTellings, type Telling, writeTellings } from './behavior.js';
import { type ThrowKind, throwKinds } from './thrown.js';

export interface BehaviorEntryProps {
  readonly id: string;
  readonly element: DiagramElement;
  readonly loop: ModdleElement;
}

interface TellingProps {
  readonly id: string;
  readonly telling: Telling;
  readonly onChange: (telling: Telling) => void;
}

const input = 'bio-properties-panel-input';

/** A signal, message or escalation by its name. */
const What = ({ id, telling, onChange }: TellingProps) => {
  const { words } = usePanel();
  return (
    <span class="r-duration">
      <select
        class={input}
        aria-label={words('loops.tells')}
        value={telling.kind}
        onChange={({ currentTarget }) => onChange({ ...telling, kind: currentTarget.value as ThrowKind })}
      >
        {throwKinds.map((kind) => (
          <option key={kind} value={kind}>
            {words(`loops.thrown.${kind}`)}
          </option>
        ))}
      </select>
      <input
        id={`r-${id}-name`}
        class={input}
        type="text"
        aria-label={words('loops.toldName')}
        placeholder={words('loops.toldName')}
        value={telling.name}
        onChange={({ currentTarget: { value } }) => onChange({ ...telling, name: value.trim() })}
      />
    </span>
  );
};

const Case = ({ element, ...props }: TellingProps & { readonly element: DiagramElement; onRemove: () => void }) => {
  const { words } = usePanel();
  const { id, telling, onChange, onRemove } = props;
  const variables = useVariables(element, 'after');
  return (
    <fieldset class="r-fieldset r-way" aria-label={words('loops.case')}>
      <What {...props} />
      <span class="bio-properties-panel-label">{words('loops.toldWhen')}</span>
      <ConditionEditor
        {...{ id, element, variables, words }}
        expression={telling.condition}
        onChange={(condition) => onChange({ ...telling, condition })}
      />
      <button type="button" class="r-quiet" onClick={onRemove}>
        {words('loops.removeCase')}
      </button>
    </fieldset>
  );
};

const empty: Telling = { kind: 'signal', name: '', condition: '' };

/** What is told when one of several is done: never, with the first, with each, or by conditions. */
export const BehaviorEntry = ({ id, element, loop }: BehaviorEntryProps) => {
  const { words, apply, factory } = usePanel();
  const behavior = behaviorOf(loop);
  const tellings = readTellings(loop);
  const write = (next: Behavior, told: readonly Telling[]): void =>
    apply(element, writeTellings(loop, next, { tellings: told, factory }));
  const put = (index: number, next: Telling | null): void =>
    write(
      behavior,
      tellings.flatMap((each, at) => (at === index ? (next ?? []) : each)),
    );
  return (
    <div class="bio-properties-panel-entry" data-entry-id={id}>
      <label class="bio-properties-panel-label" for={`r-${id}`}>
        {words('loops.behavior')}
      </label>
      <select
        id={`r-${id}`}
        class={input}
        value={behavior}
        onChange={({ currentTarget }) =>
          write(currentTarget.value as Behavior, tellings.length === 0 ? [empty] : tellings)
        }
      >
        {behaviors.map((each) => (
          <option key={each} value={each}>
            {words(`loops.behaviors.${each}`)}
          </option>
        ))}
      </select>
      {(behavior === 'One' || behavior === 'None') &&
        tellings.map((telling) => <What key={behavior} {...{ id, telling }} onChange={(next) => put(0, next)} />)}
      {behavior === 'Complex' &&
        tellings.map((telling, index) => (
          <Case
            key={index}
            {...{ id: `${id}-${index}`, element, telling }}
            onChange={(next) => put(index, next)}
            onRemove={() => put(index, null)}
          />
        ))}
      {behavior === 'Complex' && (
        <button type="button" class="r-quiet" onClick={() => write(behavior, [...tellings, empty])}>
          + {words('loops.addCase')}
        </button>
      )}
    </div>
  );
};
