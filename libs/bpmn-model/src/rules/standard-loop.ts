import { labelOf } from '../label.js';
import { elementOf } from '../moddle/moddle-element.js';
import type { Rule } from './rule.js';

/** A loop ends: by its condition, or after so many times. */
export const standardLoop: Rule = {
  codes: ['loop-endless', 'loop-maximum'],
  source: 'BPMN 2.0.2, 10.3.8, Standard Loop Characteristics',
  check({ scopes }, report) {
    for (const node of scopes.flatMap((scope) => scope.nodes)) {
      const loop = node.$instanceOf('bpmn:Activity') ? elementOf(node, 'loopCharacteristics') : undefined;
      if (loop?.$type !== 'bpmn:StandardLoopCharacteristics') continue;
      const maximum = loop.get('loopMaximum');
      if (maximum === undefined && !elementOf(loop, 'loopCondition')) {
        const message = `expected the loop of ${labelOf(node)} to end, but it has neither a condition nor a maximum. Write the condition under which it goes on.`;
        report.error('loop-endless', message, node);
      }
      if (maximum === undefined || (typeof maximum === 'number' && maximum >= 1)) continue;
      const message = `expected the maximum of the loop of ${labelOf(node)} to be 1 or more, but it is not. Correct or remove it.`;
      report.error('loop-maximum', message, node);
    }
  },
};
