/** Sections of eight elements (a choice, three user tasks, a merge, a parallel pair's gateways) until there are enough. */
export const largeDiagram = (elements: number): string => {
  const nodes: string[] = ['<startEvent id="start"/>'];
  const flows: string[] = [];
  const flow = (from: string, to: string, condition = ''): string => {
    const id = `flow${String(flows.length)}`;
    const inside = condition
      ? `<conditionExpression xsi:type="tFormalExpression">=${condition}</conditionExpression>`
      : '';
    flows.push(`<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${inside}</sequenceFlow>`);
    return id;
  };
  let last = 'start';
  for (let section = 0; nodes.length < elements - 1; section += 1) {
    const id = (name: string): string => `${name}${String(section)}`;
    const rest = flow(id('choice'), id('a'));
    nodes.push(
      `<exclusiveGateway id="${id('choice')}" default="${rest}"/>`,
      ...['a', 'b', 'c'].map((name) => `<userTask id="${id(name)}" name="Task ${id(name)}"/>`),
      `<exclusiveGateway id="${id('merge')}"/>`,
      `<parallelGateway id="${id('fork')}"/>`,
      `<parallelGateway id="${id('join')}"/>`,
      `<userTask id="${id('d')}"/>`,
    );
    flow(last, id('choice'));
    flow(id('choice'), id('b'), `amount &gt; ${String(section)} and kind = "x"`);
    flow(id('a'), id('merge'));
    flow(id('b'), id('merge'));
    flow(id('merge'), id('fork'));
    flow(id('fork'), id('c'));
    flow(id('fork'), id('d'));
    flow(id('c'), id('join'));
    flow(id('d'), id('join'));
    last = id('join');
  }
  nodes.push('<endEvent id="end"/>');
  flow(last, 'end');
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions id="d" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="urn:bench">
<process id="large" isExecutable="true">
${nodes.join('\n')}
${flows.join('\n')}
</process>
</definitions>`;
};
