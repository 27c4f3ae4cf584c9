import { labelOf } from '../label.js';
import { elementsOf, extensionOf, type ModdleElement, stringOf, triggersOf } from '../moddle/moddle-element.js';
import type { Rule } from './rule.js';

/** A process called by name from the same file must be one that can be called. Others are looked up at the call. */
export const callActivityTarget: Rule = {
  codes: ['call-target'],
  source: 'BPMN 2.0.2, 10.3.6 and 10.5.2: a called process starts at its none start event',
  check({ definitions, processes, scopes }, report) {
    const roots = elementsOf(definitions, 'rootElements');
    for (const call of scopes.flatMap((scope) => scope.nodes)) {
      if (call.$type !== 'bpmn:CallActivity') continue;
      const target = roots.find((root) => root.id !== undefined && root.id === calledId(call));
      const reason = target && whyNot(target, processes.includes(target));
      if (!reason) continue;
      const message = `expected ${labelOf(call)} to call a process with a start event without trigger, but ${labelOf(target)} ${reason}.`;
      report.error('call-target', message, call);
    }
  },
};

function calledId(call: ModdleElement): string | undefined {
  const extension = extensionOf(call, 'zeebe:CalledElement');
  return stringOf(extension, 'processId') ?? stringOf(call, 'calledElement');
}

function whyNot(target: ModdleElement, executable: boolean): string | undefined {
  if (target.$type !== 'bpmn:Process') return 'is none; global tasks are not executed yet. Draw the task itself';
  if (!executable) return 'is not marked as executable. Mark it';
  const starts = elementsOf(target, 'flowElements').filter((each) => each.$type === 'bpmn:StartEvent');
  if (starts.some((start) => triggersOf(start).length === 0)) return undefined;
  return 'has none. Draw one';
}
