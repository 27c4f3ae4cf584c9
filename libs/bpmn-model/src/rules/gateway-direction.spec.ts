import { describeRule } from '../testing/describe-rule.js';
import { flow, path, process } from '../testing/diagram-xml.js';
import { gatewayDirection } from './gateway-direction.js';

const split = (direction: string, more = '') =>
  process(
    `<startEvent id="s"/><parallelGateway id="g" gatewayDirection="${direction}"/><task id="a"/><task id="b"/>` +
      path('s', 'g', 'a') +
      path('g', 'b') +
      more,
  );

describeRule(gatewayDirection, {
  valid: {
    'a split that is one': split('Diverging'),
    'a mixed one': split('Mixed', flow('a', 'g')),
    'one that does not say': split('Unspecified', flow('a', 'g')),
  },
  invalid: {
    'a split that says it joins': [split('Converging'), 'gateway-direction', 'g'],
    'a split that joins as well': [split('Diverging', flow('a', 'g')), 'gateway-direction', 'g'],
    'a split that says it is mixed': [split('Mixed'), 'gateway-direction', 'g'],
  },
});
