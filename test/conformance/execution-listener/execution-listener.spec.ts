import type { ExecutionListener, ProcessDefinition } from '@relevo/bpmn-model';
import type { Variables } from '@relevo/bpmn-kernel';
import { aProcess, errorTrigger, expression, messageTrigger, multiInstance } from '@relevo/bpmn-kernel/testing';
import { scenario, type Scenario } from '../support/scenario.js';

const listener = (event: ExecutionListener['event'], type: string): ExecutionListener => ({
  event,
  job: { type: expression(type), retries: expression('3'), headers: { from: type } },
});

const heard = {
  listeners: [listener('start', 's1'), listener('start', 's2'), listener('end', 'e1'), listener('end', 'e2')],
};

const jobTypes = (s: Scenario): readonly string[] => [...s.state.jobs.values()].map(({ type }) => type);

/** Does the one job there is. */
const hear = (s: Scenario, type: string, variables: Variables = {}): void => {
  expect(jobTypes(s)).toEqual([type]);
  const [job] = s.state.jobs.values();
  if (job) s.run({ type: 'CompleteJob', jobKey: job.key, variables });
};

describe('execution listeners', () => {
  scenario('of a task: start listeners, its work, end listeners, one after another', (s) => {
    const options = { ...heard, inputs: { x: '=1' }, outputs: { y: '=x' } };
    s.deploy(aProcess('p').startEvent('start').serviceTask('work', options).userTask('after').endEvent('end').build());
    const instance = s.start('p');
    expect([...s.state.jobs.values()]).toMatchObject([
      {
        kind: 'execution-listener',
        listener: { event: 'start', index: 0 },
        elementId: 'work',
        headers: { from: 's1' },
      },
    ]);
    expect(s.variables(s.element('work').key)).toEqual({ x: 1 });
    hear(s, 's1', { x: 2 });
    hear(s, 's2', { local: true });
    expect(s.variables(s.element('work').key)).toEqual({ x: 2, local: true });
    hear(s, 'work');
    expect(s.element('work').state).toBe('completing');
    expect(s.variables(instance)).toEqual({ y: 2 });
    hear(s, 'e1', { more: 1 });
    hear(s, 'e2');
    expect(s.variables(instance)).toEqual({ y: 2, more: 1 });
    expect(s.active).toEqual(['after']);
    s.complete('after');
    expect(s.eventsOf('ListenerCompleted')).toHaveLength(4);
  });

  scenario('the element has its own headers too; the listener goes before it', (s) => {
    const job = { type: expression('work'), retries: expression('1'), headers: { from: 'work', own: '1' } };
    const listeners = [listener('start', 's1')];
    s.deploy(aProcess('p').startEvent('start').serviceTask('work', { job, listeners }).build());
    s.start('p');
    expect(s.job('work').headers).toEqual({ from: 's1', own: '1' });
    hear(s, 's1');
    expect(s.job('work').headers).toEqual({ from: 'work', own: '1' });
    s.work('work');
  });

  scenario('of events and gateways', (s) => {
    const drawing = aProcess('p').startEvent('start', { listeners: [listener('end', 'start-e')] });
    drawing.exclusiveGateway('g', { listeners: [listener('start', 'g-s')] });
    drawing.message('m', 'reply', { when: 'way = 1', listeners: [listener('start', 'm-s'), listener('end', 'm-e')] });
    drawing.endEvent('end', { listeners: [listener('start', 'end-s'), listener('end', 'end-e')] });
    s.deploy(drawing.from('g').endEvent('other', { otherwise: true }).build());
    s.start('p');
    hear(s, 'start-e');
    expect(s.state.subscriptions.size).toBe(0);
    // What a start listener sets is local to the gateway, and its conditions see it.
    hear(s, 'g-s', { way: 1 });
    hear(s, 'm-s');
    s.publish('reply', null);
    hear(s, 'm-e');
    hear(s, 'end-s');
    hear(s, 'end-e');
    expect(s.trace).toEqual(['start', 'g', 'm', 'end']);
  });

  scenario('of subprocesses and calls', (s) => {
    const called = aProcess('called').startEvent('cs').endEvent('ce').build();
    const drawing = aProcess('p').startEvent('start');
    const inside = (inner: typeof drawing) =>
      inner.startEvent('in').callActivity('call', 'called', heard).endEvent('out');
    s.deploy(called, drawing.subProcess('sub', inside, heard).endEvent('end').build());
    s.start('p');
    for (const type of ['s1', 's2', 's1', 's2', 'e1', 'e2', 'e1', 'e2']) hear(s, type);
    expect(s.trace).toEqual(['start', 'in', 'cs', 'ce', 'call', 'out', 'sub', 'end']);
  });

  scenario('of each instance of a loop, not of its body', (s) => {
    const options = { ...multiInstance({ sequential: true, cardinality: '2' }), ...heard };
    s.deploy(aProcess('p').startEvent('start').task('a', options).endEvent('end').build());
    s.start('p');
    for (let index = 0; index < 2; index += 1) ['s1', 's2', 'e1', 'e2'].forEach((type) => hear(s, type));
    expect(s.trace).toEqual(['start', 'a', 'a', 'a', 'end']);
  });

  scenario('boundary events listen after the start listeners', (s) => {
    const drawing = aProcess('p').startEvent('start').userTask('a', heard).endEvent('end');
    s.deploy(drawing.boundaryTimer('a', 'late', 'PT1H').endEvent('too-late').build());
    s.start('p');
    hear(s, 's1');
    expect(s.state.timers.size).toBe(0);
    hear(s, 's2');
    expect(s.state.timers.size).toBe(1);
    s.complete('a');
    s.advance(3_600_000);
    expect(s.state.jobs.size).toBe(0);
    expect(s.trace).toEqual(['start', 'late', 'too-late']);
  });

  scenario('one that fails is retried; without retries it is a fault, and only it is done again', (s) => {
    s.deploy(aProcess('p').startEvent('start').task('a', heard).endEvent('end').build());
    s.start('p');
    hear(s, 's1');
    s.failJob('a', 0);
    expect(s.faults).toMatchObject([{ code: 'job-without-retries', elementId: 'a' }]);
    s.resolve();
    for (const type of ['s2', 'e1', 'e2']) hear(s, type);
    expect(s.trace).toEqual(['start', 'a', 'end']);
  });

  scenario('one whose job cannot be made is a fault; the element begins again', (s) => {
    const listeners = [listener('start', 's1'), listener('start', '=kind'), listener('end', '=last')];
    s.deploy(aProcess('p').startEvent('start').task('a', { listeners }).endEvent('end').build());
    s.start('p');
    hear(s, 's1');
    expect(s.faults).toMatchObject([{ code: 'invalid-job', elementId: 'a' }]);
    s.set({ kind: 's2' }).resolve();
    hear(s, 's2');
    expect(s.faults).toMatchObject([{ code: 'invalid-job', elementId: 'a' }]);
    s.set({ last: 'e1' }).resolve();
    hear(s, 'e1');
    expect(s.trace).toEqual(['start', 'a', 'end']);
  });

  scenario('an end listener is not heard twice when leaving fails', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .task('a', { listeners: [listener('end', 'e1')] });
    s.deploy(drawing.endEvent('end', { when: 'ok' }).from('a').endEvent('other', { otherwise: true }).build());
    s.start('p');
    hear(s, 'e1');
    expect(s.faults).toMatchObject([{ code: 'condition-not-boolean', elementId: 'a' }]);
    s.set({ ok: true }).resolve();
    expect(s.trace).toEqual(['start', 'a', 'end']);
  });

  scenario('a listener throws no errors', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .task('a', { listeners: [listener('start', 's1')] });
    s.deploy(drawing.endEvent('end').boundary('a', 'failed', errorTrigger()).endEvent('caught').build());
    s.start('p');
    const thrown = { errorCode: 'E', errorMessage: '', variables: {} };
    const refused = s.attempt({ type: 'ThrowJobError', jobKey: s.job('a').key, ...thrown });
    expect(refused?.code).toBe('wrong-state');
    expect(refused?.message).toContain('"s1" is the job of a listener');
    hear(s, 's1');
  });

  scenario('cancelled while a listener is heard', (s) => {
    s.deploy(aProcess('p').startEvent('start').task('a', heard).endEvent('end').build());
    const instance = s.start('p');
    hear(s, 's1');
    s.cancel(instance);
    expect(s.eventsOf('JobCancelled')).toHaveLength(1);
  });
});

describe('execution listeners of the process', () => {
  const process = (build: ProcessDefinition): ProcessDefinition => ({ ...build, ...heard });

  scenario('before its first token and after its last', (s) => {
    s.deploy(process(aProcess('p').startEvent('start').userTask('a').endEvent('end').build()));
    const instance = s.start('p', { variables: { x: 1 } });
    expect([...s.state.jobs.values()]).toMatchObject([{ elementKey: instance, elementId: 'p', type: 's1' }]);
    hear(s, 's1', { y: 2 });
    expect(s.trace).toEqual([]);
    hear(s, 's2');
    expect(s.variables(instance)).toEqual({ x: 1, y: 2 });
    s.complete('a');
    expect(s.active).toEqual([]);
    hear(s, 'e1');
    expect(s.state.instances.get(instance)?.state).toBe('active');
    hear(s, 'e2');
    expect(s.state.instances.get(instance)).toMatchObject({ state: 'completed', endElementId: 'end' });
  });

  scenario('of a called process: the call waits, and gets what they set', (s) => {
    s.deploy(process(aProcess('called').startEvent('cs').endEvent('ce').build()));
    s.deploy(aProcess('p').startEvent('start').callActivity('call', 'called').userTask('after').build());
    const instance = s.start('p');
    for (const type of ['s1', 's2', 'e1']) hear(s, type);
    hear(s, 'e2', { told: true });
    expect(s.variables(instance)).toEqual({ told: true });
    s.complete('after');
  });

  scenario('its event subprocesses listen only in between', (s) => {
    const drawing = aProcess('p').startEvent('start').userTask('a').endEvent('end');
    drawing.eventSubProcess('esp', (inner) =>
      inner.startEvent('asked', { event: { kind: 'message', message: { id: 'm', name: expression('m') } } }).task('t'),
    );
    s.deploy(process(drawing.build()));
    s.start('p');
    expect(s.state.subscriptions.size).toBe(0);
    hear(s, 's1');
    hear(s, 's2');
    expect(s.state.subscriptions.size).toBe(1);
    s.complete('a');
    expect(s.state.subscriptions.size).toBe(0);
    hear(s, 'e1');
    hear(s, 'e2');
  });

  scenario.each('a job that fails or cannot be made is a fault of the instance', ['start', 'end'] as const)(
    (s, event) => {
      const listeners = [listener(event, '=kind')];
      s.deploy({ ...aProcess('p').startEvent('start').task('a').endEvent('end').build(), listeners });
      const instance = s.start('p');
      expect(s.faults).toMatchObject([{ code: 'invalid-job', elementKey: instance }]);
      expect(s.faults[0]?.message).toContain('of (p)');
      s.set({ kind: 'k' }).resolve();
      s.failJob('p', 0);
      expect(s.faults).toMatchObject([{ code: 'job-without-retries', elementKey: instance }]);
      s.resolve();
      hear(s, 'k');
      expect(s.trace).toEqual(['start', 'a', 'end']);
    },
  );

  scenario('cancelled while they are heard', (s) => {
    s.deploy(process(aProcess('p').startEvent('start').endEvent('end').build()));
    const first = s.start('p');
    s.cancel(first);
  });

  scenario('of a process that a message starts: the start event goes on when they are heard', (s) => {
    const drawing = aProcess('p').startEvent('start', { event: messageTrigger('m') });
    drawing.scriptTask('work', 'y', 'x + 1').endEvent('end');
    s.deploy({ ...drawing.build(), listeners: [listener('start', 's1'), listener('start', 's2')] });
    const key = s.start('p', { startElementId: 'start', variables: { x: 1 } });
    expect(s.trace).toEqual([]);
    hear(s, 's1');
    hear(s, 's2');
    expect(s.trace).toEqual(['start', 'work', 'end']);
    expect(s.eventsOf('VariableSet').map(({ name, value, scopeKey }) => [name, value, scopeKey])).toEqual([
      ['x', 1, key],
      ['y', 2, key],
    ]);
  });

  scenario('of a process that a receive task or a gateway starts: what has come is not waited for again', (s) => {
    const drawing = aProcess('p').from(null).eventBasedGateway('gate', { instantiate: 'parallel' });
    drawing.message('order', 'order', { outputs: { y: '=x' } }).endEvent('packed');
    drawing.from('gate').receiveTask('payment', 'payment').endEvent('booked');
    const definition = { ...drawing.build(), startEvents: ['order', 'payment'], startNodes: [] };
    s.deploy({ ...definition, listeners: [listener('start', '=type')] });
    s.start('p', { startElementId: 'order', variables: { x: 1 } });
    expect(s.faults).toMatchObject([{ code: 'invalid-job', elementId: 'p' }]);
    expect(s.active).toEqual(['order', 'payment']);
    s.set({ type: 's1' }).resolve();
    hear(s, 's1');
    expect(s.trace).toEqual(['gate', 'order', 'packed']);
    expect(s.publish('payment', null)).toBe(1);
    expect(s.trace.slice(3)).toEqual(['payment', 'booked']);
  });
});
