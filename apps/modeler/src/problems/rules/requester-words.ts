import { at, propertyOf } from './drawn-elements.js';
import { requesterTasks } from './requester-steps.js';
import type { DrawingRule } from './rule.js';

/** A step of the person who asked that has no words for them. */
export const requesterWords: DrawingRule = {
  code: 'requester-words',
  severity: 'hint',
  check: ({ definitions }) =>
    requesterTasks(definitions)
      .filter((task) => propertyOf(task, 'relevo:publicLabel') === undefined)
      .map(at),
};
