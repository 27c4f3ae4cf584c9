/** Small diagrams for the specs of rules and readers, where the XML is the subject. */
const NAMESPACES =
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" ' +
  'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
  'xmlns:other="urn:another-tool"';

export function definitions(content: string): string {
  return `<definitions ${NAMESPACES} id="d" targetNamespace="urn:t">${content}</definitions>`;
}

/** An executable process `p` with that body, and root elements beside it. */
export function process(body: string, beside = ''): string {
  return definitions(`<process id="p" isExecutable="true">${body}</process>${beside}`);
}

export function flow(source: string, target: string, condition?: string): string {
  const inner = condition === undefined ? '' : `<conditionExpression>${condition}</conditionExpression>`;
  return `<sequenceFlow id="${source}_${target}" sourceRef="${source}" targetRef="${target}">${inner}</sequenceFlow>`;
}

/** Flows along the nodes: `path('a', 'b', 'c')` is a → b → c. */
export function path(...nodes: readonly string[]): string {
  return nodes
    .slice(1)
    .map((node, index) => flow(nodes[index] ?? '', node))
    .join('');
}

/** start → what is given (by its id) → end. */
export function through(id: string, node: string, beside = ''): string {
  return process(`<startEvent id="s"/>${node}<endEvent id="e"/>${path('s', id, 'e')}`, beside);
}

export function extensions(content: string): string {
  return `<extensionElements>${content}</extensionElements>`;
}

export function properties(values: Readonly<Record<string, string>>): string {
  const written = Object.entries(values).map(([name, value]) => `<zeebe:property name="${name}" value="${value}"/>`);
  return extensions(`<zeebe:properties>${written.join('')}</zeebe:properties>`);
}
