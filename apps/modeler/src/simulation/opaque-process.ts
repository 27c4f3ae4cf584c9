import type { Key, PublishedDefinition } from '@relevo/bpmn-kernel';
import type { FlowNode } from '@relevo/bpmn-model';

const prefix = 'relevo-simulation:called:';

/** The process that a job of this type stands for; null: it is a job as drawn. */
export const stoodFor = (jobType: string): string | null =>
  jobType.startsWith(prefix) ? jobType.slice(prefix.length) : null;

const base = (processId: string) => ({
  scope: processId,
  inputs: [],
  outputs: [],
  properties: {},
  lanes: [],
  boundaryEvents: [],
  ticketFields: {},
});

/** A called process that cannot be read here: one step, and the person says what it answers. */
export const opaqueProcess = (processId: string): PublishedDefinition => {
  const nodes: Record<string, FlowNode> = {
    begin: {
      ...base(processId),
      id: 'begin',
      type: 'startEvent',
      event: { kind: 'none' },
      interrupting: true,
      incoming: [],
      outgoing: ['in'],
    },
    answer: {
      ...base(processId),
      id: 'answer',
      name: processId,
      type: 'serviceTask',
      job: {
        type: { kind: 'static', value: prefix + processId },
        retries: { kind: 'static', value: '1' },
        headers: {},
      },
      incoming: ['in'],
      outgoing: ['out'],
    },
    end: { ...base(processId), id: 'end', type: 'endEvent', event: { kind: 'none' }, incoming: ['out'], outgoing: [] },
  };
  const flows = {
    in: { id: 'in', source: 'begin', target: 'answer' },
    out: { id: 'out', source: 'answer', target: 'end' },
  };
  const starts = { startEvents: ['begin'], startNodes: ['begin'], eventSubProcesses: [] };
  const definition = { id: processId, name: processId, properties: {}, nodes, flows, lanes: {}, ...starts };
  return { key: `opaque:${processId}` as Key, version: 1, definition };
};
