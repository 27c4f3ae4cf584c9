import {
  aProcess,
  compensateTrigger,
  multiInstance,
  standardLoop,
  type ProcessBuilder,
} from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

const undoing = { forCompensation: true } as const;

/** `a` then `b`, each undone by a task that is named after it. */
const steps = (drawing: ProcessBuilder, from = 'a', to = 'b'): void => {
  drawing.startEvent(`in-${from}`).task(from).task(to).endEvent(`out-${from}`);
  for (const id of [from, to]) {
    drawing.boundaryCompensation(id, `c-${id}`, `undo-${id}`).from(null).userTask(`undo-${id}`, undoing);
  }
};

const thrown = (drawing: ProcessBuilder, activity?: string): ProcessBuilder =>
  drawing.throwEvent('undo', { event: compensateTrigger(activity) }).endEvent('end');

const undone = (trace: readonly string[]): readonly string[] => trace.filter((id) => id.startsWith('undo-'));

describe('compensation of scopes', () => {
  scenario('a completed subprocess is undone by undoing what was done inside, in its variables', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess('sub', steps, { inputs: { own: '=x' } });
    s.deploy(thrown(drawing.task('later')).build());
    s.start('p', { variables: { x: 1 } });
    expect(s.active).toEqual(['undo', 'sub', 'undo-b']);
    expect(s.variables(s.element('sub').key)).toEqual({ own: 1 });
    s.complete('undo-b').complete('undo-a');
    expect(undone(s.trace)).toEqual(['undo-b', 'undo-a']);
    expect(s.trace.slice(-2)).toEqual(['undo', 'end']);
    // Open again to be undone, it does not complete a second time.
    expect(s.trace.filter((id) => id === 'sub')).toHaveLength(1);
  });

  scenario('subprocesses in subprocesses, in reverse order throughout', (s) => {
    const outer = (sub: ProcessBuilder) => {
      sub.startEvent('in').subProcess('first', (inner) => steps(inner, 'a', 'b'));
      sub.subProcess('second', (inner) => steps(inner, 'c', 'd')).endEvent('out');
    };
    s.deploy(thrown(aProcess('p').startEvent('start').subProcess('outer', outer)).build());
    s.start('p');
    for (const id of ['undo-d', 'undo-c', 'undo-b', 'undo-a']) s.complete(id);
    expect(undone(s.trace)).toEqual(['undo-d', 'undo-c', 'undo-b', 'undo-a']);
  });

  scenario('a handler of the subprocess itself runs instead of those inside', (s) => {
    const drawing = aProcess('p').startEvent('start').subProcess('sub', steps);
    thrown(drawing).boundaryCompensation('sub', 'c', 'undo-sub').from(null).userTask('undo-sub', undoing);
    s.deploy(drawing.build());
    s.start('p');
    s.complete('undo-sub');
    expect(undone(s.trace)).toEqual(['undo-sub']);
  });

  scenario('an event inside undoes only what was done inside', (s) => {
    const inside = (sub: ProcessBuilder) => {
      sub.startEvent('in').task('b').throwEvent('undo', { event: compensateTrigger() }).endEvent('out');
      sub.boundaryCompensation('b', 'cb', 'undo-b').from(null).task('undo-b', undoing);
    };
    const drawing = aProcess('p').startEvent('start').task('a').subProcess('sub', inside).endEvent('end');
    drawing.boundaryCompensation('a', 'ca', 'undo-a').from(null).task('undo-a', undoing);
    s.deploy(drawing.build());
    s.start('p');
    expect(undone(s.trace)).toEqual(['undo-b']);
  });

  scenario('a subprocess that is interrupted forgets what was done inside', (s) => {
    const inside = (sub: ProcessBuilder) => {
      sub.startEvent('in').task('a').userTask('wait').endEvent('out');
      sub.boundaryCompensation('a', 'ca', 'undo-a').from(null).task('undo-a', undoing);
    };
    const drawing = aProcess('p').startEvent('start').subProcess('sub', inside).endEvent('never');
    thrown(drawing.boundaryTimer('sub', 'late', 'PT1H'));
    s.deploy(drawing.build());
    s.start('p');
    expect([...s.state.compensations.values()]).toHaveLength(1);
    s.advance(3_600_000);
    expect(undone(s.trace)).toEqual([]);
  });

  scenario('a compensation event subprocess runs instead, and may undo what was done around it', (s) => {
    const inside = (sub: ProcessBuilder) => {
      steps(sub);
      sub.eventSubProcess('esp', (esp) => {
        esp.startEvent('on-undo', { event: compensateTrigger() }).userTask('ask');
        esp.throwEvent('undo-inside', { event: compensateTrigger('a') }).endEvent('asked');
      });
    };
    s.deploy(thrown(aProcess('p').startEvent('start').subProcess('sub', inside)).build());
    s.start('p');
    expect(s.active).toEqual(['undo', 'sub', 'esp', 'ask']);
    s.complete('ask').complete('undo-a');
    expect(undone(s.trace)).toEqual(['undo-a', 'undo-inside']);
    expect(s.trace.slice(-4)).toEqual(['asked', 'esp', 'undo', 'end']);
  });

  scenario('a compensation event subprocess does not run by itself', (s) => {
    const inside = (sub: ProcessBuilder) => {
      sub.startEvent('in').task('a').endEvent('out');
      sub.eventSubProcess('esp', (esp) => esp.startEvent('on-undo', { event: compensateTrigger() }).endEvent('x'));
    };
    s.deploy(aProcess('p').startEvent('start').subProcess('sub', inside).endEvent('end').build());
    s.start('p');
    expect(s.trace).toEqual(['start', 'in', 'a', 'out', 'sub', 'end']);
  });

  const modes = [{ sequential: false }, { sequential: true }];

  scenario.each(
    'every completed instance of a loop is undone, with its item',
    modes,
  )((s, mode) => {
    const loop = multiInstance({ ...mode, collection: '["x", "y"]', item: 'seat' });
    const drawing = aProcess('p').startEvent('start').userTask('a', loop);
    thrown(drawing).boundaryCompensation('a', 'ca', 'undo-a').from(null).userTask('undo-a', undoing);
    s.deploy(drawing.build());
    s.start('p');
    s.complete('a').complete('a');
    expect(s.variables(s.userTask('undo-a').elementKey)).toEqual({ loopCounter: 2, seat: 'y' });
    s.complete('undo-a');
    expect(s.variables(s.userTask('undo-a').elementKey)).toEqual({ loopCounter: 1, seat: 'x' });
    s.complete('undo-a');
    expect(undone(s.trace)).toEqual(['undo-a', 'undo-a']);
  });

  scenario.each(
    'every completed instance of a looping subprocess is undone inside',
    modes,
  )((s, mode) => {
    const loop = multiInstance({ ...mode, cardinality: '2' });
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess('sub', (sub) => steps(sub), loop);
    s.deploy(thrown(drawing).build());
    s.start('p');
    for (const id of ['undo-b', 'undo-a', 'undo-b', 'undo-a']) s.complete(id);
    expect(undone(s.trace)).toEqual(['undo-b', 'undo-a', 'undo-b', 'undo-a']);
  });

  scenario('rounds of a standard loop are undone; a loop that was interrupted is not', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .task('a', standardLoop({ maximum: '3' }));
    drawing.userTask('b', standardLoop({ maximum: '2' })).endEvent('never');
    thrown(drawing.boundaryTimer('b', 'late', 'PT1H'));
    for (const id of ['a', 'b']) {
      drawing.boundaryCompensation(id, `c-${id}`, `undo-${id}`).from(null).task(`undo-${id}`, undoing);
    }
    s.deploy(drawing.build());
    s.start('p');
    s.complete('b').advance(3_600_000);
    expect(undone(s.trace)).toEqual(['undo-a', 'undo-a', 'undo-a']);
  });

  scenario('a call is undone in an instance of the same version, with its variables as they were', (s) => {
    const called = aProcess('called');
    steps(called);
    s.deploy(called.build());
    const drawing = aProcess('p')
      .startEvent('start')
      .callActivity('call', 'called', { inputs: { y: '=x' } });
    s.deploy(thrown(drawing).build());
    s.start('p', { variables: { x: 1 } });
    const [first] = s.eventsOf('ProcessInstanceStarted').filter(({ bpmnProcessId }) => bpmnProcessId === 'called');
    const again = s.element('undo-b').processInstanceKey;
    expect(s.state.instances.get(again)).toMatchObject({ definitionKey: first?.definitionKey, state: 'active' });
    expect(s.variables(again)).toMatchObject({ y: 1 });
    s.deploy(aProcess('called').startEvent('other').endEvent('x').build());
    s.complete('undo-b').complete('undo-a');
    expect(undone(s.trace)).toEqual(['undo-b', 'undo-a']);
    expect(s.state.instances.get(again)?.state).toBe('completed');
  });

  scenario('calls in loops, in calls', (s) => {
    const inner = aProcess('inner');
    steps(inner);
    const outer = aProcess('outer').startEvent('s').callActivity('call-inner', 'inner').endEvent('e');
    const loop = multiInstance({ cardinality: '2' });
    const drawing = aProcess('p').startEvent('start').callActivity('call-outer', 'outer', loop);
    s.deploy(inner.build(), outer.build(), thrown(drawing).build());
    s.start('p');
    for (const id of ['undo-b', 'undo-a', 'undo-b', 'undo-a']) s.complete(id);
    expect([...s.state.instances.values()].every(({ state }) => state === 'completed')).toBe(true);
  });

  scenario('cancelled while a call is undone, everything ends', (s) => {
    const called = aProcess('called');
    steps(called);
    s.deploy(called.build(), thrown(aProcess('p').startEvent('start').callActivity('call', 'called')).build());
    const instance = s.start('p');
    s.complete('undo-b').cancel(instance);
    expect([...s.state.instances.values()].filter(({ state }) => state === 'active')).toEqual([]);
  });

  scenario('a call that failed to be left keeps what it did, and loses it when it is interrupted', (s) => {
    const called = aProcess('called');
    steps(called);
    const drawing = aProcess('p')
      .startEvent('start')
      .callActivity('call', 'called', { outputs: { y: '=nothing(1)' } });
    drawing.endEvent('end').boundaryTimer('call', 'late', 'PT1H').endEvent('too-late');
    s.deploy(called.build(), drawing.build());
    s.start('p');
    expect(s.faults).toMatchObject([{ elementId: 'call', code: 'expression-failed' }]);
    expect([...s.state.compensations.values()]).toHaveLength(3);
    s.advance(3_600_000);
  });
});
