import type { FlowNode, Lane, ProcessDefinition } from '@relevo/bpmn-model';
import type { TicketStatus } from '@relevo/contracts';

/** A label by language tag; '' is the untranslated one. */
export type Labels = Readonly<Record<string, string>>;

/** Value of `relevo:group` and of candidate groups that stands for the person who asked. */
export const requesterGroup = 'requester';

const statuses: Readonly<Record<TicketStatus, true>> = {
  new: true,
  'in-progress': true,
  'waiting-requester': true,
  'waiting-supplier': true,
  resolved: true,
  closed: true,
  cancelled: true,
};

export const isTicketStatus = (value: unknown): value is TicketStatus =>
  typeof value === 'string' && Object.hasOwn(statuses, value);

const publicLabel = 'relevo:publicLabel';

/** `relevo:publicLabel` and `relevo:publicLabel.<language>` of a node; null where it carries none. */
export const ownLabels = (node: FlowNode): Labels | null => {
  const labels = Object.entries(node.properties)
    .filter(([name]) => name === publicLabel || name.startsWith(`${publicLabel}.`))
    .map(([name, label]) => [name.slice(publicLabel.length + 1), label] as const);
  return labels.length > 0 ? Object.fromEntries(labels) : null;
};

export const ownStatus = (node: FlowNode): TicketStatus | null => {
  const status = node.properties['relevo:status'];
  return isTicketStatus(status) ? status : null;
};

const lanesInwards = (node: FlowNode, definition: ProcessDefinition): readonly Lane[] =>
  node.lanes
    .map((id) => definition.lanes[id])
    .filter((lane) => lane !== undefined)
    .reverse();

/** Group of the innermost lane that has one. */
export const laneGroup = (node: FlowNode, definition: ProcessDefinition): string | null =>
  lanesInwards(node, definition).find((lane) => lane.group !== undefined)?.group ?? null;

/** Public name of the innermost lane that has one: what the requester reads, never the step's internal label. */
export const laneLabels = (node: FlowNode, definition: ProcessDefinition): Labels | null =>
  lanesInwards(node, definition).find((lane) => Object.keys(lane.publicLabel).length > 0)?.publicLabel ?? null;

export const inLanguage = (labels: Labels, language: string): string | null =>
  labels[language] ?? labels[''] ?? Object.values(labels)[0] ?? null;
