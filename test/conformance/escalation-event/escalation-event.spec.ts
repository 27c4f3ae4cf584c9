import { aProcess, escalationTrigger, multiInstance, signalTrigger } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

const late = escalationTrigger('LATE');

/** A subprocess that escalates between two tasks. */
const escalating = (code = 'LATE') =>
  aProcess('p')
    .startEvent('start')
    .subProcess('sub', (inner) => {
      inner
        .startEvent('in')
        .task('before')
        .throwEvent('thrown', { event: escalationTrigger(code) })
        .userTask('after');
    });

describe('escalation event', () => {
  scenario('non-interrupting boundary: the catching path runs beside, and the thrower goes on', (s) => {
    const drawing = escalating().endEvent('end');
    drawing.boundary('sub', 'caught', late, { interrupting: false }).userTask('tell').endEvent('told');
    s.deploy(drawing.build());
    s.start('p');
    expect(s.active).toEqual(['sub', 'after', 'tell']);
    expect(s.eventsOf('EscalationThrown')).toMatchObject([{ escalationCode: 'LATE', caughtBy: 'caught' }]);
    s.complete('after').complete('tell');
    expect(s.trace).toEqual(expect.arrayContaining(['end', 'told']));
  });

  scenario('interrupting boundary: everything inside ends, the thrower too', (s) => {
    const drawing = escalating().endEvent('end').boundary('sub', 'caught', late).task('tell').endEvent('told');
    s.deploy(drawing.build());
    s.start('p');
    expect(s.trace).toEqual(['start', 'in', 'before', 'caught', 'tell', 'told']);
  });

  scenario('nobody catches it: nothing happens', (s) => {
    s.deploy(escalating('OTHER').endEvent('end').boundary('sub', 'caught', late).endEvent('told').build());
    s.start('p');
    expect(s.eventsOf('EscalationThrown')).toMatchObject([{ escalationCode: 'OTHER', caughtBy: null }]);
    expect(s.faults).toEqual([]);
    s.complete('after');
    expect(s.trace.at(-1)).toBe('end');
  });

  scenario('escalation end event at the top: the process ends as usual', (s) => {
    s.deploy(aProcess('p').startEvent('start').endEvent('end', { event: late }).build());
    const instance = s.start('p');
    expect(s.state.instances.get(instance)?.state).toBe('completed');
  });

  scenario('end event in a subprocess, caught without interrupting: both paths go on', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess('sub', (inner) => inner.startEvent('in').endEvent('out', { event: late }));
    drawing.task('next').endEvent('end').boundary('sub', 'caught', late, { interrupting: false }).endEvent('told');
    s.deploy(drawing.build());
    s.start('p');
    expect([...s.trace].sort()).toEqual(['caught', 'end', 'in', 'next', 'out', 'start', 'sub', 'told']);
  });

  scenario('the event that names the code goes before the one that catches all; only the innermost catches', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess('outer', (outer) => {
        outer.startEvent('o').subProcess('sub', (inner) => inner.startEvent('in').endEvent('out', { event: late }));
        outer.endEvent('oe');
        outer.boundary('sub', 'any', escalationTrigger(), { interrupting: false }).endEvent('any end');
        outer.boundary('sub', 'named', late, { interrupting: false }).endEvent('named end');
      });
    drawing.endEvent('end').boundary('outer', 'far', late, { interrupting: false }).endEvent('far end');
    s.deploy(drawing.build());
    s.start('p');
    expect(s.trace).toContain('named end');
    expect(s.trace).not.toContain('any end');
    expect(s.trace).not.toContain('far end');
  });

  scenario('catching all, with the variables of the thrower', (s) => {
    const thrown = { event: late, inputs: { why: '=reason' } };
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess('sub', (inner) => inner.startEvent('in').throwEvent('thrown', thrown).endEvent('out'));
    const caught = { interrupting: false, outputs: { noted: '=why' } };
    drawing.userTask('next').boundary('sub', 'caught', escalationTrigger(), caught).endEvent('told');
    s.deploy(drawing.build());
    const instance = s.start('p', { variables: { reason: 'slow' } });
    expect(s.variables(instance)).toEqual({ reason: 'slow', noted: 'slow' });
    s.complete('next');
  });

  scenario.each('through a call, interrupting or not', [true, false])((s, interrupting) => {
    const called = aProcess('called').startEvent('in').throwEvent('thrown', { event: late }).userTask('rest');
    const drawing = aProcess('p').startEvent('start').callActivity('call', 'called').endEvent('end');
    drawing.boundary('call', 'caught', late, { interrupting }).task('tell').endEvent('told');
    s.deploy(called.build(), drawing.build());
    s.start('p');
    expect(s.trace).toEqual(expect.arrayContaining(['caught', 'tell', 'told']));
    expect(s.active).toEqual(interrupting ? [] : ['call', 'rest']);
    if (!interrupting) s.complete('rest');
    expect(s.trace.includes('end')).toBe(!interrupting);
  });

  scenario('event subprocess, not interrupting: once for every escalation; not for its own', (s) => {
    const again = { event: late };
    const drawing = aProcess('p')
      .startEvent('start')
      .throwEvent('one', again)
      .throwEvent('two', again)
      .userTask('work');
    drawing.eventSubProcess('handler', (inner) => {
      inner.startEvent('heard', { event: late, interrupting: false }).task('handle').endEvent('handled', again);
    });
    s.deploy(drawing.build());
    s.start('p');
    expect(s.trace.filter((id) => id === 'handled')).toHaveLength(2);
    expect(s.eventsOf('EscalationThrown').map(({ caughtBy }) => caughtBy)).toEqual(['heard', 'heard', null, null]);
    s.complete('work');
  });

  scenario('event subprocess, interrupting: before the boundary event of its scope', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess('sub', (inner) => {
        inner.startEvent('in').throwEvent('thrown', { event: late }).task('never').endEvent('out');
        inner.eventSubProcess('handler', (handler) => {
          handler.startEvent('heard', { event: late }).userTask('handle').endEvent('handled', { event: late });
        });
      });
    drawing.endEvent('end').boundary('sub', 'caught', late, { interrupting: false }).endEvent('told');
    s.deploy(drawing.build());
    s.start('p');
    expect(s.active).toEqual(['sub', 'handler', 'handle']);
    s.complete('handle');
    expect(s.eventsOf('EscalationThrown').map(({ caughtBy }) => caughtBy)).toEqual(['heard', 'caught']);
    expect(s.trace.slice(-2).sort()).toEqual(['end', 'told']);
  });

  scenario('a code that cannot be computed is a fault of the thrower', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .endEvent('end', { event: escalationTrigger('=code') });
    s.deploy(drawing.build());
    s.start('p');
    expect(s.faults).toMatchObject([{ code: 'expression-failed', elementId: 'end' }]);
    s.set({ code: 'X' }).resolve();
    expect(s.eventsOf('EscalationThrown')).toMatchObject([{ escalationCode: 'X', caughtBy: null }]);
  });

  scenario('from every instance of a loop: the boundary event is the body’s', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess('sub', (inner) => inner.startEvent('in').endEvent('out', { event: late }), {
        ...multiInstance({ cardinality: '3' }),
      });
    drawing.endEvent('end').boundary('sub', 'caught', late, { interrupting: false }).endEvent('told');
    s.deploy(drawing.build());
    s.start('p');
    expect(s.trace.filter((id) => id === 'told')).toHaveLength(3);
    expect(s.trace).toContain('end');
  });

  scenario('a signal from a loop instance interrupts the whole loop', (s) => {
    const go = signalTrigger('go');
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess('sub', (inner) => inner.startEvent('in').userTask('wait').endEvent('out', { event: go }), {
        ...multiInstance({ cardinality: '3' }),
      });
    drawing.endEvent('end').boundary('sub', 'caught', go).endEvent('told');
    s.deploy(drawing.build());
    s.start('p');
    expect(s.state.signals.size).toBe(1);
    s.complete('wait');
    expect(s.trace.slice(-2)).toEqual(['caught', 'told']);
  });
});
