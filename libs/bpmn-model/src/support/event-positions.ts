/** Which triggers an event may have at its place. */
export interface EventPosition {
  /** By the standard (BPMN 2.0.2, table 10.93). */
  readonly legal: readonly string[];
  /** In this release; `none` stands for no trigger. */
  readonly executed: readonly string[];
}

export const eventPositions: Readonly<Record<string, EventPosition>> = {
  'start event': { legal: ['message', 'timer', 'conditional', 'signal'], executed: ['none', 'message', 'timer'] },
  'start event of an event subprocess': {
    legal: ['message', 'timer', 'error', 'escalation', 'compensate', 'conditional', 'signal'],
    executed: [],
  },
  'end event': {
    legal: ['message', 'error', 'escalation', 'cancel', 'compensate', 'signal', 'terminate'],
    executed: ['none', 'message', 'error', 'terminate'],
  },
  'intermediate catch event': {
    legal: ['message', 'timer', 'conditional', 'link', 'signal'],
    executed: ['message', 'timer'],
  },
  'intermediate throw event': {
    legal: ['message', 'escalation', 'compensate', 'link', 'signal'],
    executed: ['none', 'message'],
  },
  'boundary event': {
    legal: ['message', 'timer', 'error', 'escalation', 'cancel', 'compensate', 'conditional', 'signal'],
    executed: ['message', 'timer', 'error'],
  },
};
