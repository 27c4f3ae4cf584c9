import { describeRule } from '../testing/describe-rule.js';
import { definitions, path } from '../testing/diagram-xml.js';
import { messageFlows } from './message-flows.js';

const pool = (id: string) =>
  `<process id="${id}" isExecutable="true"><startEvent id="${id}s"/><task id="${id}t"/><exclusiveGateway id="${id}g"/>${path(`${id}s`, `${id}t`, `${id}g`, `${id}t`)}</process>`;
const between = (source: string, target: string) =>
  definitions(
    `${pool('p')}${pool('q')}<collaboration id="c"><participant id="pp" processRef="p"/><participant id="pq" processRef="q"/>` +
      `<messageFlow id="f" sourceRef="${source}" targetRef="${target}"/></collaboration>`,
  );

describeRule(messageFlows, {
  valid: { 'between tasks of two pools': between('pt', 'qt'), 'between pools': between('pp', 'pq') },
  invalid: {
    'inside one pool': [between('pt', 'ps'), 'message-flow-pool', 'f'],
    'from a pool into itself': [between('pp', 'pt'), 'message-flow-pool', 'f'],
    'at a gateway': [between('pt', 'qg'), 'message-flow-end', 'f'],
  },
});
