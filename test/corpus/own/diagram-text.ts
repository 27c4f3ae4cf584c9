/** Diagrams in short form: elements as XML texts, flows as paths of ids, what they refer to declared by itself. */

const tag = (name: string, attributes: string, content = ''): string =>
  `<bpmn:${name} ${attributes}>${content}</bpmn:${name}>`;

export const start = (id: string, definition = '', attributes = ''): string =>
  tag('startEvent', `id="${id}" ${attributes}`, definition);
export const end = (id: string, definition = ''): string => tag('endEvent', `id="${id}"`, definition);
export const caught = (id: string, definition: string, attributes = ''): string =>
  tag('intermediateCatchEvent', `id="${id}" ${attributes}`, definition);
export const thrown = (id: string, definition = ''): string => tag('intermediateThrowEvent', `id="${id}"`, definition);
export const boundary = (id: string, on: string, definition: string, attributes = ''): string =>
  tag('boundaryEvent', `id="${id}" attachedToRef="${on}" ${attributes}`, definition);
/** As an attribute of a boundary event, or of the start event of an event subprocess. */
export const beside = 'cancelActivity="false"';
export const alongside = 'isInterrupting="false"';

/** A script task; each completion is one token of the trace, called as its id. */
export const task = (id: string, content = '', attributes = ''): string =>
  tag('scriptTask', `id="${id}" scriptFormat="feel" ${attributes}`, `${content}<bpmn:script>="${id}"</bpmn:script>`);
/** A script task that sets a variable. */
export const sets = (id: string, variable: string, expression: string, content = ''): string =>
  tag(
    'scriptTask',
    `id="${id}"`,
    `<bpmn:extensionElements><zeebe:script expression="=${escaped(expression)}" resultVariable="${variable}" /></bpmn:extensionElements>${content}`,
  );
export const user = (id: string, content = '', attributes = ''): string =>
  tag('userTask', `id="${id}" ${attributes}`, content);
export const receive = (id: string, message: string, attributes = ''): string =>
  tag('receiveTask', `id="${id}" messageRef="message-${message}" ${attributes}`);
export const send = (id: string, message: string): string =>
  tag('sendTask', `id="${id}" messageRef="message-${message}"`);
export const calls = (id: string, called: string, content = ''): string =>
  tag('callActivity', `id="${id}" calledElement="${called}"`, content);
export const sub = (id: string, content: string, attributes = ''): string =>
  tag('subProcess', `id="${id}" ${attributes}`, content);
export const eventSub = (id: string, content: string): string => sub(id, content, 'triggeredByEvent="true"');
export const transaction = (id: string, content: string): string => tag('transaction', `id="${id}"`, content);
export const adHoc = (id: string, ordering: string, content: string): string =>
  tag('adHocSubProcess', `id="${id}" ordering="${ordering}"`, content);
/** `and`, `xor`, `or`, `event` or `complex`. */
export const gateway = (kind: keyof typeof gateways, id: string, attributes = '', content = ''): string =>
  tag(gateways[kind], `id="${id}" ${attributes}`, content);

const gateways = {
  and: 'parallelGateway',
  xor: 'exclusiveGateway',
  or: 'inclusiveGateway',
  event: 'eventBasedGateway',
  complex: 'complexGateway',
} as const;

const escaped = (expression: string): string =>
  expression.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const formal = (name: string, expression: string): string =>
  tag(name, 'xsi:type="bpmn:tFormalExpression"', escaped(expression));

export const signal = (name: string): string => tag('signalEventDefinition', `signalRef="signal-${name}"`);
export const message = (name: string): string => tag('messageEventDefinition', `messageRef="message-${name}"`);
export const error = (code?: string): string =>
  tag('errorEventDefinition', code === undefined ? '' : `errorRef="error-${code}"`);
export const escalation = (code?: string): string =>
  tag('escalationEventDefinition', code === undefined ? '' : `escalationRef="escalation-${code}"`);
export const compensate = (activity?: string): string =>
  tag('compensateEventDefinition', activity === undefined ? '' : `activityRef="${activity}"`);
export const after = (duration: string): string => tag('timerEventDefinition', '', formal('timeDuration', duration));
export const every = (cycle: string): string => tag('timerEventDefinition', '', formal('timeCycle', cycle));
export const when = (condition: string): string =>
  tag('conditionalEventDefinition', '', formal('condition', `=${condition}`));
export const link = (name: string): string => tag('linkEventDefinition', `name="${name}"`);
export const cancel = tag('cancelEventDefinition', '');
export const terminate = tag('terminateEventDefinition', '');

/** A compensation handler, drawn with an association from the boundary event. */
export const compensatedBy = (on: string, handler: string): string =>
  boundary(`compensates-${on}`, on, compensate()) +
  `<bpmn:association id="a-${on}" sourceRef="compensates-${on}" targetRef="${handler}" associationDirection="One" />` +
  task(handler, '', 'isForCompensation="true"');

export const loops = (condition: string, attributes = ''): string =>
  tag('standardLoopCharacteristics', attributes, formal('loopCondition', `=${condition}`));
export const times = (cardinality: string, attributes = '', content = ''): string =>
  tag('multiInstanceLoopCharacteristics', attributes, formal('loopCardinality', `=${cardinality}`) + content);
export const enough = (condition: string): string => formal('completionCondition', `=${condition}`);
export const activatedWhen = (condition: string): string => formal('activationCondition', `=${condition}`);

/** Each path is a line of ids with a flow between neighbours. */
export const flows = (...paths: readonly string[]): string =>
  paths
    .map((path) => path.trim().split(/\s+/))
    .flatMap((ids) => ids.slice(1).map((to, place) => flow(ids[place] ?? '', to)))
    .join('');

export const flow = (from: string, to: string, condition?: string): string =>
  tag(
    'sequenceFlow',
    `id="${from}-to-${to}" sourceRef="${from}" targetRef="${to}"`,
    condition === undefined ? '' : formal('conditionExpression', `=${condition}`),
  );

export const mainProcess = (id: string, content: string): string =>
  tag('process', `id="${id}" isExecutable="true"`, content);

/** Another process of the file: its ids begin with its own, so that they differ from the main one's. */
export const process = (id: string, content: string): string =>
  mainProcess(
    id,
    content.replaceAll(/ (id|sourceRef|targetRef|attachedToRef|default|activityRef)="/g, (start) => `${start}${id}.`),
  );

const declared = (xml: string, kind: string, attribute: string): string =>
  [...new Set([...xml.matchAll(new RegExp(`${kind}Ref="${kind}-([^"]+)"`, 'g'))].map(([, name]) => name ?? ''))]
    .map((name) => `<bpmn:${kind} id="${kind}-${name}" name="${name}" ${attribute && `${attribute}="${name}"`} />`)
    .join('');

/** A file from its processes and what else stands beside them. */
export const definitions = (...content: readonly string[]): string => {
  const inside = content.join('');
  const roots = [
    declared(inside, 'signal', ''),
    declared(inside, 'message', ''),
    declared(inside, 'error', 'errorCode'),
    declared(inside, 'escalation', 'escalationCode'),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="own" targetNamespace="http://relevo.example/corpus">
${roots.join('')}${inside}
</bpmn:definitions>`;
};
