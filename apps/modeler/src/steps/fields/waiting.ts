import type { ModdleElement } from '../../editor/services.js';
import { type Factory, isA, type Shape } from '../diagram.js';
import type { Change } from './changes.js';

/** A timer of a step, with the days after which it comes. */
export interface StepTimer {
  readonly shape: Shape;
  readonly days: number;
  /** Whether the work ends there. */
  readonly stops: boolean;
}

const inDays = /^P(\d+)D$/;

const timerOf = ({ businessObject }: Shape): ModdleElement | undefined =>
  businessObject
    .get<readonly ModdleElement[]>('eventDefinitions')
    .find(({ $type }) => $type === 'bpmn:TimerEventDefinition');

const read = (shape: Shape): readonly StepTimer[] => {
  const duration = timerOf(shape)?.get<ModdleElement | undefined>('timeDuration');
  const [, days] = inDays.exec(duration?.get<string | undefined>('body') ?? '') ?? [];
  if (days === undefined) return [];
  return [{ shape, days: Number(days), stops: shape.businessObject.get<boolean>('cancelActivity') }];
};

/** Of a step and of the timer itself, soonest first; what is not said in days is left to the expert fields. */
export const timersOf = (element: Shape): readonly StepTimer[] => {
  const own = isA(element, 'bpmn:BoundaryEvent') ? [element] : (element.attachers ?? []);
  return own.flatMap(read).toSorted((a, b) => a.days - b.days);
};

export interface NewDays {
  readonly days: string;
  /** What it is called with the old days, and with the new. */
  readonly names: readonly [before: string, after: string];
}

export const changeDays = ({ shape }: StepTimer, { days, names }: NewDays, factory: Factory): readonly Change[] => {
  const timer = timerOf(shape);
  if (!timer) return [];
  const timeDuration = factory.create('bpmn:FormalExpression', { body: `P${days}D` });
  timeDuration.$parent = timer;
  const [before, after] = names;
  const renamed = shape.businessObject.name === before;
  return [
    { element: shape, of: timer, properties: { timeDuration } },
    ...(renamed ? [{ element: shape, properties: { name: after } }] : []),
  ];
};
