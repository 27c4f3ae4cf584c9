import type { ElementId, FlowId, FlowNode, ProcessDefinition, SequenceFlow } from '@relevo/bpmn-model';
import { checkBundled, type Surroundings } from './check-bundled.js';
import type { SoundnessCode, SoundnessFinding, SoundnessReport } from './finding.js';
import { isJoin } from './scope-net.js';

export type RemedyGateway = 'exclusiveGateway' | 'parallelGateway' | 'inclusiveGateway';

/** One gateway that puts it right: that was tried, and nothing else went wrong by it. */
export interface Remedy {
  readonly gateway: RemedyGateway;
  /** A gateway: it becomes that kind. Anything else: one is put before it, for all that leads there. */
  readonly at: ElementId;
}

/** What reads plainest first. */
const gatewaysFor: Partial<Readonly<Record<SoundnessCode, readonly RemedyGateway[]>>> = {
  deadlock: ['exclusiveGateway', 'inclusiveGateway'],
  'work-left-behind': ['exclusiveGateway', 'inclusiveGateway'],
  'missing-synchronisation': ['parallelGateway', 'inclusiveGateway'],
};

/** Where the ways meet that come to an element: there, or at the nearest before it with several ways in. */
const meetingBefore = ({ nodes, flows }: ProcessDefinition, id: ElementId): FlowNode | undefined => {
  const seen = new Set<ElementId>();
  let node = nodes[id];
  while (node !== undefined && node.incoming.length < 2) {
    if (seen.has(node.id)) return undefined;
    seen.add(node.id);
    node = nodes[flows[node.incoming[0] ?? '']?.source ?? ''];
  }
  return node;
};

const meetingOf = (definition: ProcessDefinition, { code, elementId }: SoundnessFinding): FlowNode | undefined => {
  if (code === 'missing-synchronisation') return meetingBefore(definition, elementId);
  const node = definition.nodes[elementId];
  return node && isJoin(node) ? node : undefined;
};

const gatewayLike = (node: FlowNode, type: RemedyGateway): FlowNode => {
  const { id, scope, incoming, outgoing, lanes } = node;
  const nothing = { inputs: [], outputs: [], properties: {}, boundaryEvents: [], ticketFields: {} };
  return { ...nothing, id, scope, incoming, outgoing, lanes, type };
};

const putBefore = (definition: ProcessDefinition, node: FlowNode, type: RemedyGateway): ProcessDefinition => {
  const [id, joined] = [`${node.id} join`, `${node.id} joined`];
  const join: FlowNode = { ...gatewayLike(node, type), id, outgoing: [joined] };
  const redirected = node.incoming.flatMap((flow): (readonly [FlowId, SequenceFlow])[] => {
    const known = definition.flows[flow];
    return known ? [[flow, { ...known, target: id }]] : [];
  });
  const last = { id: joined, source: id, target: node.id };
  return {
    ...definition,
    nodes: { ...definition.nodes, [id]: join, [node.id]: { ...node, incoming: [joined] } },
    flows: { ...definition.flows, ...Object.fromEntries(redirected), [joined]: last },
  };
};

const changed = (definition: ProcessDefinition, node: FlowNode, type: RemedyGateway): ProcessDefinition =>
  node.type === 'exclusiveGateway' || isJoin(node)
    ? { ...definition, nodes: { ...definition.nodes, [node.id]: gatewayLike(node, type) } }
    : putBefore(definition, node, type);

const placeOf = ({ code, elementId }: SoundnessFinding): string => `${code} ${elementId}`;

/** The kind of gateway that mends a finding of `report`, found by trying; null where none does without harm. */
export const remedyFor = (
  definition: ProcessDefinition,
  finding: SoundnessFinding,
  { report, around }: { readonly report: SoundnessReport; readonly around: Surroundings },
): Remedy | null => {
  const meeting = meetingOf(definition, finding);
  if (meeting === undefined || meeting.outgoing.length > 1 || report.notExplored.length > 0) return null;
  const before = new Set(report.findings.map(placeOf));
  before.delete(placeOf(finding));
  const gateway = (gatewaysFor[finding.code] ?? []).find((kind) => {
    if (kind === meeting.type) return false;
    const { findings, notExplored } = checkBundled(changed(definition, meeting, kind), around);
    return notExplored.length === 0 && findings.every((one) => before.has(placeOf(one)));
  });
  return gateway === undefined ? null : { gateway, at: meeting.id };
};
