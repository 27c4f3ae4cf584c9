/** @jsxImportSource @bpmn-io/properties-panel/preact */
import { RawFeel } from '../conditions/raw-feel.js';
import type { DiagramElement } from '../editor/services.js';
import { extensionOf, textOf } from '../variables/extensions.js';
import { DurationInput } from './duration-input.js';
import { setExtension } from './moddle-changes.js';
import { priorities, readSchedule, type Schedule, writeSchedule } from './schedule.js';
import { usePanel, useVariables } from './use-panel.js';

type Moment = 'dueDate' | 'followUpDate';

export interface ScheduleEntryProps {
  readonly id: string;
  readonly element: DiagramElement;
  readonly moment: Moment;
}

const type = 'zeebe:TaskSchedule';
const day = { count: 1, unit: 'days' } as const;
const first: Record<Schedule['kind'], Schedule> = {
  none: { kind: 'none' },
  after: { kind: 'after', duration: day },
  'by-priority': {
    kind: 'by-priority',
    durations: {
      P1: { count: 2, unit: 'hours' },
      P2: { count: 8, unit: 'hours' },
      P3: { count: 2, unit: 'days' },
      P4: { count: 5, unit: 'days' },
    },
  },
  formula: { kind: 'formula', feel: '=now() + duration("P1D")' },
};

/** By when it is done, or when somebody is reminded: a number and a unit, alone or for each priority. */
export const ScheduleEntry = ({ id, element, moment }: ScheduleEntryProps) => {
  const { words, apply, factory } = usePanel();
  const variables = useVariables(element, 'before');
  const written = textOf(extensionOf(element.businessObject, type), moment);
  const schedule = readSchedule(written);
  const write = (feel: string): void =>
    apply(
      element,
      setExtension({ owner: element.businessObject, type }, { [moment]: feel === '' ? undefined : feel }, factory),
    );
  const put = (next: Schedule): void => write(writeSchedule(next));
  const label = words(`plain.${moment}`);
  return (
    <div class="bio-properties-panel-entry" data-entry-id={id}>
      <label class="bio-properties-panel-label" for={`r-${id}`}>
        {label}
      </label>
      <select
        id={`r-${id}`}
        class="bio-properties-panel-input"
        value={schedule.kind}
        onChange={({ currentTarget }) => put(first[currentTarget.value as Schedule['kind']])}
      >
        {(['none', 'after', 'by-priority', 'formula'] as const).map((kind) => (
          <option key={kind} value={kind}>
            {words(`plain.schedule.${kind}`)}
          </option>
        ))}
      </select>
      {schedule.kind === 'after' && (
        <DurationInput
          id={`r-${id}-count`}
          label={label}
          duration={schedule.duration}
          onChange={(duration) => put({ kind: 'after', duration })}
        />
      )}
      {schedule.kind === 'by-priority' &&
        priorities.map((priority) => (
          <div key={priority} class="r-by-priority">
            <span aria-hidden="true">{priority}</span>
            <DurationInput
              id={`r-${id}-${priority}`}
              label={`${label}, ${priority}`}
              duration={schedule.durations[priority]}
              onChange={(duration) =>
                put({ kind: 'by-priority', durations: { ...schedule.durations, [priority]: duration } })
              }
            />
          </div>
        ))}
      {schedule.kind === 'formula' && (
        <RawFeel
          id={id}
          element={element}
          expression={schedule.feel}
          variables={variables}
          words={words}
          onChange={write}
        />
      )}
    </div>
  );
};
