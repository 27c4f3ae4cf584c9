import type {
  CaseState,
  ElementInstance,
  Instant,
  Key,
  ProcessInstance,
  UserTask,
  Variables,
} from '@relevo/bpmn-kernel';
import type { FlowNode, ProcessDefinition } from '@relevo/bpmn-model';
import type { Priority, TicketStatus } from '@relevo/contracts';
import { laneGroup, laneLabels, ownLabels, ownStatus, requesterGroup, type Labels } from './ticket-properties.js';

/** What a ticket shows of its case: never assigned by a step, always computed from the live tokens (design §5). */
export interface DerivedTicket {
  readonly status: TicketStatus;
  readonly step: { readonly elementId: string; readonly label: string } | null;
  readonly publicStep: Labels | null;
  readonly groupId: string | null;
  /** User name of the person who has the task. */
  readonly holderId: string | null;
  readonly priority: Priority | null;
  readonly category: string | null;
  readonly resolution: string | null;
  /** Earliest due date of the open tasks. */
  readonly dueAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly hasFault: boolean;
}

export type DefinitionLookup = (key: Key) => ProcessDefinition | undefined;

interface LiveElement {
  readonly element: ElementInstance;
  readonly node: FlowNode;
  readonly definition: ProcessDefinition;
  readonly task: UserTask | undefined;
}

const ended: Readonly<Record<'closed' | 'cancelled', Labels>> = {
  closed: { '': 'Closed', es: 'Cerrado' },
  cancelled: { '': 'Cancelled', es: 'Cancelado' },
};

/**
 * Of every property the most recently entered live element that carries it counts, by the case's own sequence; when
 * it leaves, the one before. With no token left: the property of the end event last reached.
 */
export const deriveTicket = (state: CaseState, definitionOf: DefinitionLookup): DerivedTicket => {
  const live = liveElements(state, definitionOf);
  const rest = live.length > 0 ? whileLive(live) : afterwards(state, definitionOf);
  return { ...rest, ...ticketFields(state), dueAt: earliestDue(state), hasFault: state.faults.size > 0 };
};

type Position = Pick<DerivedTicket, 'status' | 'step' | 'publicStep' | 'groupId' | 'holderId' | 'closedAt'>;

/** Newest first. */
const liveElements = (state: CaseState, definitionOf: DefinitionLookup): readonly LiveElement[] => {
  const tasks = new Map([...state.userTasks.values()].map((task) => [task.elementKey, task]));
  return [...state.elements.values()]
    .flatMap((element) => {
      const instance = state.instances.get(element.processInstanceKey);
      const definition = instance && definitionOf(instance.definitionKey);
      const node = definition?.nodes[element.elementId];
      return definition && node ? [{ element, node, definition, task: tasks.get(element.key) }] : [];
    })
    .sort((one, other) => other.element.entered - one.element.entered);
};

const newest = <Value>(
  live: readonly LiveElement[],
  property: (element: LiveElement) => Value | null,
): Value | null => {
  for (const element of live) {
    const value = property(element);
    if (value !== null) return value;
  }
  return null;
};

const whileLive = (live: readonly LiveElement[]): Position => ({
  status: newest(live, statusOf) ?? 'in-progress',
  step: newest(live, stepOf),
  publicStep: newest(live, publicLabelsOf),
  groupId: newest(live, groupOf),
  holderId: live.find(({ task }) => task)?.task?.assignee ?? null,
  closedAt: null,
});

const groupOf = ({ task, node, definition, element }: LiveElement): string | null => {
  const [candidate] = task?.candidateGroups ?? [];
  return candidate ?? (isWaitingToJoin(element) ? null : laneGroup(node, definition));
};

/** A step that the requester has to do waits for the requester, said or not. */
const statusOf = (live: LiveElement): TicketStatus | null =>
  ownStatus(live.node) ?? (live.task && groupOf(live) === requesterGroup ? 'waiting-requester' : null);

const stepOf = ({ element, node }: LiveElement): DerivedTicket['step'] =>
  node.name === undefined || isWaitingToJoin(element) ? null : { elementId: node.id, label: node.name };

/** A token that only waits for others says nothing by its lane: the branch that is still worked on does. */
const publicLabelsOf = ({ element, node, definition }: LiveElement): Labels | null =>
  ownLabels(node) ?? (isWaitingToJoin(element) ? null : laneLabels(node, definition));

const isWaitingToJoin = (element: ElementInstance): boolean => element.state === 'joining';

const afterwards = (state: CaseState, definitionOf: DefinitionLookup): Position => {
  const last = lastEnded(state);
  const cancelled = last?.state === 'terminated';
  const end = last && !cancelled ? endEvent(last, definitionOf) : undefined;
  return {
    status: cancelled ? 'cancelled' : ((end && ownStatus(end)) ?? 'closed'),
    step: null,
    publicStep: cancelled ? ended.cancelled : ((end && ownLabels(end)) ?? ended.closed),
    groupId: null,
    holderId: null,
    closedAt: last?.endedAt ?? null,
  };
};

/** Of the instances nobody called: the one that ended last; of two at the same time the younger. */
const lastEnded = (state: CaseState): ProcessInstance | undefined =>
  [...state.instances.values()]
    .filter(({ parentElementKey, endedAt }) => parentElementKey === null && endedAt !== null)
    .reduce<ProcessInstance | undefined>(
      (last, instance) => (last && Number(last.endedAt) > Number(instance.endedAt) ? last : instance),
      undefined,
    );

const endEvent = (instance: ProcessInstance, definitionOf: DefinitionLookup): FlowNode | undefined =>
  instance.endElementId === null ? undefined : definitionOf(instance.definitionKey)?.nodes[instance.endElementId];

/** Fields of the reserved variable `ticket` in the case's own scope. */
export const ticketVariable = (state: CaseState): Variables => {
  const value = state.variables.get(state.caseKey)?.variables['ticket']?.value;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Variables) : {};
};

const priorities: readonly unknown[] = ['P1', 'P2', 'P3', 'P4'] satisfies readonly Priority[];

const ticketFields = (state: CaseState): Pick<DerivedTicket, 'priority' | 'category' | 'resolution'> => {
  const { priority, category, resolution } = ticketVariable(state);
  return {
    priority: priorities.includes(priority) ? (priority as Priority) : null,
    category: typeof category === 'string' ? category : null,
    resolution: typeof resolution === 'string' ? resolution : null,
  };
};

const earliestDue = (state: CaseState): Instant | null => {
  const due = [...state.userTasks.values()].flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]));
  return due.length > 0 ? Math.min(...due) : null;
};
