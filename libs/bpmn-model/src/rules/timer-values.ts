import type { FlowNode } from '../definition.js';
import type { TimerDefinition } from '../definition/trigger.js';
import { labelOf } from '../label.js';
import type { CompiledRule } from './compiled-rule.js';

const DURATION = /^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})(\[[\w/+-]+\])?$/;
const CYCLE = /^R\d*(\/[^/]+)?\/(P[^/]+)$/;
const CRON = /^(@\w+|\S+(\s+\S+){4,5})$/;

const EXAMPLES: Readonly<Record<TimerDefinition['kind'], string>> = {
  duration: 'PT2H or P3D',
  date: '2026-01-31T09:00:00Z',
  cycle: 'R3/PT1H or R/P1D',
};

/** A written-down timer value can be read; computed ones are checked when the timer is set. */
export const timerValues: CompiledRule = {
  codes: ['timer-value'],
  source: 'BPMN 2.0.2, 10.5.5: timer values are ISO 8601',
  check({ definitions }, report) {
    for (const node of definitions.flatMap((definition) => Object.values(definition.nodes))) {
      for (const timer of timersOf(node)) {
        if (timer.value.kind !== 'static' || isReadable(timer.kind, timer.value.value.trim())) continue;
        const message = `expected an ISO 8601 ${timer.kind} at ${labelOf({ ...node, $type: node.type })}, but it is "${timer.value.value.trim()}". Write for example ${EXAMPLES[timer.kind]}.`;
        report.error('timer-value', message, node);
      }
    }
  },
};

function timersOf(node: FlowNode): readonly TimerDefinition[] {
  if (!('event' in node)) return [];
  const triggers = node.event.kind === 'multiple' ? node.event.triggers : [node.event];
  return triggers.flatMap((trigger) => (trigger.kind === 'timer' ? [trigger.timer] : []));
}

function isReadable(kind: TimerDefinition['kind'], value: string): boolean {
  if (kind === 'duration') return DURATION.test(value);
  if (kind === 'date') return DATE.test(value);
  const [, , interval = ''] = CYCLE.exec(value) ?? [];
  return DURATION.test(interval) || CRON.test(value);
}
