import { isEventSubProcess, type Scope } from '../diagram.js';
import { capitalised, kindOf, labelOf } from '../label.js';
import { elementOf, type ModdleElement, triggersOf } from '../moddle/moddle-element.js';
import type { Report } from '../report.js';
import { type EventPosition, eventPositions } from '../support/event-positions.js';
import type { Rule } from './rule.js';

const NEEDS_TRIGGER = new Set(['intermediate catch event', 'boundary event', 'start event of an event subprocess']);

export const eventTriggers: Rule = {
  codes: ['event-trigger', 'event-trigger-missing', 'event-trigger-several'],
  source: 'BPMN 2.0.2, table 10.93',
  check({ scopes }, report) {
    for (const scope of scopes) {
      for (const event of scope.nodes.filter((node) => node.$instanceOf('bpmn:Event'))) {
        const position = positionOf(event, scope);
        const legal = (eventPositions as Readonly<Record<string, EventPosition>>)[position]?.legal ?? [];
        const triggers = triggersOf(event).map((each) => kindOf(each.$type).replace(' event definition', ''));
        const alone = triggers.find((trigger) => standsAlone(trigger, event));
        if (triggers.length > 1 && alone) tellAlone(event, alone, report);
        if (triggers.length === 0 && NEEDS_TRIGGER.has(position)) tellMissing(event, legal, report);
        for (const trigger of triggers) {
          if (!legal.includes(trigger)) tellIllegal(event, trigger, legal, report);
          else if (trigger === 'cancel') checkCancel(event, scope, report);
        }
      }
    }
  },
};

function positionOf(event: ModdleElement, scope: Scope): string {
  const kind = kindOf(event.$type);
  return kind === 'start event' && isEventSubProcess(scope.element) ? 'start event of an event subprocess' : kind;
}

/** A link is a way on, and caught compensation is no part of the flow: neither is one trigger among others. */
function standsAlone(trigger: string, event: ModdleElement): boolean {
  return trigger === 'link' || (trigger === 'compensate' && event.$instanceOf('bpmn:CatchEvent'));
}

function tellAlone(event: ModdleElement, trigger: string, report: Report): void {
  const message = `expected ${trigger} alone at ${labelOf(event)}, but it has other triggers too. Draw an event of its own for it.`;
  report.error('event-trigger-several', message, event);
}

function tellMissing(event: ModdleElement, legal: readonly string[], report: Report): void {
  const message = `expected a trigger at ${labelOf(event)}, but it has none. Choose one of: ${legal.join(', ')}.`;
  report.error('event-trigger-missing', message, event);
}

function tellIllegal(event: ModdleElement, trigger: string, legal: readonly string[], report: Report): void {
  const message = `expected ${labelOf(event)} with one of ${legal.join(', ')}, but its trigger is ${trigger}. ${capitalised(trigger)} cannot stand at this place in BPMN: change the trigger.`;
  report.error('event-trigger', message, event);
}

/** "Cancel … is only allowed within a Transaction Sub-Process" or on its boundary. */
function checkCancel(event: ModdleElement, scope: Scope, report: Report): void {
  const place = event.$type === 'bpmn:EndEvent' ? scope.element : elementOf(event, 'attachedToRef');
  if (place?.$type === 'bpmn:Transaction') return;
  const where = event.$type === 'bpmn:EndEvent' ? 'inside' : 'on the boundary of';
  const message = `expected ${labelOf(event)} ${where} a transaction, as its trigger is cancel, but ${place ? labelOf(place) : 'its place'} is none. Make it a transaction, or change the trigger.`;
  report.error('event-trigger', message, event);
}
