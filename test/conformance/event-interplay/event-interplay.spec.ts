import type { CaseState, Key, Variables } from '@relevo/bpmn-kernel';
import fc from 'fast-check';
import { runs } from '../support/runs.js';
import { Scenario, type Mode } from '../support/scenario.js';
import { randomEvents } from './random-events.js';

const HOUR = 3_600_000;

/** What happens next, and to which of those it may happen to. */
interface Act {
  readonly what: 'task' | 'job' | 'error' | 'signal' | 'message' | 'hour' | 'variable' | 'resolve';
  readonly which: number;
}

const act: fc.Arbitrary<Act> = fc.record({
  what: fc.constantFrom('task', 'job', 'error', 'signal', 'message', 'hour', 'variable', 'resolve'),
  which: fc.nat(99),
});

const chosen = <Row extends { readonly elementId: string }>(rows: Iterable<Row>, which: number): Row | undefined => {
  const sorted = [...rows].sort((a, b) => (a.elementId < b.elementId ? -1 : 1));
  return sorted[which % sorted.length];
};

const values = [0, 1, 2, true, 'text', null] as const;

const acts: { readonly [What in Act['what']]: (s: Scenario, which: number, instance: Key) => void } = {
  task: (s, which) => {
    const task = chosen(s.state.userTasks.values(), which);
    const variables: Variables = which % 2 === 0 ? { x: which % 3 } : {};
    const values = { kind: 'variables' as const, variables };
    if (task) s.run({ type: 'CompleteUserTask', userTaskKey: task.key, values });
  },
  job: (s, which) => {
    const job = chosen(s.state.jobs.values(), which);
    if (job?.state === 'activatable') s.run({ type: 'CompleteJob', jobKey: job.key, variables: {} });
  },
  error: (s, which) => {
    const job = chosen(s.state.jobs.values(), which);
    if (job?.state !== 'activatable') return;
    const error = { errorCode: which % 2 === 0 ? 'E' : 'F', errorMessage: '', variables: { y: 1 } };
    s.run({ type: 'ThrowJobError', jobKey: job.key, ...error });
  },
  signal: (s, which) => void s.broadcast(which % 2 === 0 ? 's1' : 's2', which % 3 === 0 ? { x: which % 4 } : {}),
  message: (s, which) => void s.publish(which % 2 === 0 ? 'm1' : 'm2', null, { y: which % 3 }),
  hour: (s) => void s.advance(HOUR),
  variable: (s, which, scopeKey) => {
    if (s.state.instances.get(scopeKey)?.state !== 'active') return;
    const variables = { [which % 2 === 0 ? 'x' : 'z']: values[which % values.length] ?? null };
    s.run({ type: 'SetVariables', scopeKey, variables, local: false });
  },
  resolve: (s, which) => {
    const fault = chosen(s.faults, which);
    if (fault) s.run({ type: 'ResolveFault', faultKey: fault.key });
  },
};

const waitTables = ['timers', 'signals', 'subscriptions', 'conditions', 'jobs', 'userTasks'] as const;

/** Everything hangs on something that lives, and everything that lives waits for something. */
const isWhole = (state: CaseState): void => {
  const elements = [...state.elements.values()];
  const lives = (key: Key): boolean => state.elements.has(key) || state.instances.get(key)?.state === 'active';
  for (const { key, state: now } of state.instances.values()) {
    const inside = elements.some(({ processInstanceKey }) => processInstanceKey === key);
    expect({ key, now, inside }).toEqual({ key, now, inside: now === 'active' });
  }
  const rows = [...waitTables, 'faults' as const].flatMap((name) => [...state[name].values()]);
  for (const row of rows) expect([row, lives(row.elementKey)]).toEqual([row, true]);
  for (const element of elements) {
    expect([element, lives(element.scopeKey)]).toEqual([element, true]);
    // A triggered event subprocess that is stuck has its start event's token already.
    const stuck = [...state.faults.values()].some(({ elementKey }) => elementKey === element.scopeKey);
    const waits = stuck || rows.some(({ elementKey }) => elementKey === element.key);
    const inside = elements.some(({ scopeKey, compensates }) => [scopeKey, compensates].includes(element.key));
    const calls = [...state.instances.values()].some(({ parentElementKey }) => parentElementKey === element.key);
    expect([element, waits || inside || calls || element.state === 'joining']).toEqual([element, true]);
  }
};

const play = (mode: Mode, choices: readonly number[], all: readonly Act[]): readonly string[] => {
  const s = new Scenario(mode);
  s.services.limits = { ...s.services.limits, stepsPerCommand: 100, tokensPerCase: 400 };
  s.deploy(...randomEvents(choices));
  const instance = s.start('p');
  isWhole(s.state);
  for (const { what, which } of all) {
    acts[what](s, which, instance);
    isWhole(s.state);
  }
  if (s.state.instances.get(instance)?.state === 'active') s.cancel(instance);
  s.nothingIsLeft();
  return s.trace;
};

describe('events of all kinds, nested at random', () => {
  it('nothing throws, hangs or is left over; reloading changes nothing', () => {
    const choices = fc.noBias(fc.array(fc.nat(999), { minLength: 60, maxLength: 200, size: 'max' }));
    fc.assert(
      fc.property(choices, fc.noBias(fc.array(act, { maxLength: 20, size: 'max' })), (drawn, all) => {
        expect(play('reloaded', drawn, all)).toEqual(play('straight', drawn, all));
      }),
      runs(40),
    );
  });
});
