import { incoming, outgoing, type Graph, type GraphNode } from './graph.js';

const tags: Readonly<Record<GraphNode['kind'], string>> = {
  start: 'startEvent',
  end: 'endEvent',
  user: 'userTask',
  manual: 'task',
  exclusive: 'exclusiveGateway',
  parallel: 'parallelGateway',
  inclusive: 'inclusiveGateway',
  complex: 'complexGateway',
  boundary: 'boundaryEvent',
};

const nodeXml = (graph: Graph, { id, kind, on, interrupting }: GraphNode): string => {
  const fallback = outgoing(graph, id).find(({ otherwise }) => otherwise);
  const own = fallback ? ` default="${fallback.id}"` : '';
  const attached = kind === 'boundary' ? ` attachedToRef="${on ?? ''}" cancelActivity="${String(interrupting)}"` : '';
  const ends = [
    ...incoming(graph, id).map((flow) => `<incoming>${flow.id}</incoming>`),
    ...outgoing(graph, id).map((flow) => `<outgoing>${flow.id}</outgoing>`),
  ];
  const event = kind === 'boundary' ? `<signalEventDefinition signalRef="signal_${id}"/>` : '';
  return `<${tags[kind]} id="${id}"${own}${attached}>${ends.join('')}${event}</${tags[kind]}>`;
};

/** The same diagram as BPMN 2.0 XML; the condition of a flow asks the service that has the flow's id. */
export const toXml = (graph: Graph): string => {
  const flows = graph.flows.map(({ id, from, to, when }) => {
    const condition = when
      ? `<conditionExpression xsi:type="tFormalExpression">\${environment.services.${id}()}</conditionExpression>`
      : '';
    return `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${condition}</sequenceFlow>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions id="d" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="urn:differential">
${graph.nodes.flatMap(({ id, kind }) => (kind === 'boundary' ? [`<signal id="signal_${id}" name="${id}"/>`] : [])).join('\n')}
<process id="p" isExecutable="true">
${graph.nodes.map((node) => nodeXml(graph, node)).join('\n')}
${flows.join('\n')}
</process>
</definitions>`;
};
