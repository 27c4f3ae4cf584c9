import { describe, expect, it } from '@jest/globals';
import type {
  CaseState,
  ElementInstance,
  Fault,
  Json,
  Key,
  ProcessInstance,
  Table,
  UserTask,
  VariableScope,
} from '@relevo/bpmn-kernel';
import type { FlowNode, ProcessDefinition } from '@relevo/bpmn-model';
import { deriveTicket } from './derive-ticket.js';

const key = (value: number): Key => String(value) as Key;
const caseKey = key(1);

const table = <Row>(rows: readonly (readonly [Key, Row])[]): Table<Row> => {
  const map = new Map(rows);
  return { get: (k) => map.get(k), has: (k) => map.has(k), values: () => map.values(), size: map.size };
};

interface NodeSketch {
  readonly type?: FlowNode['type'];
  readonly name?: string;
  readonly properties?: Record<string, string>;
  readonly lanes?: readonly string[];
}

const node = (id: string, sketch: NodeSketch): FlowNode =>
  ({ id, type: 'userTask', properties: {}, lanes: [], ...sketch }) as unknown as FlowNode;

const lane = (id: string, group: string, label?: string) => ({
  id,
  group,
  publicLabel: label === undefined ? {} : { '': label },
});

const nodes: Record<string, NodeSketch> = {
  attend: { name: 'Attend', lanes: ['l1'], properties: { 'relevo:status': 'new' } },
  investigate: {
    name: 'Investigate',
    lanes: ['l2'],
    properties: {
      'relevo:status': 'in-progress',
      'relevo:publicLabel': 'A specialist looks',
      'relevo:publicLabel.es': 'Un especialista lo mira',
    },
  },
  test: { name: 'Does it work?', lanes: ['asker'] },
  join: { type: 'parallelGateway', name: 'Both done', lanes: ['l2'] },
  wait: {
    type: 'intermediateCatchEvent',
    name: 'Supplier answers',
    lanes: ['l2'],
    properties: { 'relevo:status': 'waiting-supplier' },
  },
  unnamed: { type: 'serviceTask', lanes: ['l1'] },
  call: { type: 'callActivity', name: 'Escalate', lanes: ['l1'], properties: { 'relevo:status': 'in-progress' } },
  solved: { type: 'endEvent', properties: { 'relevo:status': 'resolved', 'relevo:publicLabel': 'Solved' } },
  plainEnd: { type: 'endEvent' },
  odd: { name: 'Odd', properties: { 'relevo:status': 'on-fire' } },
};

const definition = {
  id: 'flow',
  nodes: Object.fromEntries(Object.entries(nodes).map(([id, sketch]) => [id, node(id, sketch)])),
  lanes: {
    l1: lane('l1', 'l1', 'First line works on it'),
    l2: lane('l2', 'l2', 'Second line works on it'),
    asker: lane('asker', 'requester', 'Your turn'),
  },
} as unknown as ProcessDefinition;

interface Sketch {
  /** Element ids in the order of entering; `?` behind an id: waits at a join. */
  readonly live?: readonly string[];
  readonly tasks?: Record<string, Partial<UserTask>>;
  readonly ended?: Partial<ProcessInstance>;
  readonly ticket?: Json;
  readonly fault?: boolean;
}

const element = (id: string, index: number): ElementInstance =>
  ({
    key: key(100 + index),
    processInstanceKey: key(2),
    elementId: id.replace('?', ''),
    state: id.endsWith('?') ? 'joining' : 'active',
    entered: index + 1,
  }) as ElementInstance;

const caseOf = ({ live = [], tasks = {}, ended, ticket = null, fault = false }: Sketch): CaseState => {
  const elements = live.map(element);
  const instance = {
    key: key(2),
    definitionKey: key(9),
    parentElementKey: null,
    state: 'active',
    endedAt: null,
    endElementId: null,
    ...ended,
  } as ProcessInstance;
  const userTasks = elements.flatMap((row): [Key, UserTask][] => {
    const task = tasks[row.elementId];
    return task
      ? [
          [
            row.key,
            {
              key: row.key,
              elementKey: row.key,
              assignee: null,
              candidateGroups: [],
              dueAt: null,
              ...task,
            } as UserTask,
          ],
        ]
      : [];
  });
  return {
    caseKey,
    entered: elements.length,
    instances: table([[instance.key, instance]]),
    elements: table(elements.map((row) => [row.key, row])),
    variables: table<VariableScope>([
      [caseKey, { scopeKey: caseKey, variables: { ticket: { key: key(5), value: ticket } } }],
    ]),
    timers: table([]),
    subscriptions: table([]),
    jobs: table([]),
    userTasks: table(userTasks),
    faults: table(fault ? [[key(7), {} as Fault]] : []),
    signals: table([]),
    conditions: table([]),
    loopItems: table([]),
    compensations: table([]),
  };
};

const derive = (sketch: Sketch) =>
  deriveTicket(caseOf(sketch), (definitionKey) => (definitionKey === key(9) ? definition : undefined));

describe('deriveTicket', () => {
  it.each<[string, Sketch, Partial<ReturnType<typeof derive>>]>([
    [
      'the first task',
      { live: ['attend'], tasks: { attend: { candidateGroups: ['l1'] } } },
      {
        status: 'new',
        step: { elementId: 'attend', label: 'Attend' },
        groupId: 'l1',
        holderId: null,
        publicStep: { '': 'First line works on it' },
      },
    ],
    [
      'a claimed task: its person holds the ticket',
      { live: ['attend'], tasks: { attend: { candidateGroups: ['l1'], assignee: 'ana' } } },
      { holderId: 'ana' },
    ],
    [
      'two live tasks: the one entered later counts',
      {
        live: ['attend', 'investigate'],
        tasks: { attend: { assignee: 'ana' }, investigate: { candidateGroups: ['l2'] } },
      },
      {
        status: 'in-progress',
        groupId: 'l2',
        holderId: null,
        publicStep: { '': 'A specialist looks', es: 'Un especialista lo mira' },
      },
    ],
    [
      'the later one has left: the one before counts again',
      { live: ['attend'], tasks: { attend: { assignee: 'ana', candidateGroups: ['l1'] } } },
      { status: 'new', groupId: 'l1', holderId: 'ana' },
    ],
    [
      "the requester's own step waits for the requester, said or not",
      { live: ['test'], tasks: { test: { candidateGroups: ['requester'] } } },
      { status: 'waiting-requester', groupId: 'requester', publicStep: { '': 'Your turn' } },
    ],
    [
      'a newer element without the property leaves it to the older one',
      { live: ['wait', 'unnamed'] },
      { status: 'waiting-supplier', step: { elementId: 'wait', label: 'Supplier answers' }, groupId: 'l1' },
    ],
    [
      'a token that waits at a join says nothing by its lane or name',
      { live: ['attend', 'join?'], tasks: { attend: { candidateGroups: ['l1'] } } },
      { step: { elementId: 'attend', label: 'Attend' }, groupId: 'l1', publicStep: { '': 'First line works on it' } },
    ],
    ['a status that does not exist does not count', { live: ['attend', 'odd'] }, { status: 'new' }],
    ['nothing live says a status', { live: ['unnamed'] }, { status: 'in-progress', step: null }],
    [
      'an end event that says how it ended',
      { ended: { state: 'completed', endedAt: 500, endElementId: 'solved' } },
      { status: 'resolved', step: null, publicStep: { '': 'Solved' }, groupId: null, holderId: null, closedAt: 500 },
    ],
    [
      'an end event that says nothing: Closed',
      { ended: { state: 'completed', endedAt: 500, endElementId: 'plainEnd' } },
      { status: 'closed', publicStep: { '': 'Closed', es: 'Cerrado' }, closedAt: 500 },
    ],
    [
      'cancelled, whatever was reached before',
      { ended: { state: 'terminated', endedAt: 600 } },
      { status: 'cancelled', publicStep: { '': 'Cancelled', es: 'Cancelado' }, closedAt: 600 },
    ],
    [
      'the earliest due date of the open tasks',
      { live: ['attend', 'investigate'], tasks: { attend: { dueAt: 900 }, investigate: { dueAt: 700 } } },
      { dueAt: 700, closedAt: null },
    ],
    [
      'fields of the ticket variable',
      { live: ['attend'], ticket: { priority: 'P2', category: 'mail', resolution: 'New password' } },
      { priority: 'P2', category: 'mail', resolution: 'New password' },
    ],
    ['a priority that does not exist', { live: ['attend'], ticket: { priority: 'urgent' } }, { priority: null }],
    ['a stuck element', { live: ['attend'], fault: true }, { hasFault: true, status: 'new' }],
  ])('%s', (_, sketch, expected) => {
    expect(derive(sketch)).toMatchObject(expected);
  });
});
