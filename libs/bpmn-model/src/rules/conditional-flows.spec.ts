import { describeRule } from '../testing/describe-rule.js';
import { flow, process } from '../testing/diagram-xml.js';
import { conditionalFlows } from './conditional-flows.js';

const body = (conditions: readonly [first?: string, second?: string]) =>
  process(
    `<startEvent id="s"/><task id="t"/><parallelGateway id="g"/>${flow('s', 't', conditions[0])}${flow('t', 'g', conditions[1])}`,
  );

describeRule(conditionalFlows, {
  valid: { 'a condition after a task': body([undefined, '=x']), none: body([]) },
  invalid: { 'a condition after an event': [body(['=x']), 'condition-source', 's_t'] },
});
