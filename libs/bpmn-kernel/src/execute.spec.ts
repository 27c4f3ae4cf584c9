import { aProcess, TestServices } from './testing/index.js';
import { emptyCase, execute, mergeCase, toSnapshot, type CaseState, type Command, type Key } from './index.js';

const key = (text: string): Key => text as Key;

const run = (state: CaseState, command: Command, services: TestServices): CaseState => {
  const outcome = execute(state, command, services);
  if (!outcome.ok) throw new Error(outcome.rejection.message);
  return outcome.state;
};

const started = (services: TestServices): CaseState => {
  const drawing = aProcess('p').startEvent('start').userTask('task', { laneGroup: 'l1' }).exclusiveGateway('known');
  drawing.endEvent('yes', { when: 'solved = true' }).from('known').endEvent('no', { otherwise: true });
  const definitionKey = services.publish(drawing.build());
  const start: Command = { type: 'StartProcessInstance', processInstanceKey: key('pi'), definitionKey, variables: {} };
  return run(emptyCase(key('case')), start, services);
};

const completion = (state: CaseState): Command => {
  const [task] = [...state.userTasks.values()];
  const values = { kind: 'variables', variables: { solved: true } } as const;
  return { type: 'CompleteUserTask', userTaskKey: task?.key ?? key(''), values };
};

describe('execute', () => {
  it('runs start, user task, exclusive gateway, end', () => {
    // given
    const services = new TestServices();
    const waiting = started(services);
    // when
    const done = run(waiting, completion(waiting), services);
    // then
    expect(done.instances.get(key('pi'))).toMatchObject({ state: 'completed', endElementId: 'yes' });
    expect(toSnapshot(done)).toMatchObject({ elements: [], userTasks: [], variables: [], faults: [] });
  });

  it('leaves the state that it was given as it was', () => {
    const services = new TestServices();
    const waiting = mergeCase(started(services));
    const before = JSON.stringify(toSnapshot(waiting));
    const first = run(waiting, completion(waiting), services);
    const second = run(waiting, completion(waiting), services);
    expect(JSON.stringify(toSnapshot(waiting))).toBe(before);
    expect(toSnapshot(first).instances).toEqual(toSnapshot(second).instances);
  });

  it('decides the same for the same state, command and services', () => {
    const events = [new TestServices(), new TestServices()].map((services) => {
      const waiting = started(services);
      return execute(waiting, completion(waiting), services);
    });
    const [one, other] = events.map((outcome) => (outcome.ok ? outcome.events : outcome.rejection));
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  });

  it('emits few events for what goes straight through', () => {
    const services = new TestServices();
    const waiting = started(services);
    const outcome = execute(waiting, completion(waiting), services);
    expect(outcome.ok && outcome.events.map(({ type }) => type)).toEqual([
      'UserTaskCompleted',
      'VariableSet',
      'ElementCompleted',
      'SequenceFlowTaken',
      'ElementEntered',
      'ElementCompleted',
      'SequenceFlowTaken',
      'ElementEntered',
      'ElementCompleted',
      'ProcessInstanceCompleted',
    ]);
  });

  it('refuses a state that the kernel did not make', () => {
    const services = new TestServices();
    const state = started(services);
    expect(() => execute({ ...state }, completion(state), services)).toThrow(TypeError);
  });
});
