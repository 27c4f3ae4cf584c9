import type { ElementType, FlowNode, ProcessDefinition } from '../definition.js';
import type { ModdleElement } from '../moddle/moddle-element.js';
import type { Reading } from '../source.js';
import { idOf, readNodeParts } from './node-base.js';
import { propertiesOf } from './properties.js';
import { readers } from './registry.js';

const KINDS: Readonly<Record<string, ElementType>> = {
  'bpmn:GlobalTask': 'task',
  'bpmn:GlobalManualTask': 'manualTask',
  'bpmn:GlobalUserTask': 'userTask',
  'bpmn:GlobalScriptTask': 'scriptTask',
  'bpmn:GlobalBusinessRuleTask': 'businessRuleTask',
};

/**
 * A process of one task, called under the global task's id. The task itself needs another id than its scope:
 * `task:<id>`.
 */
export function readGlobalTask(reading: Reading, element: ModdleElement): ProcessDefinition {
  const id = idOf(element);
  const lanes = { lanes: {}, of: () => [] };
  const parts = { ...readNodeParts(reading, element, lanes), id: `task:${id}`, scope: id };
  const read: (source: Parameters<typeof readers.task>[0]) => FlowNode = readers[KINDS[element.$type] ?? 'task'];
  const node = read({ element, parts, lanes, reading });
  return {
    id,
    ...(element.name !== undefined && { name: element.name }),
    properties: propertiesOf(element),
    nodes: { [node.id]: node },
    flows: {},
    lanes: {},
    startEvents: [],
    startNodes: [node.id],
    eventSubProcesses: [],
  };
}
