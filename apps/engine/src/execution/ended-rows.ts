import type {
  CaseState,
  ElementInstance,
  Fault,
  Instant,
  Job,
  Key,
  ProcessEvent,
  UserTask,
  VariableEntry,
  VariableScope,
} from '@relevo/bpmn-kernel';
import type { Actor } from '../access/identity.js';

/** How and when a row left the case. */
export interface End {
  readonly state: string;
  readonly at: Instant;
  readonly by: Actor;
  readonly errorCode?: string;
}

/** How far a loop came is told by its instances' own rows. */
const UNTOUCHED = { kind: 'body', entered: 0, completed: 0 } as const;

/** The events of one command, as the record keeps them. */
export interface Happening {
  readonly at: Instant;
  readonly actor: Actor;
  readonly events: readonly { readonly type: string }[];
}

/**
 * What the kernel's state forgets and searches want (see migration 0001): rows that ended, as they were last, also those
 * that were made and ended by the same commands. Read from the events, starting at the committed case.
 */
export class EndedRows {
  readonly elements = new Map<Key, Omit<ElementInstance, 'state'>>();
  readonly tasks = new Map<Key, UserTask>();
  readonly jobs = new Map<Key, Job & { readonly createdAt: Instant }>();
  readonly faults = new Map<Key, Fault>();
  readonly scopes = new Map<Key, Record<string, VariableEntry>>();
  readonly ends = new Map<Key, End>();
  /** Tokens that a join took into another: never an element instance of their own. */
  readonly consumed = new Set<Key>();
  /** Failed or resumed since: whoever had leased them has given them back. */
  readonly released = new Set<Key>();
  #entered: number;

  constructor(
    private readonly committed: CaseState,
    happenings: readonly Happening[],
  ) {
    this.#entered = committed.entered;
    for (const happening of happenings) {
      for (const event of happening.events) this.#read(event as ProcessEvent, happening);
    }
  }

  element(key: Key): Omit<ElementInstance, 'state'> | undefined {
    return this.elements.get(key) ?? this.committed.elements.get(key);
  }

  task(key: Key): UserTask | undefined {
    return this.tasks.get(key) ?? this.committed.userTasks.get(key);
  }

  job(key: Key): Job | undefined {
    return this.jobs.get(key) ?? this.committed.jobs.get(key);
  }

  fault(key: Key): Fault | undefined {
    return this.faults.get(key) ?? this.committed.faults.get(key);
  }

  scope(key: Key): VariableScope | undefined {
    const set = this.scopes.get(key);
    const committed = this.committed.variables.get(key);
    return set || committed ? { scopeKey: key, variables: { ...committed?.variables, ...set } } : undefined;
  }

  #read(event: ProcessEvent, { at, actor }: Happening): void {
    const end = (key: Key, state: string, errorCode?: string) =>
      void this.ends.set(key, { state, at, by: actor, ...(errorCode !== undefined && { errorCode }) });
    this.#readElement(event, at, end);
    this.#readWork(event, at, end);
  }

  #readElement(event: ProcessEvent, at: Instant, end: (key: Key, state: string) => void): void {
    switch (event.type) {
      case 'ElementEntered':
        this.#entered += 1;
        this.elements.set(event.elementKey, {
          key: event.elementKey,
          processInstanceKey: event.processInstanceKey,
          elementId: event.elementId,
          type: event.elementType,
          scopeKey: event.scopeKey,
          flowId: event.flowId,
          entered: this.#entered,
          enteredAt: at,
          loop: event.counter === undefined ? null : { kind: 'iteration', counter: event.counter },
          compensates: event.compensates ?? null,
          listened: 0,
        });
        return;
      case 'LoopStarted': {
        const element = this.element(event.elementKey);
        const { total } = event;
        if (element) this.elements.set(element.key, { ...element, loop: { ...UNTOUCHED, total } });
        return;
      }
      // What completed and can be undone takes a number of the same sequence.
      case 'CompensationRecorded':
        this.#entered = Math.max(this.#entered, event.compensation.order);
        return;
      case 'TokensJoined':
        return event.consumedElementKeys.forEach((key) => this.consumed.add(key));
      case 'ElementCompleted':
        return end(event.elementKey, 'completed');
      case 'ElementTerminated':
        return end(event.elementKey, 'terminated');
      case 'VariableSet': {
        const scope = this.scopes.get(event.scopeKey) ?? {};
        scope[event.name] = { key: event.variableKey, value: event.value };
        return void this.scopes.set(event.scopeKey, scope);
      }
    }
  }

  #readWork(event: ProcessEvent, at: Instant, end: (key: Key, state: string, errorCode?: string) => void): void {
    switch (event.type) {
      case 'UserTaskCreated':
        return void this.tasks.set(event.userTask.key, event.userTask);
      case 'UserTaskAssigned': {
        const task = this.task(event.userTaskKey);
        if (task) this.tasks.set(task.key, { ...task, assignee: event.assignee });
        return;
      }
      case 'UserTaskUpdated': {
        const task = this.task(event.userTaskKey);
        if (task) this.tasks.set(task.key, { ...task, ...event.changes });
        return;
      }
      case 'UserTaskCompleted':
        return end(event.userTaskKey, 'completed');
      case 'UserTaskCancelled':
        return end(event.userTaskKey, 'canceled');
      case 'JobCreated':
        return void this.jobs.set(event.job.key, { ...event.job, createdAt: at });
      case 'JobFailed':
      case 'JobMadeAvailable':
        return void this.released.add(event.jobKey);
      // Whoever had it when its instance was suspended may have been refused: it is handed out again.
      case 'ProcessInstanceResumed':
        return event.jobs.forEach(({ jobKey }) => this.released.add(jobKey));
      case 'JobCompleted':
        return end(event.jobKey, 'completed');
      case 'JobErrorThrown':
        return end(event.jobKey, 'error-thrown', event.errorCode);
      case 'JobCancelled':
        return end(event.jobKey, 'canceled');
      case 'FaultRaised':
        return void this.faults.set(event.fault.key, event.fault);
      case 'FaultResolved':
        return end(event.faultKey, 'resolved');
    }
  }
}
