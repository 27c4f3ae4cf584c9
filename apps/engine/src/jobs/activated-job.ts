import type { CaseState, Instant, Job, Key, UserTask, Variables } from '@relevo/bpmn-kernel';

/** A job in a worker's hands until the deadline. */
export interface ActivatedJob {
  readonly key: Key;
  readonly caseKey: Key;
  readonly type: string;
  readonly worker: string;
  readonly retries: number;
  readonly deadline: Instant;
  readonly headers: Readonly<Record<string, string>>;
  readonly elementId: string;
  readonly elementKey: Key;
  readonly processInstanceKey: Key;
  readonly definitionKey: Key;
  readonly bpmnProcessId: string;
  readonly version: number;
  readonly variables: Variables;
  readonly kind: Job['kind'];
  /** Of a listener: what it listens to. */
  readonly listenerEvent: string | null;
  /** Of a task listener: its task, as it would be after the change that waits for the listener. */
  readonly userTask: ListenedTask | null;
}

export type ListenedTask = Omit<UserTask, 'pending'> & {
  readonly action: string;
  readonly changedAttributes: readonly string[];
};

/** What an element sees: its own variables hide those of the scopes around it, out to the case. */
export const visibleVariables = (state: CaseState, elementKey: Key): Variables => {
  const visible: Record<string, Variables[string]> = {};
  for (const scope of scopesFrom(state, elementKey)) {
    for (const [name, { value }] of Object.entries(state.variables.get(scope)?.variables ?? {})) {
      if (!Object.hasOwn(visible, name)) visible[name] = value;
    }
  }
  return visible;
};

function* scopesFrom(state: CaseState, elementKey: Key): Generator<Key> {
  let scope = elementKey;
  for (let element = state.elements.get(scope); element; element = state.elements.get(scope)) {
    yield scope;
    scope = element.scopeKey;
  }
  yield scope;
  yield state.caseKey;
}

const listenedTask = (state: CaseState, { kind, elementKey }: Job): ListenedTask | null => {
  const task = kind === 'task-listener' ? [...state.userTasks.values()].find(isOf(elementKey)) : undefined;
  if (!task) return null;
  const { pending, ...rest } = task;
  const assigned = pending?.assignee !== undefined;
  return {
    ...rest,
    ...pending?.changes,
    assignee: assigned ? (pending.assignee ?? null) : task.assignee,
    action: pending?.action ?? '',
    changedAttributes: [...Object.keys(pending?.changes ?? {}), ...(assigned ? ['assignee'] : [])],
  };
};

const isOf =
  (elementKey: Key) =>
  (task: UserTask): boolean =>
    task.elementKey === elementKey;

/** Null where its process instance is gone. */
export const activatedJob = (
  state: CaseState,
  job: Job,
  lease: { readonly worker: string; readonly deadline: Instant; readonly fetch: readonly string[] | null },
): ActivatedJob | null => {
  const instance = state.instances.get(job.processInstanceKey);
  if (!instance) return null;
  const all = visibleVariables(state, job.elementKey);
  const { fetch } = lease;
  return {
    key: job.key,
    caseKey: state.caseKey,
    type: job.type,
    worker: lease.worker,
    retries: job.retries,
    deadline: lease.deadline,
    headers: job.headers,
    elementId: job.elementId,
    elementKey: job.elementKey,
    processInstanceKey: job.processInstanceKey,
    definitionKey: instance.definitionKey,
    bpmnProcessId: instance.bpmnProcessId,
    version: instance.version,
    kind: job.kind,
    listenerEvent: job.listener?.event ?? null,
    userTask: listenedTask(state, job),
    variables: fetch ? Object.fromEntries(Object.entries(all).filter(([name]) => fetch.includes(name))) : all,
  };
};
