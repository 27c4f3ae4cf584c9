import { attribute, BPMN, BPMNDI, walk, type XmlElement } from '../xml/xml-element.js';
import type { XmlRule } from './rule.js';

/** Drawn things are drawings of something. Execution does not mind, so it is only a warning. */
export const diagramInterchange: XmlRule = {
  codes: ['broken-diagram-interchange'],
  source: 'design §3: broken diagram interchange is a warning',
  check(root, report) {
    const known = new Set<string>();
    for (const element of walk(root)) if (element.namespace === BPMN) known.add(attribute(element, 'id') ?? '');
    for (const shape of walk(root)) {
      const drawn = shape.namespace === BPMNDI ? attribute(shape, 'bpmnElement') : undefined;
      if (drawn === undefined || known.has(withoutPrefix(drawn))) continue;
      const message = `expected ${shape.name} ${idOf(shape)} to draw an element of the file, but there is no "${drawn}". The picture may lack it; execution does not mind.`;
      report.warning('broken-diagram-interchange', message);
    }
  },
};

function idOf(shape: XmlElement): string {
  return attribute(shape, 'id') ?? `on line ${shape.line}`;
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
