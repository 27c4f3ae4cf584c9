import { labelOf } from '../label.js';
import { elementOf, extensionOf, stringOf } from '../moddle/moddle-element.js';
import type { Rule } from './rule.js';

export const multiInstance: Rule = {
  codes: ['multi-instance-collection'],
  source: 'BPMN 2.0.2, 10.3.8: a multi-instance activity says how many, by loopCardinality or by a collection',
  check({ scopes }, report) {
    for (const node of scopes.flatMap((scope) => scope.nodes)) {
      const loop = node.$instanceOf('bpmn:Activity') ? elementOf(node, 'loopCharacteristics') : undefined;
      if (loop?.$type !== 'bpmn:MultiInstanceLoopCharacteristics') continue;
      if (elementOf(loop, 'loopCardinality') || elementOf(loop, 'loopDataInputRef')) continue;
      if (stringOf(extensionOf(loop, 'zeebe:LoopCharacteristics'), 'inputCollection')) continue;
      const message = `expected ${labelOf(node)} to say how often it runs, but it has neither a number nor a collection. Give it one.`;
      report.error('multi-instance-collection', message, node);
    }
  },
};
