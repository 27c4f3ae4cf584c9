import { at, drawnIn } from './drawn-elements.js';
import { endsByTime } from './ends-by-time.js';
import { requesterTasks } from './requester-steps.js';
import type { DrawingRule } from './rule.js';

/** A wait for the person who asked that no time ends: who never answers keeps the ticket open for ever. */
export const silencePath: DrawingRule = {
  code: 'silence-path',
  severity: 'hint',
  check: ({ definitions }) => {
    const drawn = drawnIn(definitions);
    return requesterTasks(definitions)
      .filter((task) => !endsByTime(task, drawn))
      .map(at);
  },
};
