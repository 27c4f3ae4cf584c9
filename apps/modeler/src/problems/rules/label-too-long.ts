import { at, drawnIn, nameOf } from './drawn-elements.js';
import type { DrawingRule } from './rule.js';

/** What fits into a task's box on the canvas and a line of an agent's list. */
const longest = 60;

/** A name that no list shows whole. */
export const labelTooLong: DrawingRule = {
  code: 'label-too-long',
  severity: 'hint',
  check: ({ definitions }) =>
    drawnIn(definitions)
      .filter((element) => element.$instanceOf('bpmn:FlowNode') && nameOf(element).length > longest)
      .map((element) => ({ ...at(element), values: { count: String(nameOf(element).length) } })),
};
