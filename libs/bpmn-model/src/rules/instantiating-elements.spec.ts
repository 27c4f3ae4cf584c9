import { describeRule } from '../testing/describe-rule.js';
import { path, process, through } from '../testing/diagram-xml.js';
import { instantiatingElements } from './instantiating-elements.js';

const message = '<message id="m" name="m"/>';
const receive = '<receiveTask id="t" messageRef="m" instantiate="true"/>';
const gateway = (attributes: string, before = '') =>
  process(
    `${before}<eventBasedGateway id="g" ${attributes}/><receiveTask id="a" messageRef="m"/><receiveTask id="b" messageRef="m"/>${path('g', 'a')}${path('g', 'b')}`,
    message,
  );

describeRule(instantiatingElements, {
  valid: {
    'a receive task in the flow': through('t', '<receiveTask id="t" messageRef="m"/>', message),
    'a receive task that starts the process': process(receive, message),
    'a gateway that starts the process': gateway('instantiate="true"'),
    'a parallel gateway that starts the process': gateway('instantiate="true" eventGatewayType="Parallel"'),
  },
  invalid: {
    'a receive task in the flow that would start the process': [
      through('t', receive, message),
      'instantiate-incoming',
      't',
    ],
    'a receive task in a subprocess': [
      through('sub', `<subProcess id="sub">${receive}</subProcess>`, message),
      'instantiate-place',
      't',
    ],
    'a gateway in the flow that would start the process': [
      gateway('instantiate="true"', `<startEvent id="s"/>${path('s', 'g')}`),
      'instantiate-incoming',
      'g',
    ],
    'a gateway in the flow that waits for all': [
      gateway('eventGatewayType="Parallel"', `<startEvent id="s"/>${path('s', 'g')}`),
      'event-gateway-parallel',
      'g',
    ],
  },
});
