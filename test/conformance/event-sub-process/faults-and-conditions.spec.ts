import {
  aProcess,
  conditionTrigger,
  messageTrigger,
  timerTrigger,
  type ProcessBuilder,
} from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

const stop = messageTrigger('stop');

/** Two tasks side by side, and what `draw` adds. */
const working = (draw: (drawing: ProcessBuilder) => unknown) => {
  const drawing = aProcess('p').startEvent('start').parallelGateway('fork').userTask('a').endEvent('a end');
  drawing.from('fork').userTask('b').endEvent('b end').from(null);
  draw(drawing);
  return drawing.build();
};

describe('event subprocess', () => {
  scenario('what it cannot wait for is a fault of the process that resolving repairs; the rest runs', (s) => {
    const event = { event: messageTrigger('stop', 'id') };
    s.deploy(working((p) => p.eventSubProcess('h', (h) => h.startEvent('told', event).endEvent('end'))));
    const instance = s.start('p');
    expect(s.active).toEqual(['a', 'b']);
    const fault = { code: 'invalid-correlation-key', elementId: 'told', elementKey: instance };
    expect(s.faults).toMatchObject([fault]);
    s.resolve();
    expect(s.faults).toMatchObject([fault]);
    s.set({ id: 'k' }).resolve();
    expect(s.faults).toEqual([]);
    s.publish('stop', 'k');
    expect(s.state.instances.get(instance)?.state).toBe('completed');
  });

  scenario('such a fault goes with the process', (s) => {
    const event = { event: timerTrigger('=soon') };
    s.deploy(working((p) => p.eventSubProcess('h', (h) => h.startEvent('due', event).endEvent('end'))));
    const [first] = [s.start('p'), s.start('p')];
    expect(s.faults.map(({ code }) => code)).toEqual(['invalid-timer', 'invalid-timer']);
    s.cancel(first);
    s.complete('a').complete('b');
  });

  scenario('what a subprocess cannot wait for leaves the token before it', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess('sub', (inner) => {
        inner.startEvent('in').userTask('work').endEvent('out');
        inner.eventSubProcess('h', (h) => h.startEvent('told', { event: messageTrigger('x', 'id') }).endEvent('end'));
      });
    s.deploy(drawing.build());
    s.start('p');
    expect(s.faults).toMatchObject([{ elementId: 'sub' }]);
    expect(s.active).toEqual(['sub']);
    s.set({ id: 1 }).resolve();
    s.publish('x', '1');
  });

  scenario('a fault of its own start event keeps what came; a fault of itself too', (s) => {
    const outputs = { event: stop, outputs: { x: '=nothing(why)' } };
    s.deploy(
      working((p) => {
        p.eventSubProcess('h', (h) => h.startEvent('told', outputs).endEvent('end'), { inputs: { y: '=missing(z)' } });
      }),
    );
    const instance = s.start('p');
    s.publish('stop', null, { why: 'late' });
    expect(s.faults).toMatchObject([{ elementId: 'h' }]);
    expect(s.variables(s.element('told').key)).toEqual({ why: 'late' });
    s.cancel(instance);
  });

  scenario('triggered while its scope could not be left: the scope is left again afterwards', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess(
        'sub',
        (inner) => {
          inner.startEvent('in').userTask('work').endEvent('out');
          inner.eventSubProcess('h', (h) => h.startEvent('told', { event: stop }).userTask('tidy').endEvent('end'));
        },
        { outputs: { x: '=nothing(1)' } },
      );
    s.deploy(drawing.build());
    const instance = s.start('p');
    s.complete('work');
    expect(s.faults).toMatchObject([{ elementId: 'sub' }]);
    s.publish('stop', null);
    expect(s.faults).toEqual([]);
    s.complete('tidy');
    expect(s.faults).toMatchObject([{ elementId: 'sub' }]);
    s.cancel(instance);
  });

  scenario('sees what the message that starts the process brings', (s) => {
    const drawing = aProcess('p')
      .startEvent('start', { event: messageTrigger('open') })
      .userTask('work');
    drawing.eventSubProcess('h', (h) => h.startEvent('told', { event: messageTrigger('stop', 'id') }).endEvent('end'));
    s.deploy(drawing.build());
    s.start('p', { startElementId: 'start', variables: { id: 'k' } });
    expect(s.faults).toEqual([]);
    s.publish('stop', 'k');
    expect(s.trace).toEqual(['start', 'told', 'end', 'h']);
  });

  scenario('conditional that the starting message makes true: the process begins with it alone', (s) => {
    const full = { event: conditionTrigger('count >= 2', 'count') };
    const drawing = aProcess('p')
      .startEvent('start', { event: messageTrigger('open') })
      .userTask('work');
    drawing.eventSubProcess('h', (h) => h.startEvent('full', full).endEvent('end'));
    s.deploy(drawing.build());
    s.start('p', { startElementId: 'start', variables: { count: 2 } });
    expect(s.trace).toEqual(['full', 'end', 'h']);
  });

  scenario('conditional: a script makes it true in a process that nowhere waits', (s) => {
    const drawing = aProcess('p').startEvent('start').scriptTask('up', 'count', '5').task('never').endEvent('end');
    const full = { event: conditionTrigger('count >= 2', 'count') };
    drawing.eventSubProcess('h', (h) => h.startEvent('full', full).endEvent('tidied'));
    s.deploy(drawing.build());
    s.start('p');
    expect(s.trace).toEqual(['start', 'up', 'full', 'tidied', 'h']);
  });

  scenario.each('conditional: the last element makes it true, which nothing follows', [true, false])(
    (s, interrupting) => {
      const full = { event: conditionTrigger('count >= 2', 'count'), interrupting };
      const drawing = aProcess('p')
        .startEvent('start')
        .subProcess('sub', (inner) => {
          inner.startEvent('in').userTask('work');
          inner.eventSubProcess('h', (h) => h.startEvent('full', full).userTask('tidy').endEvent('tidied'));
        });
      drawing.endEvent('end');
      s.deploy(drawing.build());
      s.start('p');
      s.complete('work', { count: 2 });
      expect(s.active).toEqual(['sub', 'h', 'tidy']);
      s.complete('tidy');
      expect(s.trace.slice(-2)).toEqual(['sub', 'end']);
    },
  );

  scenario('conditional boundary: the last element inside makes it true', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess('sub', (inner) => inner.startEvent('in').userTask('work'));
    drawing.endEvent('end').boundary('sub', 'enough', conditionTrigger('count >= 2', 'count')).endEvent('stopped');
    s.deploy(drawing.build());
    s.start('p');
    s.complete('work', { count: 2 });
    expect(s.trace).toEqual(['start', 'in', 'work', 'enough', 'stopped']);
  });

  scenario('conditional: interrupting, as soon as a variable of its scope makes it true', (s) => {
    const full = { event: conditionTrigger('count >= 2', 'count') };
    const drawing = aProcess('p').startEvent('start').userTask('one').userTask('two').userTask('three');
    drawing.eventSubProcess('h', (h) => h.startEvent('full', full).userTask('tidy').endEvent('tidied'));
    s.deploy(drawing.build());
    s.start('p');
    s.complete('one', { count: 1 });
    expect(s.active).toEqual(['two']);
    s.complete('two', { count: 2 });
    expect(s.active).toEqual(['h', 'tidy']);
    s.complete('tidy');
  });

  scenario('conditional that holds already: the process begins with it alone', (s) => {
    const full = { event: conditionTrigger('count >= 2', 'count') };
    const drawing = aProcess('p').startEvent('start').userTask('one').endEvent('end');
    drawing.eventSubProcess('h', (h) => h.startEvent('full', full).endEvent('tidied'));
    drawing.eventSubProcess('other', (h) => h.startEvent('told', { event: stop }).endEvent('stopped'));
    s.deploy(drawing.build());
    s.start('p', { variables: { count: 2 } });
    expect(s.trace).toEqual(['full', 'tidied', 'h']);
  });

  scenario('conditional that holds already, in a subprocess and not interrupting: beside it', (s) => {
    const full = { event: conditionTrigger('count >= 2', 'count'), interrupting: false };
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess('sub', (inner) => {
        inner.startEvent('in').userTask('one').endEvent('out');
        inner.eventSubProcess('h', (h) => h.startEvent('full', full).endEvent('tidied'));
      });
    s.deploy(drawing.build());
    s.start('p', { variables: { count: 2 } });
    expect(s.active).toEqual(['sub', 'one']);
    expect(s.trace).toEqual(expect.arrayContaining(['full', 'tidied', 'h']));
    s.set({ count: 1 }).set({ count: 3 });
    expect(s.trace.filter((id) => id === 'h')).toHaveLength(2);
    s.complete('one');
  });
});
