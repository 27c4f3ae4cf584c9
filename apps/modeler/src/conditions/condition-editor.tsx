/** @jsxImportSource @bpmn-io/properties-panel/preact */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from '@bpmn-io/properties-panel/preact/hooks';
import type { Variable } from '../variables/variable.js';
import { comparisonsFor, firstValue, isComplete, keptValue } from './comparisons-for.js';
import { type Comparison, type Condition, isField, type Row } from './condition.js';
import type { ConditionWords } from './condition-words.js';
import './condition-editor.css';
import { type FormulaProps, RawFeel } from './raw-feel.js';
import { readWritten } from './read-condition.js';
import { ValueInput } from './value-input.js';
import { rewriteCondition } from './write-condition.js';

const input = 'bio-properties-panel-input';

const nameOf = ({ label, name }: Variable): string => label ?? name;

interface RowProps {
  readonly row: Row;
  readonly variables: readonly Variable[];
  readonly words: ConditionWords;
  readonly onChange: (row: Row) => void;
  readonly onRemove: () => void;
}

const unknown = (name: string): Variable => ({ name, type: 'any' });

const FieldSelect = ({ row, variables, words, onChange }: RowProps) => {
  const known = variables.filter(({ name }) => isField(name));
  const offered =
    row.field === '' || known.some(({ name }) => name === row.field) ? known : [...known, unknown(row.field)];
  const [steps, ticket] = [false, true].map((of) => offered.filter(({ name }) => name.startsWith('ticket.') === of));
  const choose = (name: string): void => {
    const variable = known.find((each) => each.name === name) ?? unknown(name);
    const [comparison = 'is'] = comparisonsFor(variable);
    onChange({ field: name, comparison, value: firstValue(variable, comparison) });
  };
  const options = (some: readonly Variable[] = []) =>
    some.map((variable) => (
      <option key={variable.name} value={variable.name}>
        {nameOf(variable)}
      </option>
    ));
  return (
    <select
      class={input}
      aria-label={words('conditions.field')}
      value={row.field}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    >
      {row.field === '' && <option value="">{words('conditions.chooseField')}</option>}
      {options(steps)}
      <optgroup label={words('conditions.ticket')}>{options(ticket)}</optgroup>
    </select>
  );
};

const ComparisonSelect = ({ row, variable, words, onChange }: RowProps & { readonly variable: Variable }) => {
  const usual = comparisonsFor(variable);
  const offered = usual.includes(row.comparison) ? usual : [...usual, row.comparison];
  const isDay = row.value?.kind === 'date' || row.value?.kind === 'today';
  const say = (comparison: Comparison): string =>
    isDay ? words(`conditions.compareDays.${comparison}`) : words(`conditions.compare.${comparison}`);
  const choose = (comparison: Comparison): void =>
    onChange({ ...row, comparison, value: keptValue(row, variable, comparison) });
  return (
    <select
      class={input}
      aria-label={words('conditions.comparison')}
      value={row.comparison}
      onChange={({ currentTarget }) => choose(currentTarget.value as Comparison)}
    >
      {offered.map((comparison) => (
        <option key={comparison} value={comparison}>
          {say(comparison)}
        </option>
      ))}
    </select>
  );
};

const RowLine = (props: RowProps) => {
  const { row, variables, words, onChange, onRemove } = props;
  const variable = variables.find(({ name }) => name === row.field) ?? unknown(row.field);
  return (
    <li class="r-condition-row">
      <FieldSelect {...props} />
      {row.field !== '' && <ComparisonSelect {...props} variable={variable} />}
      {row.field !== '' && (
        <ValueInput row={row} variable={variable} words={words} onChange={(value) => onChange({ ...row, value })} />
      )}
      <button
        type="button"
        class="r-quiet"
        aria-label={words('conditions.remove')}
        title={words('conditions.remove')}
        onClick={onRemove}
      >
        ×
      </button>
    </li>
  );
};

const emptyRow: Row = { field: '', comparison: 'is', value: null };

/** Whoever adds a line goes on in its first field; lines that come by themselves take no focus. */
const useFocusOnNewLine = (lines: number) => {
  const list = useRef<HTMLUListElement>(null);
  const awaited = useRef(false);
  useLayoutEffect(() => {
    if (!awaited.current) return;
    awaited.current = false;
    list.current?.querySelector<HTMLSelectElement>('li:last-child select')?.focus();
  }, [lines]);
  const awaitLine = (): void => {
    awaited.current = true;
  };
  return { list, awaitLine };
};

const Rows = ({
  condition,
  onCondition,
  ...props
}: Pick<FormulaProps, 'variables' | 'words'> & {
  readonly condition: Condition;
  readonly onCondition: (condition: Condition) => void;
}) => {
  const { words } = props;
  const { join, rows } = condition;
  const put = (next: readonly Row[]): void => onCondition({ join, rows: next });
  const { list, awaitLine } = useFocusOnNewLine(rows.length);
  const add = (): void => {
    awaitLine();
    put([...rows, emptyRow]);
  };
  return (
    <div class="r-condition">
      {rows.length > 1 && (
        <select
          class={input}
          aria-label={words('conditions.join')}
          value={join}
          onChange={({ currentTarget }) => onCondition({ rows, join: currentTarget.value === 'any' ? 'any' : 'all' })}
        >
          <option value="all">{words('conditions.all')}</option>
          <option value="any">{words('conditions.any')}</option>
        </select>
      )}
      <ul ref={list}>
        {rows.map((row, index) => (
          <RowLine
            key={index}
            {...props}
            row={row}
            onChange={(next) => put(rows.map((each, at) => (at === index ? next : each)))}
            onRemove={() => put(rows.filter((_, at) => at !== index))}
          />
        ))}
      </ul>
      <button type="button" class="r-quiet" onClick={add}>
        + {words(rows.length === 0 ? 'conditions.add' : 'conditions.addMore')}
      </button>
    </div>
  );
};

/** Lines of field, comparison and value; beside them the same as FEEL. What lines cannot say stays FEEL, untouched. */
export const ConditionEditor = (props: FormulaProps) => {
  const { expression, words, onChange } = props;
  const before = useMemo(() => readWritten(expression), [expression]);
  const read = before?.condition ?? null;
  const [shown, setShown] = useState<Condition>(read ?? { join: 'all', rows: [] });
  const [written, setWritten] = useState(expression);
  const [isRaw, setRaw] = useState(read === null);
  useEffect(() => {
    if (expression === written) return;
    setWritten(expression);
    if (read !== null) setShown(read);
  }, [expression, written, read]);
  const put = (condition: Condition): void => {
    setShown(condition);
    // A line that is still being filled in is kept here alone.
    const next = rewriteCondition({ ...condition, rows: condition.rows.filter(isComplete) }, before);
    setWritten(next);
    if (next !== expression) onChange(next);
  };
  const raw = isRaw || read === null;
  return (
    <div class="r-condition-editor">
      {raw ? (
        <RawFeel {...props} />
      ) : (
        <Rows variables={props.variables} words={words} condition={shown} onCondition={put} />
      )}
      {read === null && <p class="bio-properties-panel-description">{words('conditions.onlyFormula')}</p>}
      {read !== null && (
        <button type="button" class="r-quiet" aria-pressed={isRaw} onClick={() => setRaw(!isRaw)}>
          {words(isRaw ? 'conditions.asLines' : 'conditions.asFormula')}
        </button>
      )}
    </div>
  );
};
