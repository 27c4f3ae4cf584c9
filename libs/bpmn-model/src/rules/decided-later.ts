import { labelOf } from '../label.js';
import { extensionOf } from '../moddle/moddle-element.js';
import { DECIDES, DECIDES_NOTHING, outcomesAhead } from '../readers/outcomes.js';
import { propertiesOf } from '../readers/properties.js';
import type { Rule } from './rule.js';

/** Whoever does the task would have no button for what is decided behind it. */
export const decidedLater: Rule = {
  codes: ['no-such-decision'],
  source: 'design §4; processes/README.md',
  check(diagram, report) {
    for (const node of diagram.scopes.flatMap(({ nodes }) => nodes)) {
      const variable = propertiesOf(node)[DECIDES];
      if (variable === undefined || variable === DECIDES_NOTHING || node.$type !== 'bpmn:UserTask') continue;
      // A form of its own says itself what is decided.
      if (extensionOf(node, 'zeebe:FormDefinition') || outcomesAhead(diagram, node, variable).length > 0) continue;
      const message = `expected a decision over "${variable}" behind ${labelOf(node)}, which has its buttons, but there is none. Choose at the task which decision it takes, or none.`;
      report.error('no-such-decision', message, node);
    }
  },
};
