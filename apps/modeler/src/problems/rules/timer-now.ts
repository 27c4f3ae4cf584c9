import { elementOf, stringOf, triggersOf, type ModdleElement } from '@relevo/bpmn-model';
import { at, drawnIn } from './drawn-elements.js';
import type { DrawingRule } from './rule.js';

const isNothing = (duration: string): boolean => /^P(?=[T\d])[^1-9]*$/.test(duration);

const isPast = (date: string, now: Date): boolean => {
  const at = Date.parse(date);
  return !Number.isNaN(at) && at < now.getTime();
};

const firesAtOnce = (event: ModdleElement, now: Date): boolean =>
  triggersOf(event)
    .filter(({ $type }) => $type === 'bpmn:TimerEventDefinition')
    .some((timer) => {
      const written = (kind: string) => (stringOf(elementOf(timer, kind), 'body') ?? '').trim();
      return isNothing(written('timeDuration')) || isPast(written('timeDate'), now);
    });

/** A timer of no time, or of a moment that has passed: it waits for nothing. */
export const timerNow: DrawingRule = {
  code: 'timer-now',
  severity: 'warning',
  check: ({ definitions, now }) =>
    drawnIn(definitions)
      .filter((element) => element.$instanceOf('bpmn:Event') && firesAtOnce(element, now))
      .map(at),
};
