import type { AdHocSubProcess, SubProcess, Transaction } from '../definition.js';
import { implicitStarts, isEventSubProcess, type Diagram, type Scope } from '../diagram.js';
import {
  booleanOf,
  elementOf,
  extensionOf,
  type ModdleElement,
  stringOf,
  triggersOf,
} from '../moddle/moddle-element.js';
import { readFeel } from '../source.js';
import { readCondition } from './conditions.js';
import { idOf, type NodeSource } from './node-base.js';

export function readSubProcess({ element, parts, reading }: NodeSource): SubProcess {
  const triggeredByEvent = isEventSubProcess(element);
  return { ...parts, type: 'subProcess', triggeredByEvent, ...readInside(reading.diagram, element) };
}

export function readTransaction({ element, parts, reading }: NodeSource): Transaction {
  return { ...parts, type: 'transaction', ...readInside(reading.diagram, element) };
}

export function readAdHocSubProcess({ element, parts, reading }: NodeSource): AdHocSubProcess {
  const scope = reading.diagram.scopes.find((each) => each.element === element);
  const extension = extensionOf(element, 'zeebe:AdHoc');
  const active = stringOf(extension, 'activeElementsCollection')?.trim();
  const outputCollection = stringOf(extension, 'outputCollection')?.trim();
  const outputElement = stringOf(extension, 'outputElement')?.trim();
  const completionCondition = readCondition(reading, elementOf(element, 'completionCondition'), {
    owner: element,
    role: 'completion condition',
  });
  const collection = { owner: element, role: 'collection of active elements' };
  return {
    ...parts,
    type: 'adHocSubProcess',
    startNodes: [],
    eventSubProcesses: scope ? eventSubProcessesOf(scope) : [],
    sequential: stringOf(element, 'ordering') === 'Sequential',
    activities: scope ? implicitStarts(reading.diagram, scope).map(idOf) : [],
    ...(extension && { activeElements: active ? readFeel(reading, active, collection) : null }),
    ...(completionCondition && { completionCondition }),
    cancelRemaining: booleanOf(element, 'cancelRemainingInstances') !== false,
    ...(outputCollection && { outputCollection }),
    ...(outputElement && {
      outputElement: readFeel(reading, outputElement, { owner: element, role: 'output element' }),
    }),
  };
}

type Inside = Pick<SubProcess, 'startNodes' | 'eventSubProcesses'>;

/** What a process or subprocess begins with, and the event subprocesses in it. */
export function readInside(diagram: Diagram, element: ModdleElement): Inside {
  const scope = diagram.scopes.find((each) => each.element === element);
  if (!scope) return { startNodes: [], eventSubProcesses: [] };
  return { startNodes: startNodesOf(diagram, scope).map(idOf), eventSubProcesses: eventSubProcessesOf(scope) };
}

function startNodesOf(diagram: Diagram, scope: Scope): readonly ModdleElement[] {
  const starts = scope.nodes.filter((node) => node.$type === 'bpmn:StartEvent');
  if (isEventSubProcess(scope.element)) return starts;
  if (starts.length === 0) return implicitStarts(diagram, scope);
  return starts.filter((start) => triggersOf(start).length === 0);
}

function eventSubProcessesOf(scope: Scope): readonly string[] {
  return scope.nodes.filter(isEventSubProcess).map(idOf);
}
