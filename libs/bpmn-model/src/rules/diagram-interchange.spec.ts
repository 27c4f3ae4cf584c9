import { describeRule } from '../testing/describe-rule.js';
import { through } from '../testing/diagram-xml.js';
import { diagramInterchange } from './diagram-interchange.js';

const drawing = (element: string) =>
  through(
    't',
    '<task id="t"/>',
    `<bpmndi:BPMNDiagram><bpmndi:BPMNPlane><bpmndi:BPMNShape id="shape" bpmnElement="${element}"/></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`,
  );

describeRule(diagramInterchange, {
  valid: { 'a drawing of a task': drawing('t'), 'a drawing without plane': through('t', '<task id="t"/>') },
  invalid: { 'a drawing of nothing, as a warning': [drawing('gone'), 'broken-diagram-interchange', null] },
});
