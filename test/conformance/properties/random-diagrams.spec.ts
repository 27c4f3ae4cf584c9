import {
  apply,
  caseChanges,
  emptyCase,
  execute,
  fromSnapshot,
  mergeCase,
  toSnapshot,
  type CaseSnapshot,
  type CaseState,
  type Command,
  type Key,
  type ProcessEvent,
  type Rejection,
  type Variables,
} from '@relevo/bpmn-kernel';
import fc from 'fast-check';
import { feelServices } from '../support/feel-services.js';
import { sorted } from '../support/tables.js';
import { anyBlock, drawProcess, type Block } from './blocks.js';

const CASE = 'case' as Key;
const EXIT = { choice: 9, flag: 1 };

/** How a state is carried from one command to the next; the kernel must not care. */
const carriers = {
  forks: (state: CaseState) => state,
  merged: (state: CaseState) => mergeCase(state),
  reloaded: (state: CaseState) => fromSnapshot(JSON.parse(JSON.stringify(toSnapshot(state))) as CaseSnapshot),
} as const;

class RandomCase {
  state = emptyCase(CASE);
  readonly events: ProcessEvent[] = [];
  readonly #folded = emptyCase(CASE);
  readonly #services = feelServices();

  constructor(private readonly carrier: keyof typeof carriers) {}

  start(block: Block, child: Block): void {
    this.#services.publish(drawProcess('child', child));
    const definitionKey = this.#services.publish(drawProcess('p', block));
    this.run({ type: 'StartProcessInstance', processInstanceKey: 'i' as Key, definitionKey, variables: {} });
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
    const { faults, jobs, userTasks, timers, subscriptions } = sorted(this.state);
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
    ];
  }

  /** A message for a non-interrupting event: it could be sent for ever. */
  startsMore(command: Command): boolean {
    if (command.type !== 'CorrelateMessage') return false;
    return this.state.subscriptions.get(command.subscriptionKey)?.interrupting === false;
  }

  /** Sets what every loop and gateway needs to come to its end. */
  wayOut(): void {
    for (const { key: scopeKey, state } of [...this.state.instances.values()]) {
      if (state === 'active') this.run({ type: 'SetVariables', scopeKey, variables: EXIT, local: true });
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

const play = (carrier: keyof typeof carriers, block: Block, child: Block, choices: readonly number[]): RandomCase => {
  const played = new RandomCase(carrier);
  played.start(block, child);
  for (const choice of choices) {
    const possible = played.possible({ choice: choice % 4, ...(choice % 5 === 0 ? { flag: 1 } : {}) });
    const command = possible[choice % Math.max(1, possible.length)];
    if (command) played.run(command);
  }
  played.tokens();
  return played;
};

/** Takes every way out; a token that was lost would leave a join waiting for it for ever. */
const finish = (played: RandomCase): void => {
  for (let round = 0; round < 500; round += 1) {
    if (played.state.elements.size === 0) return;
    played.wayOut();
    const [command] = played.possible(EXIT).filter((next) => !played.startsMore(next));
    if (command) played.run(command);
  }
  throw new Error(
    `Expected the case to end, but ${[...played.state.elements.values()].map((e) => e.elementId).join()}`,
  );
};

const carrier = fc.constantFrom('forks', 'merged', 'reloaded');
const leafCall: fc.Arbitrary<Block> = fc.constantFrom({ kind: 'user' }, { kind: 'service' }, { kind: 'manual' });
const choices = fc.array(fc.nat(1000), { maxLength: 25 });
const runs = { numRuns: 100 };

describe('random diagrams', () => {
  it('every token that enters comes out again, and folding the events gives the state', () => {
    fc.assert(
      fc.property(carrier, anyBlock, leafCall, choices, (mode, block, child, chosen) => {
        const played = play(mode, block, child, chosen);
        finish(played);
        played.nothingIsLeft();
        played.tokens();
        expect(played.state.instances.get('i' as Key)).toMatchObject({ state: 'completed' });
      }),
      runs,
    );
  });

  it('cancelled at any moment, nothing is left', () => {
    fc.assert(
      fc.property(carrier, anyBlock, anyBlock, choices, (mode, block, child, chosen) => {
        const played = play(mode, block, withoutCalls(child), chosen);
        if (played.state.instances.get('i' as Key)?.state === 'active') {
          played.run({ type: 'CancelProcessInstance', processInstanceKey: 'i' as Key });
        }
        played.nothingIsLeft();
        played.tokens();
      }),
      runs,
    );
  });

  it('unmerged forks and what they would write hold the same rows', () => {
    fc.assert(
      fc.property(anyBlock, leafCall, choices, (block, child, chosen) => {
        const played = play('forks', block, child, chosen);
        const written = Object.values(caseChanges(played.state)).flatMap(({ upserts }) => upserts as readonly object[]);
        const { caseKey: _key, entered: _entered, ...rows } = toSnapshot(played.state);
        const all = Object.values(rows).flat() as readonly object[];
        expect(new Set(written.map((row) => JSON.stringify(row)))).toEqual(
          new Set(all.map((row) => JSON.stringify(row))),
        );
      }),
      runs,
    );
  });
});

const text = fc.constantFrom('', 'E', 'm', 'x', 'ticket', '__proto__', 'ana');
const variables = fc.dictionary(text, fc.jsonValue({ maxDepth: 3 })) as fc.Arbitrary<Variables>;
const number = fc.oneof(fc.integer(), fc.double(), fc.constant(Number.NaN));

/** A command of any kind with any key that the case has anywhere, and any value. */
const anyCommand = (keys: readonly Key[]): fc.Arbitrary<Command> => {
  const key = fc.constantFrom(...keys, 'nobody' as Key, '' as Key);
  const kinds: { readonly [Type in Command['type']]: fc.Arbitrary<Extract<Command, { type: Type }>> } = {
    StartProcessInstance: fc.record({
      type: fc.constant('StartProcessInstance'),
      processInstanceKey: key,
      definitionKey: fc.constantFrom('d1' as Key, 'd2' as Key, 'd9' as Key),
      variables,
      ticket: variables,
      startElementId: fc.constantFrom('begin', 'finish', 'constructor'),
    }),
    CancelProcessInstance: fc.record({ type: fc.constant('CancelProcessInstance'), processInstanceKey: key }),
    CompleteUserTask: fc.record({
      type: fc.constant('CompleteUserTask'),
      userTaskKey: key,
      values: fc.oneof(
        fc.record({ kind: fc.constant('submission' as const), data: variables }),
        fc.record({ kind: fc.constant('variables' as const), variables }),
      ),
    }),
    AssignUserTask: fc.record({
      type: fc.constant('AssignUserTask'),
      userTaskKey: key,
      assignee: fc.option(text),
      allowOverride: fc.boolean(),
    }),
    UpdateUserTask: fc.record({
      type: fc.constant('UpdateUserTask'),
      userTaskKey: key,
      changes: fc.record({ priority: number, dueAt: fc.option(fc.integer()) }),
    }),
    CompleteJob: fc.record({ type: fc.constant('CompleteJob'), jobKey: key, variables }),
    FailJob: fc.record({
      type: fc.constant('FailJob'),
      jobKey: key,
      retries: number,
      errorMessage: text,
      retryBackOff: number,
      variables,
    }),
    ThrowJobError: fc.record({
      type: fc.constant('ThrowJobError'),
      jobKey: key,
      errorCode: text,
      errorMessage: text,
      variables,
    }),
    UpdateJobRetries: fc.record({ type: fc.constant('UpdateJobRetries'), jobKey: key, retries: number }),
    FireTimer: fc.record({ type: fc.constant('FireTimer'), timerKey: key, dueAt: number }),
    CorrelateMessage: fc.record({
      type: fc.constant('CorrelateMessage'),
      subscriptionKey: key,
      messageKey: key,
      messageName: text,
      variables,
    }),
    SetVariables: fc.record({ type: fc.constant('SetVariables'), scopeKey: key, variables, local: fc.boolean() }),
    SetTicketFields: fc.record({ type: fc.constant('SetTicketFields'), fields: variables }),
    ResolveFault: fc.record({ type: fc.constant('ResolveFault'), faultKey: key }),
  };
  return fc.oneof(...(Object.values(kinds) as readonly fc.Arbitrary<Command>[]));
};

describe('any command', () => {
  it('is executed or refused, never thrown', () => {
    fc.assert(
      fc.property(
        fc.record({ mode: carrier, block: anyBlock, chosen: choices }),
        fc.gen(),
        ({ mode, block, chosen }, gen) => {
          const played = play(mode, block, { kind: 'user' }, chosen);
          for (let round = 0; round < 25; round += 1) played.attempt(gen(anyCommand, played.keys()));
          played.tokens();
        },
      ),
      runs,
    );
  });
});

/** A called process that calls itself would only reach the depth. */
const withoutCalls = (block: Block): Block =>
  JSON.parse(JSON.stringify(block).replaceAll('"call"', '"manual"')) as Block;
