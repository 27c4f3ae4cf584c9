import { describeRule } from '../testing/describe-rule.js';
import { path, process, through } from '../testing/diagram-xml.js';
import { sequenceFlows } from './sequence-flows.js';

const sub = `<subProcess id="sub"><startEvent id="is"/><task id="inner"/>${path('is', 'inner')}</subProcess>`;

describeRule(sequenceFlows, {
  valid: {
    'flows of one scope': through('sub', sub),
    'nodes that list no flows': process(`<startEvent id="s"/><endEvent id="e"/>${path('s', 'e')}`),
    'nodes that list their flows': process(
      '<startEvent id="s"><outgoing>s_e</outgoing></startEvent><endEvent id="e"><incoming>s_e</incoming></endEvent>' +
        path('s', 'e'),
    ),
  },
  invalid: {
    'a flow without an end': [
      process('<startEvent id="s"/><sequenceFlow id="f" sourceRef="s"/>'),
      'flow-end-missing',
      'f',
    ],
    'a flow into a subprocess': [through('inner', sub), 'flow-crosses-scope', 's_inner'],
    'an end that does not list its flow, as the start does': [
      process(`<startEvent id="s"><outgoing>s_e</outgoing></startEvent><endEvent id="e"/>${path('s', 'e')}`),
      'flow-unlisted',
      'e',
    ],
    'a node that lists a flow of others': [
      process(`<startEvent id="s"/><task id="t"><incoming>s_e</incoming></task><endEvent id="e"/>${path('s', 'e')}`),
      'flow-mismatch',
      't',
    ],
  },
});
