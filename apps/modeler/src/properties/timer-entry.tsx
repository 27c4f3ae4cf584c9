/** @jsxImportSource @bpmn-io/properties-panel/preact */
import type { DiagramElement, ModdleElement } from '../editor/services.js';
import { DurationInput } from './duration-input.js';
import { bodyOf, setExpression } from './moddle-changes.js';
import { readTimer, type Timer, timerProperties, type WrittenTimer, writeTimer } from './timer.js';
import { usePanel } from './use-panel.js';

export interface TimerEntryProps {
  readonly id: string;
  readonly element: DiagramElement;
  readonly definition: ModdleElement;
}

type Chosen = Exclude<Timer, { kind: 'formula' }>;

const writtenIn = (definition: ModdleElement): WrittenTimer | null => {
  const property = timerProperties.find((each) => definition.get<unknown>(each) !== undefined);
  return property === undefined ? null : { property, body: bodyOf(definition, property) };
};

const day = { count: 1, unit: 'days' } as const;

const firstOf = (kind: Chosen['kind']): Chosen => {
  if (kind === 'after') return { kind, duration: day };
  return kind === 'every' ? { kind, duration: day, times: null } : { kind, at: new Date().toISOString().slice(0, 16) };
};

const input = 'bio-properties-panel-input';

const Every = ({
  id,
  timer,
  onChange,
}: {
  readonly id: string;
  readonly timer: Chosen & { kind: 'every' };
  readonly onChange: (timer: Chosen) => void;
}) => {
  const { words } = usePanel();
  return (
    <>
      <DurationInput
        id={`${id}-count`}
        label={words('plain.timer.every')}
        duration={timer.duration}
        onChange={(duration) => onChange({ ...timer, duration })}
      />
      <label class="bio-properties-panel-label" for={`${id}-times`}>
        {words('plain.times')}
      </label>
      <input
        id={`${id}-times`}
        class={input}
        type="number"
        min="1"
        placeholder={words('plain.again')}
        value={timer.times ?? ''}
        onChange={({ currentTarget: { valueAsNumber: times } }) =>
          onChange({ ...timer, times: times >= 1 ? Math.floor(times) : null })
        }
      />
    </>
  );
};

/** When it fires: after a while, at a day and time, or again and again. */
export const TimerEntry = ({ id, element, definition }: TimerEntryProps) => {
  const { words, apply, factory } = usePanel();
  const written = writtenIn(definition);
  const timer = written === null ? null : readTimer(written);
  const put = (next: Chosen): void => {
    const { property, body } = writeTimer(next);
    const others = timerProperties
      .filter((each) => each !== property)
      .map((each) => ({ of: definition, set: { [each]: undefined } }));
    apply(element, [...others, ...setExpression(definition, property, body, factory)]);
  };
  return (
    <div class="bio-properties-panel-entry" data-entry-id={id}>
      <label class="bio-properties-panel-label" for={`r-${id}`}>
        {words('plain.timerLabel')}
      </label>
      <select
        id={`r-${id}`}
        class={input}
        value={timer?.kind ?? ''}
        onChange={({ currentTarget }) => put(firstOf(currentTarget.value as Chosen['kind']))}
      >
        {timer === null && <option value="">{words('plain.choose')}</option>}
        {(['after', 'at', 'every'] as const).map((kind) => (
          <option key={kind} value={kind}>
            {words(`plain.timer.${kind}`)}
          </option>
        ))}
        {timer?.kind === 'formula' && <option value="formula">{words('plain.timer.formula')}</option>}
      </select>
      {timer?.kind === 'after' && (
        <DurationInput
          id={`r-${id}-count`}
          label={words('plain.timer.after')}
          duration={timer.duration}
          onChange={(duration) => put({ kind: 'after', duration })}
        />
      )}
      {timer?.kind === 'at' && (
        <input
          type="datetime-local"
          class={input}
          aria-label={words('plain.timer.at')}
          value={timer.at}
          onChange={({ currentTarget: { value } }) => value !== '' && put({ kind: 'at', at: value })}
        />
      )}
      {timer?.kind === 'every' && <Every id={`r-${id}`} timer={timer} onChange={put} />}
    </div>
  );
};
