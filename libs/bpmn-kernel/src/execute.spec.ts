import { aProcess, TestServices } from './testing/index.js';
import { emptyCase, execute, toSnapshot, type CaseState, type Command, type Key } from './index.js';

const key = (text: string): Key => text as Key;

const run = (state: CaseState, command: Command, services: TestServices): CaseState => {
  const outcome = execute(state, command, services);
  if (!outcome.ok) throw new Error(outcome.rejection.message);
  return outcome.state;
};

describe('execute', () => {
  it('runs start, user task, exclusive gateway, end', () => {
    // given
    const services = new TestServices();
    const definition = aProcess('p')
      .startEvent('start')
      .userTask('task', { name: 'Check', laneGroup: 'l1' })
      .exclusiveGateway('known')
      .endEvent('yes', { when: 'solved = true' })
      .from('known')
      .endEvent('no', { otherwise: true })
      .build();
    const definitionKey = services.publish(definition);
    // when
    const start: Command = {
      type: 'StartProcessInstance',
      processInstanceKey: key('pi'),
      definitionKey,
      variables: {},
    };
    const waiting = run(emptyCase(key('case')), start, services);
    // then
    const [task] = [...waiting.userTasks.values()];
    expect(task).toMatchObject({ elementId: 'task', candidateGroups: ['l1'], priority: 50 });
    // when
    const values = { kind: 'variables', variables: { solved: true } } as const;
    const done = run(waiting, { type: 'CompleteUserTask', userTaskKey: task?.key ?? key(''), values }, services);
    // then
    expect(done.instances.get(key('pi'))).toMatchObject({ state: 'completed', endElementId: 'yes' });
    expect(toSnapshot(done)).toMatchObject({ elements: [], userTasks: [], variables: [], faults: [] });
    expect(waiting.userTasks.size).toBe(1);
  });
});
