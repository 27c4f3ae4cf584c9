import type {
  CaseTable,
  Compensation,
  Condition,
  ElementInstance,
  Fault,
  Instant,
  Job,
  Key,
  LoopItem,
  ProcessInstance,
  SignalSubscription,
  Subscription,
  Timer,
  UserTask,
  VariableScope,
} from '@relevo/bpmn-kernel';
import type { Column, ColumnType, RowTable } from './row-columns.js';
import { storedEntries } from './scope-entries.js';

/** A row that stays for searches when it has ended; the kernel's own state, else how it ended. */
interface Ending {
  readonly endedAt: Instant | null;
}

export type InstanceRow = ProcessInstance & { readonly parentInstanceKey: Key | null };
export type ElementRow = Omit<ElementInstance, 'state'> & Ending & { readonly state: string };
export type ScopeRow = VariableScope & Ending & { readonly processInstanceKey: Key | null };
export type SubscriptionRow = Subscription & { readonly bpmnProcessId: string };
export type JobRow = Omit<Job, 'state'> &
  Ending & {
    readonly state: string;
    readonly errorCode: string | null;
    readonly createdAt: Instant;
  };
export type TaskRow = UserTask &
  Ending & { readonly state: string; readonly endedBy: string | null; readonly endedByKind: string | null };
export type FaultRow = Fault & Ending & { readonly state: string };

type Options<Row> = Partial<Pick<Column<Row>, 'fixed' | 'derived' | 'cast' | 'sameAs' | 'of'>> & {
  readonly column?: string;
};

/** `someField` lies in `some_field`. */
const column = <Row>(field: keyof Row & string, type: ColumnType, options: Options<Row> = {}): Column<Row> => ({
  of: (row) => row[field],
  ...options,
  field,
  name: options.column ?? field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  type,
});

const fixed = { fixed: true } as const;
const derived = { derived: true } as const;
const LIVE = 'ended_at IS NULL';

const AGE = 'age';

export const instanceTable: RowTable<InstanceRow> = {
  table: 'process_instance',
  keyColumn: 'key',
  order: AGE,
  columns: [
    column('key', 'key', fixed),
    column('definitionKey', 'key'),
    column('bpmnProcessId', 'text'),
    column('version', 'number'),
    column('parentElementKey', 'key', fixed),
    column('parentInstanceKey', 'key', { ...fixed, ...derived }),
    column('state', 'text'),
    column('endElementId', 'text'),
    column('hasFault', 'boolean'),
    column('startedAt', 'instant', fixed),
    column('endedAt', 'instant'),
    column('suspendedAt', 'instant'),
  ],
};

export const elementTable: RowTable<ElementRow> = {
  table: 'element_instance',
  keyColumn: 'key',
  keptByKey: true,
  live: LIVE,
  order: 'entered',
  columns: [
    column('key', 'key', fixed),
    column('processInstanceKey', 'key', fixed),
    column('elementId', 'text'),
    column('type', 'text', { column: 'element_type', cast: 'element_type' }),
    column('scopeKey', 'key', {
      ...fixed,
      sameAs: 'process_instance_key',
      of: (row) => (row.scopeKey === (row.processInstanceKey as string) ? null : row.scopeKey),
    }),
    column('state', 'text', { cast: 'element_state' }),
    // Of what has ended only history tells the way.
    column('flowId', 'text', { of: (row) => (row.endedAt === null ? row.flowId : null) }),
    column('entered', 'number', fixed),
    column('enteredAt', 'instant', fixed),
    column('loop', 'json'),
    column('compensates', 'key', fixed),
    column('listened', 'number'),
    column('endedAt', 'instant', derived),
  ],
};

export const scopeTable: RowTable<ScopeRow> = {
  table: 'variable_scope',
  keyColumn: 'scope_key',
  keptByKey: true,
  live: LIVE,
  order: 'scope_key',
  columns: [
    column('scopeKey', 'key', fixed),
    column('processInstanceKey', 'key', { ...fixed, ...derived }),
    column('variables', 'document', { of: (row) => storedEntries(row.scopeKey, row.variables) }),
    column('endedAt', 'instant', derived),
  ],
};

export const timerTable: RowTable<Timer> = {
  table: 'timer',
  keyColumn: 'key',
  order: AGE,
  columns: [
    column('key', 'key', fixed),
    column('elementKey', 'key'),
    column('targetElementId', 'text'),
    column('processInstanceKey', 'key', fixed),
    column('dueAt', 'instant'),
    column('remaining', 'number'),
    column('repeat', 'json'),
  ],
};

export const subscriptionTable: RowTable<SubscriptionRow> = {
  table: 'message_subscription',
  keyColumn: 'key',
  order: AGE,
  columns: [
    column('key', 'key', fixed),
    column('elementKey', 'key'),
    column('targetElementId', 'text'),
    column('processInstanceKey', 'key', fixed),
    column('bpmnProcessId', 'text', derived),
    column('messageName', 'text'),
    column('correlationKey', 'text'),
    column('interrupting', 'boolean'),
  ],
};

export const jobTable: RowTable<JobRow> = {
  table: 'job',
  keyColumn: 'key',
  keptByKey: true,
  live: LIVE,
  order: AGE,
  columns: [
    column('key', 'key', fixed),
    column('elementKey', 'key', fixed),
    column('elementId', 'text'),
    column('processInstanceKey', 'key', fixed),
    column('type', 'text', fixed),
    column('retries', 'number'),
    column('headers', 'json', fixed),
    column('availableAt', 'instant'),
    column('state', 'text'),
    column('errorMessage', 'text'),
    column('kind', 'text', fixed),
    column('listener', 'json', fixed),
    column('errorCode', 'text', derived),
    column('createdAt', 'instant', { ...fixed, ...derived }),
    column('endedAt', 'instant', derived),
    // From now on a lease moves it (jobs/).
    column('availableAt', 'instant', { column: 'visible_at', ...fixed, ...derived }),
  ],
};

export const taskTable: RowTable<TaskRow> = {
  table: 'user_task',
  keyColumn: 'key',
  keptByKey: true,
  live: LIVE,
  order: AGE,
  columns: [
    column('key', 'key', fixed),
    column('elementKey', 'key', fixed),
    column('elementId', 'text'),
    column('processInstanceKey', 'key', fixed),
    column('assignee', 'text'),
    column('candidateGroups', 'texts'),
    column('candidateUsers', 'texts'),
    column('dueAt', 'instant'),
    column('followUpAt', 'instant'),
    column('priority', 'number'),
    column('formKey', 'key'),
    column('externalFormReference', 'text'),
    column('createdAt', 'instant', fixed),
    column('pending', 'json'),
    column('state', 'text', derived),
    column('endedAt', 'instant', derived),
    column('endedBy', 'text', derived),
    column('endedByKind', 'text', derived),
  ],
};

export const faultTable: RowTable<FaultRow> = {
  table: 'fault',
  keyColumn: 'key',
  live: LIVE,
  order: AGE,
  columns: [
    column('key', 'key', fixed),
    column('elementKey', 'key', fixed),
    column('elementId', 'text'),
    column('processInstanceKey', 'key', fixed),
    column('jobKey', 'key', fixed),
    column('code', 'text', fixed),
    column('message', 'text', fixed),
    column('state', 'text', derived),
    column('raisedAt', 'instant', fixed),
    column('endedAt', 'instant', derived),
  ],
};

export const signalTable: RowTable<SignalSubscription> = {
  table: 'signal_subscription',
  keyColumn: 'key',
  order: AGE,
  columns: [
    column('key', 'key', fixed),
    column('elementKey', 'key'),
    column('targetElementId', 'text'),
    column('processInstanceKey', 'key', fixed),
    column('signalName', 'text'),
    column('interrupting', 'boolean'),
  ],
};

export const conditionTable: RowTable<Condition> = {
  table: 'condition_subscription',
  keyColumn: 'key',
  order: AGE,
  columns: [
    column('key', 'key', fixed),
    column('elementKey', 'key'),
    column('targetElementId', 'text'),
    column('processInstanceKey', 'key', fixed),
    column('trigger', 'number', { column: 'trigger_index' }),
    column('interrupting', 'boolean'),
    column('held', 'boolean'),
  ],
};

export const loopItemTable: RowTable<LoopItem> = {
  table: 'loop_item',
  keyColumn: 'key',
  order: AGE,
  columns: [
    column('key', 'key', fixed),
    column('elementKey', 'key', fixed),
    column('processInstanceKey', 'key', fixed),
    column('counter', 'number'),
    column('kind', 'text'),
    column('value', 'json'),
  ],
};

export const compensationTable: RowTable<Compensation> = {
  table: 'compensation',
  keyColumn: 'key',
  order: AGE,
  columns: [
    column('key', 'key', fixed),
    column('processInstanceKey', 'key', fixed),
    column('scopeKey', 'key'),
    column('elementId', 'text'),
    column('elementKey', 'key', fixed),
    column('counter', 'number', fixed),
    column('order', 'number', { column: 'completed_order', ...fixed }),
    column('variables', 'json'),
    column('requestedBy', 'key'),
  ],
};

/** Where every table of the kernel's state lies. */
export const caseTables = {
  instances: instanceTable,
  elements: elementTable,
  variables: scopeTable,
  timers: timerTable,
  subscriptions: subscriptionTable,
  jobs: jobTable,
  userTasks: taskTable,
  faults: faultTable,
  signals: signalTable,
  conditions: conditionTable,
  loopItems: loopItemTable,
  compensations: compensationTable,
} as const satisfies Record<CaseTable, unknown>;
