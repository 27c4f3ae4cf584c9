import type { ProcessDefinition } from '@relevo/bpmn-model';
import {
  emptyCase,
  execute,
  foldCase,
  fromSnapshot,
  mergeCase,
  toSnapshot,
  type CaseSnapshot,
  type CaseState,
  type Command,
  type ElementInstance,
  type Fault,
  type Job,
  type Key,
  type ProcessEvent,
  type ProcessEventType,
  type RecordedEvents,
  type Rejection,
  type UserTask,
  type Variables,
} from '@relevo/bpmn-kernel';
import { feelServices } from './feel-services.js';
import { sorted, Tables } from './tables.js';

const CASE = 'case' as Key;

/** `straight`: one state goes from command to command; `reloaded`: it is written as JSON and read back in between. */
export type Mode = 'straight' | 'reloaded';

export interface StartOptions {
  readonly variables?: Variables;
  readonly ticket?: Variables;
  readonly startElementId?: string;
}

/** One case, played command by command; after each, folding its records must give its state and its tables. */
export class Scenario {
  readonly services = feelServices();
  readonly #records: RecordedEvents[] = [];
  readonly #tables = new Tables();
  readonly #definitionKeys = new Map<string, Key>();
  #state: CaseState = emptyCase(CASE);

  constructor(private readonly mode: Mode) {}

  get state(): CaseState {
    return this.#state;
  }

  get events(): readonly ProcessEvent[] {
    return this.#records.flatMap(({ events }) => events);
  }

  eventsOf<Type extends ProcessEventType>(type: Type): readonly Extract<ProcessEvent, { type: Type }>[] {
    return this.events.filter((event): event is Extract<ProcessEvent, { type: Type }> => event.type === type);
  }

  /** Element ids in the order in which they completed. */
  get trace(): readonly string[] {
    return this.eventsOf('ElementCompleted').map(({ elementId }) => elementId);
  }

  /** Live elements in the order in which they were entered. */
  get active(): readonly string[] {
    return this.#elements().map(({ elementId }) => elementId);
  }

  get faults(): readonly Fault[] {
    return [...this.#state.faults.values()];
  }

  deploy(...definitions: readonly ProcessDefinition[]): this {
    for (const definition of definitions) this.#definitionKeys.set(definition.id, this.services.publish(definition));
    return this;
  }

  /** Starts what was deployed last under that id; answers the process instance's key. */
  start(processId: string, options: StartOptions = {}): Key {
    const processInstanceKey = this.services.nextKey();
    const definitionKey = this.#definitionKeys.get(processId) ?? ('none' as Key);
    this.run({ type: 'StartProcessInstance', processInstanceKey, definitionKey, variables: {}, ...options });
    return processInstanceKey;
  }

  run(command: Command): this {
    const rejection = this.attempt(command);
    if (rejection) throw new Error(`${command.type} was refused: ${rejection.message}`);
    return this;
  }

  /** Executes a command; answers its rejection, or null. */
  attempt(command: Command): Rejection | null {
    const before = JSON.stringify(toSnapshot(this.#state));
    const outcome = execute(this.#state, command, this.services);
    expect(JSON.stringify(toSnapshot(this.#state))).toBe(before);
    if (!outcome.ok) return outcome.rejection;
    this.#records.push({ at: this.services.now, events: outcome.events });
    this.#tables.write(outcome.state);
    this.#check(outcome.state);
    this.#state = this.#carriedOn(outcome.state);
    return null;
  }

  userTask(elementId: string): UserTask {
    const tasks = [...this.#state.userTasks.values()].filter((task) => task.elementId === elementId);
    return this.#first(tasks, `a user task (${elementId})`);
  }

  job(elementId: string): Job {
    const jobs = [...this.#state.jobs.values()].filter((job) => job.elementId === elementId);
    return this.#first(jobs, `a job (${elementId})`);
  }

  element(elementId: string): ElementInstance {
    const element = this.#elements().find((live) => live.elementId === elementId);
    if (!element) throw new Error(`Expected a live element (${elementId}), but there are: ${this.active.join(', ')}.`);
    return element;
  }

  complete(elementId: string, variables: Variables = {}): this {
    const userTaskKey = this.userTask(elementId).key;
    return this.run({ type: 'CompleteUserTask', userTaskKey, values: { kind: 'variables', variables } });
  }

  work(elementId: string, variables: Variables = {}): this {
    return this.run({ type: 'CompleteJob', jobKey: this.job(elementId).key, variables });
  }

  failJob(elementId: string, retries: number): this {
    const failure = { errorMessage: 'no connection', retryBackOff: 0, variables: {} };
    return this.run({ type: 'FailJob', jobKey: this.job(elementId).key, retries, ...failure });
  }

  throwError(elementId: string, errorCode: string, variables: Variables = {}): this {
    const { key: jobKey } = this.job(elementId);
    return this.run({ type: 'ThrowJobError', jobKey, errorCode, errorMessage: '', variables });
  }

  /** Moves the clock through every due moment in order: due time, then age. */
  advance(milliseconds: number): this {
    const until = this.services.now + milliseconds;
    for (let due = this.#nextDue(until); due; due = this.#nextDue(until)) {
      this.services.now = Math.max(this.services.now, due.dueAt);
      this.run({ type: 'FireTimer', timerKey: due.key, dueAt: due.dueAt });
    }
    this.services.now = until;
    return this;
  }

  /** Delivers a message to everything that waits for it now. */
  publish(messageName: string, correlationKey: string | null, variables: Variables = {}): number {
    const waiting = [...this.#state.subscriptions.values()].filter(
      (open) =>
        open.messageName === messageName && (open.correlationKey === null || open.correlationKey === correlationKey),
    );
    const messageKey = this.services.nextKey();
    for (const { key: subscriptionKey } of waiting) {
      if (!this.#state.subscriptions.has(subscriptionKey)) continue;
      this.run({ type: 'CorrelateMessage', subscriptionKey, messageKey, messageName, variables });
    }
    return waiting.length;
  }

  /** Delivers a signal from outside to everything that waits for it now; answers how many did. */
  broadcast(signalName: string, variables: Variables = {}): number {
    const waiting = [...this.#state.signals.values()].filter((open) => open.signalName === signalName);
    const signalKey = this.services.nextKey();
    for (const { key: subscriptionKey } of waiting) {
      if (!this.#state.signals.has(subscriptionKey)) continue;
      this.run({ type: 'DeliverSignal', subscriptionKey, signalKey, signalName, variables });
    }
    return waiting.length;
  }

  /** Resolves the one fault there is. */
  resolve(): this {
    const [fault] = this.faults;
    if (!fault) throw new Error('Expected a fault, but there is none.');
    return this.run({ type: 'ResolveFault', faultKey: fault.key });
  }

  cancel(processInstanceKey: Key): this {
    return this.run({ type: 'CancelProcessInstance', processInstanceKey });
  }

  suspend(processInstanceKey: Key, reason = 'looked into'): this {
    return this.run({ type: 'SuspendProcessInstance', processInstanceKey, reason });
  }

  resume(processInstanceKey: Key, reason = 'repaired'): this {
    return this.run({ type: 'ResumeProcessInstance', processInstanceKey, reason });
  }

  set(variables: Variables): this {
    const [instance] = [...this.#state.instances.values()].filter(({ state }) => state === 'active');
    const scopeKey = instance?.key ?? CASE;
    return this.run({ type: 'SetVariables', scopeKey, variables, local: false });
  }

  variables(scopeKey: Key): Variables {
    const entries = Object.entries(this.#state.variables.get(scopeKey)?.variables ?? {});
    return Object.fromEntries(entries.map(([name, { value }]) => [name, value]));
  }

  get ticket(): Variables {
    return this.variables(CASE)['ticket'] as Variables;
  }

  /** Nothing is left but ended instances and the ticket. */
  nothingIsLeft(): void {
    const { caseKey: _caseKey, entered: _entered, instances: _instances, ...rows } = toSnapshot(this.#state);
    const scopes = rows.variables.filter(({ scopeKey }) => scopeKey !== CASE);
    const left = Object.entries({ ...rows, variables: scopes }).filter(([, table]) => table.length > 0);
    expect(left).toEqual([]);
    const instances = [...this.#state.instances.values()];
    expect(instances.filter(({ state, hasFault }) => state === 'active' || hasFault)).toEqual([]);
  }

  #elements(): readonly ElementInstance[] {
    return [...this.#state.elements.values()].sort((a, b) => a.entered - b.entered);
  }

  #first<Row extends { readonly elementKey: Key }>(rows: readonly Row[], what: string): Row {
    const entered = (row: Row): number => this.#state.elements.get(row.elementKey)?.entered ?? 0;
    const [row] = [...rows].sort((a, b) => entered(a) - entered(b));
    if (!row) throw new Error(`Expected ${what}, but there is none; live elements: ${this.active.join(', ')}.`);
    return row;
  }

  #nextDue(until: number) {
    const due = [...this.#state.timers.values()].filter(({ dueAt, remaining }) => remaining === null && dueAt <= until);
    return due.sort((a, b) => a.dueAt - b.dueAt || Number(a.key) - Number(b.key))[0];
  }

  #check(state: CaseState): void {
    const now = sorted(state);
    expect(sorted(foldCase(CASE, this.#records))).toEqual(now);
    for (const name of Tables.names) expect(this.#tables.rows(name)).toEqual(now[name]);
  }

  #carriedOn(state: CaseState): CaseState {
    const merged = mergeCase(state);
    if (this.mode === 'straight') return merged;
    return fromSnapshot(JSON.parse(JSON.stringify(toSnapshot(merged))) as CaseSnapshot);
  }
}

/** Plays a scenario twice, straight and with the state reloaded between all commands; each must leave nothing. */
export const scenario = (title: string, play: (scenario: Scenario) => void): void => {
  describe(title, () => {
    for (const mode of ['straight', 'reloaded'] as const) {
      it(mode, () => {
        const played = new Scenario(mode);
        play(played);
        played.nothingIsLeft();
      });
    }
  });
};

/** The same scenario for each of several inputs. */
scenario.each = <Input>(title: string, inputs: readonly Input[]) => {
  return (play: (scenario: Scenario, input: Input) => void): void => {
    inputs.forEach((input, index) => {
      scenario(`${title} (${index + 1} of ${inputs.length})`, (played) => play(played, input));
    });
  };
};
