import {
  apply,
  emptyCase,
  execute,
  fromSnapshot,
  mergeCase,
  toSnapshot,
  type CaseSnapshot,
  type CaseState,
  type Command,
  type Key,
  type Limits,
  type ProcessEvent,
  type Rejection,
} from '@relevo/bpmn-kernel';
import type { ProcessDefinition } from '@relevo/bpmn-model';
import fc from 'fast-check';
import { feelServices } from '../support/feel-services.js';
import { sorted } from '../support/tables.js';

const CASE = 'case' as Key;
export const INSTANCE = 'i' as Key;
const EXIT = { choice: 9, flag: 1 };

/** How a state is carried from one command to the next; the kernel must not care. */
const carriers = {
  forks: (state: CaseState) => state,
  merged: (state: CaseState) => mergeCase(state),
  reloaded: (state: CaseState) => fromSnapshot(JSON.parse(JSON.stringify(toSnapshot(state))) as CaseSnapshot),
} as const;

export type Carrier = keyof typeof carriers;

export const anyCarrier: fc.Arbitrary<Carrier> = fc.constantFrom('forks', 'merged', 'reloaded');

export const anyChoices = fc.array(fc.nat(1000), { maxLength: 25 });

/** One case with random commands; after each, folding its events must give its state. */
export class RandomCase {
  state = emptyCase(CASE);
  readonly events: ProcessEvent[] = [];
  readonly #folded = emptyCase(CASE);
  readonly #services = feelServices();

  constructor(
    private readonly carrier: Carrier,
    limits: Partial<Limits> = {},
  ) {
    this.#services.limits = { ...this.#services.limits, ...limits };
  }

  /** Starts the last of these. */
  start(...definitions: readonly ProcessDefinition[]): void {
    const definitionKey = definitions.map((definition) => this.#services.publish(definition)).at(-1) ?? ('none' as Key);
    this.run({ type: 'StartProcessInstance', processInstanceKey: INSTANCE, definitionKey, variables: {} });
  }

  run(command: Command): void {
    const rejection = this.attempt(command);
    if (rejection) throw new Error(`${command.type}: ${rejection.message}`);
  }

  attempt(command: Command): Rejection | null {
    const outcome = execute(this.state, command, this.#services);
    if (!outcome.ok) return outcome.rejection;
    this.events.push(...outcome.events);
    for (const event of outcome.events) apply(this.#folded, event, this.#services.now);
    expect(sorted(this.#folded)).toEqual(sorted(outcome.state));
    this.state = carriers[this.carrier](outcome.state);
    return null;
  }

  /** Of all rows. */
  keys(): readonly Key[] {
    const { caseKey, entered: _entered, ...tables } = toSnapshot(this.state);
    const rows = Object.values(tables).flat() as readonly { readonly key?: Key; readonly scopeKey?: Key }[];
    return [caseKey, ...rows.flatMap(({ key, scopeKey }) => key ?? scopeKey ?? [])];
  }

  /** Everything that people, workers, time and other systems could do now, in an order of its own. */
  possible(variables: Readonly<Record<string, number>>): readonly Command[] {
    const { faults, jobs, userTasks, timers, subscriptions, signals } = sorted(this.state);
    const failure = { errorMessage: '', retryBackOff: 0, variables: {} };
    const message = { type: 'CorrelateMessage', messageKey: 'k' as Key, variables } as const;
    return [
      ...faults.map(({ key: faultKey }) => ({ type: 'ResolveFault', faultKey }) as const),
      ...userTasks.map(
        ({ key: userTaskKey }) =>
          ({ type: 'CompleteUserTask', userTaskKey, values: { kind: 'variables', variables } }) as const,
      ),
      ...jobs
        .filter(({ state }) => state === 'activatable')
        .flatMap(({ key: jobKey }): Command[] => [
          { type: 'CompleteJob', jobKey, variables },
          { type: 'FailJob', jobKey, retries: 0, ...failure },
          { type: 'ThrowJobError', jobKey, errorCode: 'E', ...failure },
        ]),
      ...timers.map(({ key: timerKey, dueAt }) => ({ type: 'FireTimer', timerKey, dueAt }) as const),
      ...subscriptions.map(
        ({ key: subscriptionKey, messageName }) => ({ ...message, subscriptionKey, messageName }) as const,
      ),
      ...signals.map(({ key: subscriptionKey, signalName }) => {
        return { type: 'DeliverSignal', subscriptionKey, signalKey: 'k' as Key, signalName, variables } as const;
      }),
    ];
  }

  /** A message or signal for a non-interrupting event: it could be sent for ever. */
  startsMore(command: Command): boolean {
    if (command.type === 'DeliverSignal')
      return this.state.signals.get(command.subscriptionKey)?.interrupting === false;
    if (command.type !== 'CorrelateMessage') return false;
    return this.state.subscriptions.get(command.subscriptionKey)?.interrupting === false;
  }

  /** Sets what every loop and gateway needs to come to its end. */
  wayOut(): void {
    for (const scopeKey of [...this.state.instances.values()].map(({ key }) => key)) {
      // Setting it in one instance may end another one.
      if (this.state.instances.get(scopeKey)?.state !== 'active') continue;
      this.run({ type: 'SetVariables', scopeKey, variables: EXIT, local: true });
    }
  }

  /** Each element instance that was entered has ended exactly once, or is there still. */
  tokens(): void {
    const entered = this.events.flatMap((event) => (event.type === 'ElementEntered' ? [event.elementKey] : []));
    const ended = this.events.flatMap((event) => {
      if (event.type === 'ElementCompleted' || event.type === 'ElementTerminated') return [event.elementKey];
      return event.type === 'TokensJoined' ? event.consumedElementKeys : [];
    });
    const live = [...this.state.elements.values()].map(({ key }) => key);
    expect([...ended, ...live].sort()).toEqual([...entered].sort());
  }

  nothingIsLeft(): void {
    const { instances: _instances, caseKey: _key, entered: _entered, ...rest } = toSnapshot(this.state);
    const left = Object.values(rest).flat();
    expect(left).toEqual([]);
  }
}

/** People, workers and time do something, again and again. */
export const play = (played: RandomCase, choices: readonly number[]): void => {
  for (const choice of choices) {
    const possible = played.possible({ choice: choice % 4, ...(choice % 5 === 0 ? { flag: 1 } : {}) });
    const command = possible[choice % Math.max(1, possible.length)];
    if (command) played.run(command);
  }
  played.tokens();
};

/** Takes every way out; a token that was lost would leave a join waiting for it for ever. */
export const finish = (played: RandomCase): void => {
  for (let round = 0; round < 2000; round += 1) {
    if (played.state.elements.size === 0) return;
    played.wayOut();
    const [command] = played.possible(EXIT).filter((next) => !played.startsMore(next));
    if (command) played.run(command);
  }
  throw new Error(
    `Expected the case to end, but ${[...played.state.elements.values()].map((e) => e.elementId).join()}`,
  );
};
