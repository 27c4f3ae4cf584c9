import { type Diagram, implicitStarts } from '../diagram.js';
import { labelOf } from '../label.js';
import { elementsOf, type ModdleElement, triggersOf } from '../moddle/moddle-element.js';
import { calledName } from '../readers/call-activity.js';
import type { Rule } from './rule.js';

/** A process called by name from the same file must be one that can be called. Others are looked up at the call. */
export const callActivityTarget: Rule = {
  codes: ['call-target'],
  source: 'BPMN 2.0.2, 10.3.6 and 10.5.2: a called process starts at its none start event',
  check(diagram, report) {
    const roots = elementsOf(diagram.definitions, 'rootElements');
    for (const call of diagram.scopes.flatMap((scope) => scope.nodes)) {
      if (call.$type !== 'bpmn:CallActivity') continue;
      const target = roots.find((root) => root.id !== undefined && root.id === calledName(call));
      const reason = target && whyNot(diagram, target);
      if (!reason) continue;
      const message = `expected ${labelOf(call)} to call a process that a token can start, but ${labelOf(target)} ${reason}.`;
      report.error('call-target', message, call);
    }
  },
};

function whyNot(diagram: Diagram, target: ModdleElement): string | undefined {
  if (diagram.globalTasks.includes(target)) return undefined;
  if (target.$type !== 'bpmn:Process') return 'is neither a process nor a global task. Choose the process';
  const scope = diagram.scopes.find((each) => each.element === target);
  if (!scope) return 'is not marked as executable. Mark it';
  const starts = scope.nodes.filter((each) => each.$type === 'bpmn:StartEvent');
  if (starts.some((start) => triggersOf(start).length === 0)) return undefined;
  if (starts.length === 0 && implicitStarts(diagram, scope).length > 0) return undefined;
  return 'has no start event without a trigger. Draw one';
}
