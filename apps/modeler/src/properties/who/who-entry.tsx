/** @jsxImportSource @bpmn-io/properties-panel/preact */
import { useState } from '@bpmn-io/properties-panel/preact/hooks';
import type { DiagramElement } from '../../editor/services.js';
import type { Variable } from '../../variables/variable.js';
import { usePanel, useVariables } from '../use-panel.js';
import { laneOf } from './lane-of.js';
import { PersonInput } from './person-input.js';
import { readWho, type Who, writeWho } from './who.js';

interface WhoEntryProps {
  readonly id: string;
  readonly element: DiagramElement;
}

const input = 'bio-properties-panel-input';

/** As the first select has it: `group:l2` for a group, else the kind alone. */
const chosenOf = (who: Who): string => (who.kind === 'group' ? `group:${who.group}` : who.kind);

const mayName = ({ type, choices }: Variable): boolean => choices === undefined && (type === 'text' || type === 'any');

interface VariableSelectProps extends WhoEntryProps {
  readonly name: string;
  readonly onChange: (name: string) => void;
}

const VariableSelect = ({ element, name, onChange }: VariableSelectProps) => {
  const { words } = usePanel();
  const known = useVariables(element, 'before').filter(mayName);
  const offered = known.some((each) => each.name === name) ? known : [...known, { name }];
  return (
    <select
      class={input}
      aria-label={words('who.variable')}
      value={name}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    >
      {name === '' && <option value="">{words('plain.choose')}</option>}
      {offered
        .filter((each) => each.name !== '')
        .map((each) => (
          <option key={each.name} value={each.name}>
            {('label' in each && each.label) || each.name}
          </option>
        ))}
    </select>
  );
};

/** The lane's group, another group, one person, or whoever a field names. */
export const WhoEntry = ({ id, element }: WhoEntryProps) => {
  const { words, groups, apply, factory } = usePanel();
  const written = readWho(element);
  // A person or a field that is still to be chosen is kept here alone.
  const [begun, setBegun] = useState<{ readonly of: string; readonly kind: 'person' | 'variable' } | null>(null);
  const kind = begun?.of === element.id ? begun.kind : written.kind;
  const put = (who: Who): void => {
    setBegun(null);
    apply(element, writeWho(element, who, factory));
  };
  const choose = (chosen: string): void => {
    if (chosen === 'person' || chosen === 'variable') setBegun({ of: element.id, kind: chosen });
    else put(chosen === 'lane' ? { kind: 'lane' } : { kind: 'group', group: chosen.replace(/^group:/, '') });
  };
  const lane = laneOf(element);
  const own = written.kind === 'group' ? written.group : '';
  const isKnown = own === '' || own === 'requester' || groups.some((group) => group.id === own);
  return (
    <div class="bio-properties-panel-entry" data-entry-id={id}>
      <label class="bio-properties-panel-label" for={`r-${id}`}>
        {words('plain.who')}
      </label>
      <select
        id={`r-${id}`}
        class={input}
        value={kind === written.kind ? chosenOf(written) : kind}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        <option value="lane">
          {lane ? words('plain.asLane', { lane: lane.name ?? '' }) : words('properties.nobody')}
        </option>
        <option value="group:requester">{words('properties.requester')}</option>
        {groups.map((group) => (
          <option key={group.id} value={`group:${group.id}`}>
            {group.name}
          </option>
        ))}
        {!isKnown && <option value={`group:${own}`}>{own}</option>}
        <option value="person">{words('who.onePerson')}</option>
        <option value="variable">{words('who.named')}</option>
        {written.kind === 'formula' && <option value="formula">{words('plain.byFormula')}</option>}
      </select>
      {kind === 'person' && (
        <PersonInput
          {...{ id }}
          key={element.id}
          user={written.kind === 'person' ? written.user : ''}
          onChange={(user) => put({ kind: 'person', user })}
        />
      )}
      {kind === 'variable' && (
        <VariableSelect
          {...{ id, element }}
          name={written.kind === 'variable' ? written.name : ''}
          onChange={(name) => put({ kind: 'variable', name })}
        />
      )}
    </div>
  );
};
