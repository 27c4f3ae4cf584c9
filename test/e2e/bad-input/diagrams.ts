/** A diagram from the elements of its process; the sequence flows f1, f2 … are written with it. */
export const diagram = (id: string, elements: string, more = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="http://example.org">
  <bpmn:process id="${id}" name="Bad input" isExecutable="true">
    ${elements}
  </bpmn:process>
  ${more}
</bpmn:definitions>`;

export const flows = (...pairs: readonly (readonly [from: string, to: string])[]): string =>
  pairs
    .map(
      ([from, to], place) => `<bpmn:sequenceFlow id="f${String(place + 1)}" sourceRef="${from}" targetRef="${to}" />`,
    )
    .join('\n');

/** start → `step` → end. */
export const oneStep = (id: string, step: string, more = ''): string =>
  diagram(
    id,
    `<bpmn:startEvent id="start" />${flows(['start', 'step'], ['step', 'end'])}${step}<bpmn:endEvent id="end" />`,
    more,
  );

export const condition = (expression: string): string =>
  `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${expression}</bpmn:conditionExpression>`;

/** A gateway that goes to `yes` when the condition holds, else to `no`. */
export const decides = (id: string, expression: string): string =>
  diagram(
    id,
    `<bpmn:startEvent id="start" />
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="gate" />
    <bpmn:exclusiveGateway id="gate" name="Expensive?" default="f3" />
    <bpmn:sequenceFlow id="f2" name="Yes" sourceRef="gate" targetRef="yes">${condition(expression)}</bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="f3" name="No" sourceRef="gate" targetRef="no" />
    <bpmn:endEvent id="yes" /><bpmn:endEvent id="no" />`,
  );

/** Ten levels of ten: ten thousand million words, were it ever expanded. */
export const entityBomb = (): string => {
  const levels = Array.from({ length: 10 }, (_, level) =>
    level === 0 ? '<!ENTITY a0 "lol">' : `<!ENTITY a${String(level)} "${`&a${String(level - 1)};`.repeat(10)}">`,
  );
  return `<?xml version="1.0"?><!DOCTYPE bomb [${levels.join('')}]>${oneStep('bomb', '<bpmn:task id="step" name="&a9;" />').slice('<?xml version="1.0" encoding="UTF-8"?>'.length)}`;
};

/** Reads a file of the machine, where somebody resolves it. */
export const externalEntity = (): string =>
  `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>${oneStep('x', '<bpmn:task id="step" name="&secret;" />').slice('<?xml version="1.0" encoding="UTF-8"?>'.length)}`;
