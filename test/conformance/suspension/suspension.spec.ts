import { aProcess, conditionTrigger } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

const HOUR = 3_600_000;

const waiting = () =>
  aProcess('p')
    .startEvent('start')
    .userTask('ask')
    .boundaryTimer('ask', 'remind', 'R3/PT4H', { interrupting: false })
    .endEvent('reminded')
    .boundaryTimer('ask', 'late', 'P1D')
    .endEvent('given-up')
    .from('ask')
    .endEvent('end')
    .build();

describe('a suspended process instance', () => {
  scenario('keeps what is left of its timers, and goes on with that: nothing is caught up', (s) => {
    s.deploy(waiting());
    const instance = s.start('p');
    s.advance(HOUR).suspend(instance);
    expect([...s.state.timers.values()].map(({ remaining }) => remaining).sort()).toEqual([23 * HOUR, 3 * HOUR].sort());
    s.advance(72 * HOUR);
    expect(s.trace).toEqual(['start']);
    s.resume(instance).advance(3 * HOUR - 1);
    expect(s.trace).toEqual(['start']);
    s.advance(1);
    expect(s.trace).toEqual(['start', 'remind', 'reminded']);
    // The grid moves with it: the next one is four hours later.
    s.advance(4 * HOUR - 1);
    expect(s.eventsOf('TimerFired')).toHaveLength(1);
    s.advance(1);
    expect(s.eventsOf('TimerFired')).toHaveLength(2);
    s.advance(16 * HOUR);
    expect(s.trace.at(-1)).toBe('given-up');
  });

  scenario('a firing that was under way is refused, and fires later', (s) => {
    s.deploy(waiting());
    const instance = s.start('p');
    const [timer] = [...s.state.timers.values()].sort((a, b) => a.dueAt - b.dueAt);
    if (!timer) throw new Error('Expected a timer, but there is none.');
    s.services.now = timer.dueAt + 5;
    s.suspend(instance);
    const firing = { type: 'FireTimer', timerKey: timer.key, dueAt: timer.dueAt } as const;
    expect(s.attempt(firing)?.code).toBe('suspended');
    expect(s.state.timers.get(timer.key)).toMatchObject({ remaining: 0 });
    s.advance(HOUR).resume(instance).advance(0);
    expect(s.trace).toContain('remind');
    s.cancel(instance);
  });

  scenario('its tasks cannot be done, taken or changed, and its jobs are answered by nobody', (s) => {
    const drawing = aProcess('p').startEvent('start').parallelGateway('fork').userTask('ask').endEvent('end');
    s.deploy(drawing.from('fork').serviceTask('work').endEvent('worked').build());
    const instance = s.start('p');
    const userTaskKey = s.userTask('ask').key;
    const jobKey = s.job('work').key;
    s.suspend(instance);
    expect(s.job('work')).toMatchObject({ state: 'suspended' });
    const values = { kind: 'variables', variables: {} } as const;
    const failure = { errorMessage: '', retryBackOff: 0, variables: {} };
    const refused = [
      s.attempt({ type: 'CompleteUserTask', userTaskKey, values }),
      s.attempt({ type: 'AssignUserTask', userTaskKey, assignee: 'ana', allowOverride: true }),
      s.attempt({ type: 'UpdateUserTask', userTaskKey, changes: { priority: 1 } }),
      s.attempt({ type: 'CompleteJob', jobKey, variables: {} }),
      s.attempt({ type: 'FailJob', jobKey, retries: 0, ...failure }),
      s.attempt({ type: 'ThrowJobError', jobKey, errorCode: 'E', ...failure }),
    ];
    expect(refused.map((rejection) => rejection?.code)).toEqual(refused.map(() => 'suspended'));
    expect(refused[0]?.message).toContain('is suspended. Resume it');
    s.resume(instance).complete('ask').work('work');
  });

  scenario('the back-off of a job stands still', (s) => {
    s.deploy(aProcess('p').startEvent('start').serviceTask('work').endEvent('end').build());
    const instance = s.start('p');
    const failure = { errorMessage: 'down', retryBackOff: HOUR, variables: {} };
    s.run({ type: 'FailJob', jobKey: s.job('work').key, retries: 2, ...failure });
    s.suspend(instance)
      .advance(24 * HOUR)
      .resume(instance);
    expect(s.job('work')).toMatchObject({ state: 'activatable', availableAt: s.services.now + HOUR });
    s.work('work');
  });

  scenario('a failed job stays a fault, and can be prepared but not retried', (s) => {
    s.deploy(aProcess('p').startEvent('start').serviceTask('work').endEvent('end').build());
    const instance = s.start('p');
    s.failJob('work', 0).suspend(instance);
    const [fault] = s.faults;
    if (!fault) throw new Error('Expected a fault, but there is none.');
    expect(s.attempt({ type: 'ResolveFault', faultKey: fault.key })?.code).toBe('suspended');
    s.set({ repaired: true }).run({ type: 'UpdateJobRetries', jobKey: s.job('work').key, retries: 3 });
    s.resume(instance).resolve().work('work');
  });

  scenario('messages and signals wait for it', (s) => {
    const drawing = aProcess('p').startEvent('start').message('wait', 'paid', { key: 'order' }).endEvent('end');
    s.deploy(drawing.build());
    const instance = s.start('p', { variables: { order: '7' } });
    s.suspend(instance);
    const [open] = [...s.state.subscriptions.values()];
    if (!open) throw new Error('Expected a subscription, but there is none.');
    const message = { messageKey: s.services.nextKey(), messageName: 'paid', variables: {} };
    expect(s.attempt({ type: 'CorrelateMessage', subscriptionKey: open.key, ...message })?.code).toBe('suspended');
    s.resume(instance);
    s.publish('paid', '7');
  });

  scenario('a condition that came true meanwhile is seen when it is resumed', (s) => {
    const condition = conditionTrigger('go = true', 'go');
    s.deploy(aProcess('p').startEvent('start').catchEvent('wait', condition).endEvent('end').build());
    const instance = s.start('p', { variables: { go: false } });
    s.suspend(instance).set({ go: true });
    expect(s.active).toEqual(['wait']);
    s.resume(instance);
    expect(s.trace).toEqual(['start', 'wait', 'end']);
  });

  scenario('what it has called is suspended and resumed with it, and not by itself', (s) => {
    s.deploy(
      aProcess('child')
        .startEvent('in')
        .userTask('inner')
        .boundaryTimer('inner', 'late', 'PT1H')
        .endEvent('out')
        .from('inner')
        .endEvent('done')
        .build(),
      aProcess('p').startEvent('start').callActivity('call', 'child').endEvent('end').build(),
    );
    const instance = s.start('p');
    const child = [...s.state.instances.values()].find(({ key }) => key !== instance);
    if (!child) throw new Error('Expected a called instance, but there is none.');
    const alone = { type: 'SuspendProcessInstance', processInstanceKey: child.key, reason: 'x' } as const;
    expect(s.attempt(alone)?.code).toBe('wrong-state');
    s.suspend(instance);
    expect(s.state.instances.get(child.key)?.suspendedAt).toBe(s.services.now);
    s.advance(2 * HOUR);
    const values = { kind: 'variables', variables: {} } as const;
    const done = { type: 'CompleteUserTask', userTaskKey: s.userTask('inner').key, values } as const;
    expect(s.attempt(done)?.code).toBe('suspended');
    s.resume(instance).advance(HOUR - 1);
    expect(s.active).toEqual(['call', 'inner']);
    s.advance(1);
    expect(s.eventsOf('ProcessInstanceSuspended').map(({ processInstanceKey }) => processInstanceKey)).toEqual([
      instance,
      child.key,
    ]);
  });

  scenario('beside it, other instances of the case go on', (s) => {
    s.deploy(aProcess('p').startEvent('start').userTask('a').endEvent('end').build());
    const first = s.start('p');
    s.suspend(first);
    s.start('p');
    const second = [...s.state.userTasks.values()].find((task) => task.processInstanceKey !== first);
    const values = { kind: 'variables', variables: {} } as const;
    if (second) s.run({ type: 'CompleteUserTask', userTaskKey: second.key, values });
    expect(s.trace).toEqual(['start', 'start', 'a', 'end']);
    s.resume(first).complete('a');
  });

  scenario('can be cancelled as it is', (s) => {
    s.deploy(waiting());
    const instance = s.start('p');
    s.suspend(instance).run({ type: 'CancelProcessInstance', processInstanceKey: instance, reason: 'a duplicate' });
    expect(s.state.instances.get(instance)).toMatchObject({ state: 'terminated', suspendedAt: null });
    expect(s.eventsOf('ProcessInstanceTerminated')).toMatchObject([{ reason: 'a duplicate' }]);
  });

  scenario('refused: suspending twice, resuming what runs, and what has ended', (s) => {
    s.deploy(aProcess('p').startEvent('start').userTask('a').endEvent('end').build());
    const processInstanceKey = s.start('p');
    const of = (type: 'SuspendProcessInstance' | 'ResumeProcessInstance') =>
      s.attempt({ type, processInstanceKey, reason: 'x' })?.code;
    expect(of('ResumeProcessInstance')).toBe('wrong-state');
    s.suspend(processInstanceKey);
    expect(of('SuspendProcessInstance')).toBe('wrong-state');
    s.resume(processInstanceKey).complete('a');
    expect([of('SuspendProcessInstance'), of('ResumeProcessInstance')]).toEqual([
      'already-completed',
      'already-completed',
    ]);
  });
});

describe('a suspended definition', () => {
  scenario('begins no instance, by itself or by a call', (s) => {
    s.deploy(
      aProcess('child').startEvent('in').endEvent('out').build(),
      aProcess('p').startEvent('start').callActivity('call', 'child').endEvent('end').build(),
    );
    s.services.suspended.add('child');
    s.start('p');
    expect(s.faults).toMatchObject([{ code: 'called-process-suspended' }]);
    expect(s.faults[0]?.message).toContain('is suspended. Resume it, then retry.');
    const definitionKey = s.services.calledDefinition('child', { bindingType: 'latest' }, s.services.nextKey())?.key;
    const start = { type: 'StartProcessInstance', processInstanceKey: s.services.nextKey(), variables: {} } as const;
    if (definitionKey) expect(s.attempt({ ...start, definitionKey })?.code).toBe('definition-suspended');
    s.services.suspended.clear();
    s.resolve();
  });
});
