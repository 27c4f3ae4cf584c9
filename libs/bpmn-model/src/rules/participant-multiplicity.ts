import { labelOf } from '../label.js';
import { elementOf, elementsOf } from '../moddle/moddle-element.js';
import type { Rule } from './rule.js';

export const participantMultiplicity: Rule = {
  codes: ['participant-multiplicity'],
  source:
    'BPMN 2.0.2, 9.3: a participant’s multiplicity; minimum is 0 or more, maximum is 1 or more and not below the minimum',
  check({ definitions }, report) {
    for (const root of elementsOf(definitions, 'rootElements')) {
      if (root.$type !== 'bpmn:Collaboration') continue;
      for (const participant of elementsOf(root, 'participants')) {
        const multiplicity = elementOf(participant, 'participantMultiplicity');
        if (!multiplicity) continue;
        const minimum = Number(multiplicity.get('minimum'));
        const maximum = Number(multiplicity.get('maximum'));
        if (minimum >= 0 && maximum >= 1 && maximum >= minimum) continue;
        const message = `expected a multiplicity of 0 or more to 1 or more at ${labelOf(participant)}, but it is ${minimum} to ${maximum}. Correct or remove it.`;
        report.error('participant-multiplicity', message, participant);
      }
    }
  },
};
