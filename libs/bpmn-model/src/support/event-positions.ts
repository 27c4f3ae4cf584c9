/** Which triggers an event may have at its place. */
export interface EventPosition {
  /** By the standard (BPMN 2.0.2, table 10.93); `none` stands for no trigger. */
  readonly legal: readonly string[];
  /** Those that are executed. */
  readonly executed: readonly string[];
}

const SEVERAL = ['multiple', 'parallel multiple'];
const STARTS = ['message', 'timer', 'conditional', 'signal'];
const INTERRUPTS = ['message', 'timer', 'error', 'escalation', 'compensate', 'conditional', 'signal'];
const GOES_BESIDE = ['message', 'timer', 'escalation', 'conditional', 'signal'];

/** All that is legal is executed. */
export const eventPositions = {
  'start event': all('none', ...STARTS, ...SEVERAL),
  'start event of an event subprocess': all(...INTERRUPTS, ...SEVERAL),
  'non-interrupting start event of an event subprocess': all(...GOES_BESIDE, ...SEVERAL),
  'intermediate catch event': all('message', 'timer', 'conditional', 'link', 'signal', ...SEVERAL),
  'boundary event': all(...INTERRUPTS, 'cancel', ...SEVERAL),
  'non-interrupting boundary event': all(...GOES_BESIDE, ...SEVERAL),
  'intermediate throw event': all('none', 'message', 'escalation', 'compensate', 'link', 'signal', 'multiple'),
  'end event': all(
    ...['none', 'message', 'error', 'escalation', 'cancel', 'compensate', 'signal', 'terminate', 'multiple'],
  ),
} satisfies Readonly<Record<string, EventPosition>>;

export type PositionName = keyof typeof eventPositions;

function all(...triggers: readonly string[]): EventPosition {
  return { legal: triggers, executed: triggers };
}
