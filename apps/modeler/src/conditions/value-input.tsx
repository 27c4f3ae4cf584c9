/** @jsxImportSource @bpmn-io/properties-panel/preact */
import type { Variable } from '../variables/variable.js';
import type { Row, Value } from './condition.js';
import type { ConditionWords } from './condition-words.js';

interface ValueInputProps {
  readonly row: Row;
  readonly variable: Variable;
  readonly words: ConditionWords;
  readonly onChange: (value: Value) => void;
}

type Target = { readonly currentTarget: { readonly value: string } };

const input = 'bio-properties-panel-input';

const Several = ({ variable, row, words, onChange }: ValueInputProps) => {
  const chosen = row.value?.kind === 'texts' ? row.value.texts : [];
  const offered = [
    ...(variable.choices ?? []),
    ...chosen
      .filter((text) => !variable.choices?.some(({ value }) => value === text))
      .map((value) => ({ value, label: value })),
  ];
  const toggle = (text: string): void => {
    const texts = chosen.includes(text) ? chosen.filter((each) => each !== text) : [...chosen, text];
    onChange({ kind: 'texts', texts });
  };
  return (
    <fieldset class="r-several" aria-label={words('conditions.value')}>
      {offered.map(({ value, label }) => (
        <label key={value}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} /> {label}
        </label>
      ))}
    </fieldset>
  );
};

const Day = ({ row, words, onChange }: ValueInputProps) => {
  const fixed = row.value?.kind === 'date' ? row.value.date : null;
  const choose = ({ currentTarget: { value } }: Target): void =>
    onChange(value === 'today' ? { kind: 'today' } : { kind: 'date', date: new Date().toISOString().slice(0, 10) });
  return (
    <span class="r-day">
      <select
        class={input}
        aria-label={words('conditions.value')}
        value={fixed === null ? 'today' : 'day'}
        onChange={choose}
      >
        <option value="today">{words('conditions.today')}</option>
        <option value="day">{words('conditions.day')}</option>
      </select>
      {fixed !== null && (
        <input
          type="date"
          class={input}
          aria-label={words('conditions.day')}
          value={fixed}
          onChange={({ currentTarget: { value } }) => onChange({ kind: 'date', date: value })}
        />
      )}
    </span>
  );
};

interface Option {
  readonly value: string;
  readonly label: string;
}

const Chosen = ({
  options,
  value,
  label,
  onChoose,
}: {
  readonly options: readonly Option[];
  readonly value: string;
  readonly label: string;
  readonly onChoose: (value: string) => void;
}) => (
  <select
    class={input}
    aria-label={label}
    value={value}
    onChange={({ currentTarget }) => onChoose(currentTarget.value)}
  >
    {(options.some((option) => option.value === value) ? options : [...options, { value, label: value }]).map(
      (option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ),
    )}
  </select>
);

/** The right side of a line, as its value is typed or chosen. */
export const ValueInput = (props: ValueInputProps) => {
  const { row, variable, words, onChange } = props;
  const { value } = row;
  const label = words('conditions.value');
  switch (value?.kind) {
    case undefined:
      return null;
    case 'texts':
      return <Several {...props} />;
    case 'date':
    case 'today':
      return <Day {...props} />;
    case 'yes-no': {
      const options = [
        { value: 'true', label: words('conditions.yes') },
        { value: 'false', label: words('conditions.no') },
      ];
      const choose = (text: string): void => onChange({ kind: 'yes-no', yes: text === 'true' });
      return <Chosen options={options} value={String(value.yes)} label={label} onChoose={choose} />;
    }
    case 'number': {
      const typed = ({ currentTarget }: { readonly currentTarget: { readonly valueAsNumber: number } }): void =>
        onChange({ kind: 'number', number: currentTarget.valueAsNumber });
      return <input type="number" step="any" class={input} aria-label={label} value={value.number} onChange={typed} />;
    }
    case 'text': {
      const choose = (text: string): void => onChange({ kind: 'text', text });
      if (variable.choices && (row.comparison === 'is' || row.comparison === 'is-not' || variable.type === 'list'))
        return <Chosen options={variable.choices} value={value.text} label={label} onChoose={choose} />;
      return (
        <input
          type="text"
          class={input}
          aria-label={label}
          value={value.text}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        />
      );
    }
  }
};
