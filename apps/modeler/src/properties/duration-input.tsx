/** @jsxImportSource @bpmn-io/properties-panel/preact */
import { type Duration, type Unit, units } from './duration.js';
import { usePanel } from './use-panel.js';

interface DurationInputProps {
  readonly id: string;
  readonly label: string;
  readonly duration: Duration;
  readonly onChange: (duration: Duration) => void;
}

const input = 'bio-properties-panel-input';

/** A number and its unit. */
export const DurationInput = ({ id, label, duration, onChange }: DurationInputProps) => {
  const { words } = usePanel();
  const typed = (count: number): void => {
    if (Number.isInteger(count) && count > 0 && count < 1_000_000) onChange({ ...duration, count });
  };
  return (
    <span class="r-duration">
      <input
        id={id}
        class={input}
        type="number"
        min="1"
        step="1"
        aria-label={label}
        value={duration.count}
        onChange={({ currentTarget }) => typed(currentTarget.valueAsNumber)}
      />
      <select
        class={input}
        aria-label={words('plain.unitOf', { what: label })}
        value={duration.unit}
        onChange={({ currentTarget }) => onChange({ ...duration, unit: currentTarget.value as Unit })}
      >
        {units.map((unit) => (
          <option key={unit} value={unit}>
            {words(`plain.units.${unit}`)}
          </option>
        ))}
      </select>
    </span>
  );
};
