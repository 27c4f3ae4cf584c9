import { isEventSubProcess, type Scope } from '../diagram.js';
import { capitalised, kindOf, labelOf } from '../label.js';
import { type ModdleElement, triggersOf } from '../moddle/moddle-element.js';
import { eventPositions } from '../support/event-positions.js';
import type { Rule } from './rule.js';

const NEEDS_TRIGGER = new Set(['intermediate catch event', 'boundary event', 'start event of an event subprocess']);

export const eventTriggers: Rule = {
  codes: ['event-trigger', 'event-trigger-missing', 'event-trigger-several'],
  source: 'BPMN 2.0.2, table 10.93',
  check({ scopes }, report) {
    for (const scope of scopes) {
      for (const event of scope.nodes.filter((node) => node.$instanceOf('bpmn:Event'))) {
        const position = positionOf(event, scope);
        const triggers = triggersOf(event).map((each) => kindOf(each.$type).replace(' event definition', ''));
        const legal = eventPositions[position]?.legal ?? [];
        const list = legal.join(', ');
        if (triggers.length > 1) {
          const message = `expected at most one trigger at ${labelOf(event)}, but it has ${triggers.join(' and ')}. Draw one event for each.`;
          report.error('event-trigger-several', message, event);
        }
        if (triggers.length === 0 && NEEDS_TRIGGER.has(position)) {
          const message = `expected a trigger at ${labelOf(event)}, but it has none. Choose one of: ${list}.`;
          report.error('event-trigger-missing', message, event);
        }
        for (const trigger of triggers.filter((each) => !legal.includes(each) || isStrayCancel(each, scope, event))) {
          report.error(
            'event-trigger',
            `expected ${labelOf(event)} with one of ${list}, but its trigger is ${trigger}. ${capitalised(trigger)} cannot stand at this place in BPMN: change the trigger.`,
            event,
          );
        }
      }
    }
  },
};

function positionOf(event: ModdleElement, scope: Scope): string {
  const kind = kindOf(event.$type);
  return kind === 'start event' && isEventSubProcess(scope.element) ? 'start event of an event subprocess' : kind;
}

/** "Cancel … is only allowed within a Transaction Sub-Process" or on its boundary. */
function isStrayCancel(trigger: string, scope: Scope, event: ModdleElement): boolean {
  return trigger === 'cancel' && event.$type === 'bpmn:EndEvent' && scope.element.$type !== 'bpmn:Transaction';
}
