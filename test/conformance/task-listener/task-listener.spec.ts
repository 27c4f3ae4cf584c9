import type { TaskListener } from '@relevo/bpmn-model';
import type { TaskListenerResult } from '@relevo/bpmn-kernel';
import { aProcess, expression } from '@relevo/bpmn-kernel/testing';
import { scenario, type Scenario } from '../support/scenario.js';

type Event = TaskListener['event'];

const listener = (event: Event, type: string): TaskListener => ({
  event,
  job: { type: expression(type), retries: expression('3'), headers: {} },
});

const drawn = (taskListeners: readonly TaskListener[], options = {}) =>
  aProcess('p')
    .startEvent('start')
    .userTask('a', { taskListeners, ...options })
    .endEvent('end')
    .build();

/** The one listener there is answers. */
const answer = (s: Scenario, result?: Partial<TaskListenerResult>) => ({
  type: 'CompleteJob' as const,
  jobKey: s.job('a').key,
  variables: {},
  ...(result && { result: { denied: false, ...result } }),
});

const assign = (s: Scenario, assignee: string | null) => ({
  type: 'AssignUserTask' as const,
  userTaskKey: s.userTask('a').key,
  assignee,
  allowOverride: true,
});

const update = (s: Scenario, priority: number) => ({
  type: 'UpdateUserTask' as const,
  userTaskKey: s.userTask('a').key,
  changes: { priority },
});

const completion = (s: Scenario) => ({
  type: 'CompleteUserTask' as const,
  userTaskKey: s.userTask('a').key,
  values: { kind: 'variables' as const, variables: { done: true } },
});

describe('task listeners', () => {
  scenario('assigning: the change waits for each in turn', (s) => {
    s.deploy(drawn([listener('assigning', 'l1'), listener('assigning', 'l2'), listener('completing', 'other')]));
    s.start('p');
    s.run(assign(s, 'ana'));
    expect(s.userTask('a')).toMatchObject({ assignee: null, pending: { event: 'assigning', assignee: 'ana' } });
    expect(s.job('a')).toMatchObject({ kind: 'task-listener', listener: { event: 'assigning', index: 0 }, type: 'l1' });
    s.run(answer(s));
    expect(s.job('a').type).toBe('l2');
    s.run(answer(s));
    expect(s.userTask('a')).toMatchObject({ assignee: 'ana', pending: null });
    s.run(completion(s)).run(answer(s));
  });

  scenario('while one is asked, other changes are refused', (s) => {
    s.deploy(drawn([listener('updating', 'l1')]));
    const instance = s.start('p');
    s.run(update(s, 80));
    for (const command of [assign(s, 'ana'), update(s, 1), completion(s)]) {
      const refused = s.attempt(command);
      expect(refused?.code).toBe('wrong-state');
      expect(refused?.message).toContain('waits for a listener to its updating');
    }
    s.run(answer(s));
    expect(s.userTask('a').priority).toBe(80);
    s.cancel(instance);
  });

  scenario('completing: what was sent is kept meanwhile; then the task completes with it', (s) => {
    s.deploy(drawn([listener('completing', 'l1')]));
    const instance = s.start('p');
    s.run(completion(s));
    expect(s.variables(instance)).toEqual({});
    expect(s.active).toEqual(['a']);
    s.run(answer(s));
    expect(s.eventsOf('UserTaskCompleted')).toMatchObject([{ action: 'complete', variables: { done: true } }]);
    expect(s.eventsOf('VariableSet')).toMatchObject([{ name: 'done' }]);
  });

  const deniable = [
    { event: 'assigning', change: (s: Scenario) => assign(s, 'ana') },
    { event: 'updating', change: (s: Scenario) => update(s, 80) },
    { event: 'completing', change: completion },
  ] as const;

  scenario.each(
    'denied: as if nothing had been asked, with the reason',
    deniable,
  )((s, { event, change }) => {
    s.deploy(drawn([listener(event, 'l1'), listener(event, 'l2')]));
    const instance = s.start('p');
    const before = s.userTask('a');
    s.run(change(s)).run(answer(s, { corrections: { priority: 1 } }));
    s.run(answer(s, { denied: true, deniedReason: 'not yet' }));
    expect(s.userTask('a')).toEqual(before);
    expect(s.eventsOf('UserTaskChangePending').at(-1)).toMatchObject({
      denied: true,
      reason: 'not yet',
      pending: null,
    });
    s.run(change(s)).cancel(instance);
  });

  scenario('corrected: later listeners see it, and the task gets it', (s) => {
    s.deploy(drawn([listener('assigning', 'l1'), listener('assigning', 'l2')]));
    const instance = s.start('p');
    s.run(assign(s, 'ana'));
    s.run(answer(s, { corrections: { assignee: 'bob', priority: 90 } }));
    expect(s.userTask('a').pending).toMatchObject({ assignee: 'bob', changes: { priority: 90 } });
    s.run(answer(s, { corrections: { candidateGroups: ['l2'] } }));
    expect(s.userTask('a')).toMatchObject({ assignee: 'bob', priority: 90, candidateGroups: ['l2'], pending: null });
    s.cancel(instance);
  });

  scenario('a completion may be corrected too', (s) => {
    s.deploy(drawn([listener('completing', 'l1')]));
    s.start('p');
    s.run(completion(s)).run(answer(s, { corrections: { assignee: 'ana' } }));
    expect(s.eventsOf('UserTaskAssigned')).toMatchObject([{ assignee: 'ana', action: 'complete' }]);
  });

  scenario('creating, then assigning where the diagram names somebody', (s) => {
    const listeners = [listener('creating', 'c1'), listener('assigning', 'a1')];
    s.deploy(drawn(listeners, { assignee: expression('ana') }));
    s.start('p');
    expect(s.userTask('a')).toMatchObject({ assignee: null, pending: { event: 'creating', assignee: 'ana' } });
    expect(s.attempt(answer(s, { corrections: { assignee: 'bob' } }))?.code).toBe('wrong-state');
    s.run(answer(s, { corrections: { priority: 70 } }));
    expect(s.userTask('a')).toMatchObject({ priority: 70, pending: { event: 'assigning', assignee: 'ana' } });
    s.run(answer(s, { corrections: { assignee: 'bob' } }));
    expect(s.userTask('a')).toMatchObject({ assignee: 'bob', pending: null });
    s.complete('a');
  });

  scenario('denied when the diagram assigns it, it is there for everybody', (s) => {
    s.deploy(drawn([listener('assigning', 'a1')], { assignee: expression('ana') }));
    s.start('p');
    s.run(answer(s, { denied: true }));
    expect(s.userTask('a')).toMatchObject({ assignee: null, pending: null });
    s.complete('a');
  });

  scenario('refused: variables, denying a creation, a priority that is none, an error', (s) => {
    s.deploy(drawn([listener('creating', 'c1')]));
    s.start('p');
    expect(s.attempt({ ...answer(s), variables: { x: 1 } })?.code).toBe('invalid-variables');
    expect(s.attempt(answer(s, { denied: true }))?.code).toBe('wrong-state');
    expect(s.attempt(answer(s, { corrections: { priority: 101 } }))?.code).toBe('invalid-variables');
    const thrown = { errorCode: 'E', errorMessage: '', variables: {} };
    expect(s.attempt({ type: 'ThrowJobError', jobKey: s.job('a').key, ...thrown })?.code).toBe('wrong-state');
    s.run(answer(s, { corrections: { assignee: 'ana' } }));
    expect(s.userTask('a').assignee).toBe('ana');
    s.complete('a');
  });

  scenario('one that fails keeps the change waiting until it is resolved', (s) => {
    s.deploy(drawn([listener('completing', 'l1')]));
    s.start('p');
    s.run(completion(s)).failJob('a', 0);
    expect(s.faults).toMatchObject([{ code: 'job-without-retries' }]);
    s.resolve().run(answer(s));
    expect(s.trace).toEqual(['start', 'a', 'end']);
  });

  scenario.each('one whose job cannot be made is a fault; the change is heard from the beginning', [
    [listener('completing', '=kind')],
    [listener('completing', 'l1'), listener('completing', '=kind')],
  ])((s, ...listeners) => {
    s.deploy(drawn(listeners.flat()));
    s.start('p');
    s.run(completion(s));
    if (listeners.flat().length > 1) s.run(answer(s));
    expect(s.faults).toMatchObject([{ code: 'invalid-job', elementId: 'a' }]);
    expect(s.userTask('a').pending).toMatchObject({ event: 'completing' });
    s.set({ kind: 'k' }).resolve();
    for (const _listener of listeners.flat()) s.run(answer(s));
    expect(s.trace).toEqual(['start', 'a', 'end']);
  });

  scenario('creation whose listener cannot be made is a fault, and is asked again', (s) => {
    s.deploy(drawn([listener('creating', '=kind')]));
    s.start('p');
    expect(s.faults).toMatchObject([{ code: 'invalid-job', elementId: 'a' }]);
    s.set({ kind: 'k' }).resolve().run(answer(s)).complete('a');
  });

  scenario('interrupted while a listener is asked', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .userTask('a', { taskListeners: [listener('assigning', 'l1')] });
    s.deploy(drawing.endEvent('end').boundaryTimer('a', 'late', 'PT1H').endEvent('too-late').build());
    s.start('p');
    s.run(assign(s, 'ana')).advance(3_600_000);
    expect(s.trace).toEqual(['start', 'late', 'too-late']);
  });
});
