/** @jsxImportSource @bpmn-io/properties-panel/preact */
import { FeelEntry } from '@bpmn-io/properties-panel';
import { useMemo, useRef } from '@bpmn-io/properties-panel/preact/hooks';
import { parseExpression } from '@relevo/feel';
import type { Variable } from '../variables/variable.js';
import type { ConditionWords } from './condition-words.js';
import { completeWords } from './word-completion.js';

export interface FormulaProps {
  /** Of the panel's entry. */
  readonly id: string;
  readonly element: object;
  readonly expression: string;
  readonly variables: readonly Variable[];
  readonly words: ConditionWords;
  /** Empty: no condition. */
  readonly onChange: (expression: string) => void;
}

const problemOf = (expression: string): string | null => {
  const source = expression.trim().replace(/^=/, '').trim();
  if (source === '') return null;
  const parsed = parseExpression(source);
  return parsed.ok ? null : parsed.message;
};

const types: Readonly<Record<Variable['type'], string>> = {
  text: 'string',
  number: 'number',
  'yes-no': 'boolean',
  date: 'string',
  list: 'list',
  any: '',
};

interface Completion {
  readonly name: string;
  readonly info: string;
  readonly detail: string;
  readonly entries?: readonly Completion[];
}

const atOnce = (act: (...values: readonly unknown[]) => void): typeof act => act;

/** As the FEEL editor completes them: `ticket.priority` as an entry of `ticket`. */
export const completionsOf = (variables: readonly Variable[]): readonly Completion[] => {
  const roots = new Map<string, Completion>();
  for (const variable of variables) {
    const [root = '', ...path] = variable.name.split('.');
    const own = { name: path.join('.') || root, info: variable.label ?? '', detail: types[variable.type] };
    const entries = path.length === 0 ? [] : [...(roots.get(root)?.entries ?? []), own];
    roots.set(root, path.length === 0 ? own : { name: root, info: '', detail: 'context', entries });
  }
  return [...roots.values()];
};

interface RawFeelProps extends FormulaProps {
  readonly label?: string;
}

export const RawFeel = ({ id, element, expression, variables, words, label, onChange }: RawFeelProps) => {
  // The same list while it says the same: a new one closes the completion under the hands.
  const said = JSON.stringify(completionsOf(variables));
  const completions = useMemo(() => JSON.parse(said) as readonly Completion[], [said]);
  // The file keeps no blank at the end; taken out of the editor, the next word would stick to the one before.
  const typed = useRef(expression);
  const write = (value = ''): void => {
    typed.current = value;
    onChange(value);
  };
  const names = useRef<readonly Completion[]>([]);
  names.current = completions;
  const offered = () =>
    names.current.map(({ name, info, detail }) => ({ label: name, type: 'variable', info, detail }));
  return (
    <div onFocusIn={({ currentTarget }) => completeWords(currentTarget, offered)}>
      <FeelEntry
        id={`${id}-feel`}
        element={element}
        label={label ?? words('conditions.formula')}
        feel="required"
        variables={completions}
        getValue={() => (typed.current.trim() === expression ? typed.current : expression)}
        setValue={write}
        validate={(value: string | undefined) => problemOf(value ?? '')}
        debounce={atOnce}
      />
    </div>
  );
};
