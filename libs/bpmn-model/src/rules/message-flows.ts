import type { Diagram } from '../diagram.js';
import { labelOf } from '../label.js';
import { elementOf, elementsOf, type ModdleElement } from '../moddle/moddle-element.js';
import type { Rule } from './rule.js';

/** Messages travel between pools; inside one, the sequence flow says what comes next. */
export const messageFlows: Rule = {
  codes: ['message-flow-pool', 'message-flow-end'],
  source: 'BPMN 2.0.2, 9.4: a message flow connects two separate pools, or elements in them',
  check(diagram, report) {
    for (const flow of messageFlowsOf(diagram)) {
      const source = elementOf(flow, 'sourceRef');
      const target = elementOf(flow, 'targetRef');
      if (!source || !target) continue;
      const pool = poolOf(source);
      if (pool && pool === poolOf(target)) {
        const message = `expected ${labelOf(flow)} to lead to another pool, but ${labelOf(source)} and ${labelOf(target)} lie in the same one. Draw a sequence flow.`;
        report.error('message-flow-pool', message, flow);
      }
      for (const end of [source, target].filter((each) => !exchangesMessages(each))) {
        const message = `expected ${labelOf(flow)} between pools, activities and events, but it ends at ${labelOf(end)}. Draw it again.`;
        report.error('message-flow-end', message, flow);
      }
    }
  },
};

function messageFlowsOf({ definitions }: Diagram): readonly ModdleElement[] {
  return elementsOf(definitions, 'rootElements').flatMap((root) =>
    root.$type === 'bpmn:Collaboration' ? elementsOf(root, 'messageFlows') : [],
  );
}

/** The process that a pool shows, or that an element lies in. */
function poolOf(element: ModdleElement): ModdleElement | undefined {
  if (element.$type === 'bpmn:Participant') return elementOf(element, 'processRef') ?? element;
  let each: ModdleElement | undefined = element;
  while (each && each.$type !== 'bpmn:Process') each = each.$parent;
  return each;
}

function exchangesMessages(element: ModdleElement): boolean {
  const types = ['bpmn:Participant', 'bpmn:Activity', 'bpmn:Event', 'bpmn:ConversationNode'];
  return types.some((type) => element.$instanceOf(type));
}
