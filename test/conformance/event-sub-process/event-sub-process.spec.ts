import {
  aProcess,
  errorTrigger,
  messageTrigger,
  signalTrigger,
  timerTrigger,
  type ProcessBuilder,
} from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

const HOUR = 3_600_000;
const stop = messageTrigger('stop');

/** Two tasks side by side, and what `draw` adds. */
const working = (draw: (drawing: ProcessBuilder) => unknown) => {
  const drawing = aProcess('p').startEvent('start').parallelGateway('fork').userTask('a').endEvent('a end');
  drawing.from('fork').userTask('b').endEvent('b end').from(null);
  draw(drawing);
  return drawing.build();
};

describe('event subprocess', () => {
  scenario('interrupting: everything else ends, its own path goes on, and the process ends with it', (s) => {
    s.deploy(
      working((p) =>
        p.eventSubProcess('handler', (h) => h.startEvent('told', { event: stop }).userTask('tidy').endEvent('tidied')),
      ),
    );
    const instance = s.start('p');
    expect([...s.state.subscriptions.values()]).toMatchObject([{ elementKey: instance, targetElementId: 'told' }]);
    s.publish('stop', null);
    expect(s.active).toEqual(['handler', 'tidy']);
    expect(s.state.subscriptions.size).toBe(0);
    s.complete('tidy');
    expect(s.state.instances.get(instance)).toMatchObject({ state: 'completed', endElementId: 'tidied' });
  });

  scenario('never triggered: its wait ends with the process', (s) => {
    s.deploy(
      working((p) => p.eventSubProcess('handler', (h) => h.startEvent('told', { event: stop }).endEvent('end'))),
    );
    s.start('p');
    s.complete('a').complete('b');
    expect(s.eventsOf('SubscriptionClosed')).toHaveLength(1);
  });

  scenario('not interrupting: beside the process, as often as it is triggered; the process waits for all', (s) => {
    const event = { event: messageTrigger('ask', 'id'), interrupting: false, outputs: { asked: '=what' } };
    s.deploy(
      working((p) =>
        p.eventSubProcess('handler', (h) => h.startEvent('told', event).userTask('answer').endEvent('answered')),
      ),
    );
    const instance = s.start('p', { variables: { id: 'k' } });
    s.publish('ask', 'k', { what: 'why', more: 1 });
    s.publish('ask', 'k', { what: 'when' });
    expect(s.active).toEqual(['a', 'b', 'handler', 'answer', 'handler', 'answer']);
    expect(s.variables(instance)).toEqual({ id: 'k', asked: 'when' });
    s.complete('a').complete('b').complete('answer');
    expect(s.state.instances.get(instance)?.state).toBe('active');
    s.publish('ask', 'k', { what: 'who' });
    s.complete('answer').complete('answer');
    expect(s.state.instances.get(instance)?.state).toBe('completed');
  });

  scenario('interrupting after others have run: those end too, and none starts any more', (s) => {
    s.deploy(
      working((p) => {
        const ask = { event: messageTrigger('ask'), interrupting: false };
        p.eventSubProcess('beside', (h) => h.startEvent('asked', ask).userTask('answer').endEvent('answered'));
        p.eventSubProcess('handler', (h) => h.startEvent('told', { event: stop }).userTask('tidy').endEvent('tidied'));
        p.eventSubProcess('other', (h) => h.startEvent('late', { event: timerTrigger('PT1H') }).endEvent('late end'));
      }),
    );
    s.start('p');
    s.publish('ask', null);
    s.publish('stop', null);
    expect(s.active).toEqual(['handler', 'tidy']);
    expect(s.publish('ask', null)).toBe(0);
    s.advance(2 * HOUR);
    expect(s.active).toEqual(['handler', 'tidy']);
    s.complete('tidy');
  });

  scenario('an error after the interruption is not caught beside it: a fault', (s) => {
    const drawing = aProcess('p').startEvent('start').userTask('work').endEvent('end');
    drawing.eventSubProcess('handler', (h) => h.startEvent('told', { event: stop }).errorEnd('failed', 'X'));
    drawing.eventSubProcess('errors', (h) => h.startEvent('any', { event: errorTrigger() }).endEvent('noted'));
    s.deploy(drawing.build());
    const instance = s.start('p');
    s.publish('stop', null);
    expect(s.faults).toMatchObject([{ code: 'unhandled-error', elementId: 'failed' }]);
    s.cancel(instance);
  });

  scenario('an error in one that runs beside ends the scope', (s) => {
    const drawing = aProcess('p').startEvent('start').userTask('work').endEvent('end');
    const ask = { event: messageTrigger('ask'), interrupting: false };
    drawing.eventSubProcess('beside', (h) => h.startEvent('asked', ask).errorEnd('failed', 'X'));
    drawing.eventSubProcess('errors', (h) => h.startEvent('any', { event: errorTrigger('X') }).endEvent('noted'));
    s.deploy(drawing.build());
    s.start('p');
    s.publish('ask', null);
    expect(s.trace).toEqual(['start', 'asked', 'any', 'noted', 'errors']);
  });

  scenario('timer: once; a cycle as often as it says', (s) => {
    const times = (value: string) => ({ event: timerTrigger(value), interrupting: false });
    s.deploy(
      working((p) => {
        p.eventSubProcess('once', (h) => h.startEvent('due', times('PT1H')).endEvent('once end'));
        p.eventSubProcess('often', (h) => h.startEvent('tick', times('R3/PT1H')).endEvent('often end'));
        p.eventSubProcess('always', (h) => h.startEvent('tock', times('R/PT1H')).endEvent('always end'));
      }),
    );
    s.start('p');
    s.advance(5 * HOUR);
    const count = (id: string): number => s.trace.filter((each) => each === id).length;
    expect(['once', 'often', 'always'].map(count)).toEqual([1, 3, 5]);
    s.complete('a').complete('b');
  });

  scenario('timer of an interrupting one: fires once, whatever its cycle', (s) => {
    const event = { event: timerTrigger('R3/PT1H') };
    s.deploy(
      working((p) => p.eventSubProcess('h', (h) => h.startEvent('due', event).timer('rest', 'P1D').endEvent('end'))),
    );
    s.start('p');
    s.advance(48 * HOUR);
    expect(s.trace).toEqual(['start', 'fork', 'due', 'rest', 'end', 'h']);
  });

  scenario('in a subprocess: ends that alone, which then goes on; boundary events of the subprocess stay', (s) => {
    const drawing = aProcess('p').startEvent('start').parallelGateway('fork');
    drawing.subProcess('sub', (inner) => {
      inner.startEvent('in').userTask('work').endEvent('out');
      inner.eventSubProcess('handler', (h) =>
        h.startEvent('told', { event: stop }).userTask('tidy').endEvent('tidied'),
      );
    });
    drawing
      .task('next')
      .endEvent('end')
      .boundaryTimer('sub', 'late', 'PT1H', { interrupting: false })
      .endEvent('noted');
    drawing.from('fork').userTask('other').endEvent('other end');
    s.deploy(drawing.build());
    s.start('p');
    s.publish('stop', null);
    expect(s.active).toEqual(['sub', 'other', 'handler', 'tidy']);
    s.advance(HOUR);
    expect(s.trace).toContain('noted');
    s.complete('tidy');
    expect(s.trace.slice(-4)).toEqual(['handler', 'sub', 'next', 'end']);
    s.complete('other');
  });

  scenario('within an event subprocess: listens while that runs', (s) => {
    const drawing = aProcess('p').startEvent('start').userTask('work').endEvent('end');
    drawing.eventSubProcess('outer', (outer) => {
      outer.startEvent('told', { event: stop, interrupting: false }).userTask('tidy').endEvent('tidied');
      outer.eventSubProcess('inner', (inner) => {
        inner
          .startEvent('hurry', { event: messageTrigger('hurry') })
          .task('rush')
          .endEvent('rushed');
      });
    });
    s.deploy(drawing.build());
    s.start('p');
    expect(s.publish('hurry', null)).toBe(0);
    s.publish('stop', null);
    s.publish('stop', null);
    expect(s.publish('hurry', null)).toBe(2);
    expect(s.active).toEqual(['work']);
    s.complete('work');
  });

  scenario('terminate in an event subprocess ends it alone; terminate beside it ends it too', (s) => {
    const drawing = aProcess('p').startEvent('start').userTask('work').terminateEnd('end');
    const ask = { event: messageTrigger('ask'), interrupting: false };
    drawing.eventSubProcess('beside', (h) => {
      h.startEvent('asked', ask).parallelGateway('split').userTask('answer').endEvent('answered');
      h.from('split').userTask('drop').terminateEnd('dropped');
    });
    s.deploy(drawing.build());
    s.start('p');
    s.publish('ask', null);
    s.complete('drop');
    expect(s.active).toEqual(['work']);
    s.publish('ask', null);
    s.complete('work');
    expect(s.trace.at(-1)).toBe('end');
    expect(s.active).toEqual([]);
  });

  scenario('a boundary event or a cancel from outside ends it with its scope', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess('sub', (inner) => {
        inner.startEvent('in').userTask('work').endEvent('out');
        inner.eventSubProcess('handler', (h) =>
          h.startEvent('told', { event: stop }).userTask('tidy').endEvent('tidied'),
        );
      });
    drawing.userTask('next').boundaryTimer('sub', 'late', 'PT1H').endEvent('gone');
    s.deploy(drawing.build());
    const [first] = [s.start('p'), s.start('p')];
    s.publish('stop', null);
    s.cancel(first);
    s.advance(HOUR);
    expect(s.trace.slice(-2)).toEqual(['late', 'gone']);
  });

  scenario('signal thrown inside: the thrower ends with everything else', (s) => {
    const go = signalTrigger('go');
    const drawing = aProcess('p').startEvent('start').throwEvent('thrown', { event: go }).task('never').endEvent('end');
    drawing.eventSubProcess('handler', (h) => h.startEvent('heard', { event: go }).task('handle').endEvent('handled'));
    s.deploy(drawing.build());
    s.start('p');
    expect(s.trace).toEqual(['start', 'heard', 'handle', 'handled', 'handler']);
  });

  scenario('in a called process: the caller goes on when it has ended', (s) => {
    const called = aProcess('called').startEvent('in').userTask('work').endEvent('out');
    called.eventSubProcess('handler', (h) => {
      h.startEvent('told', { event: stop, outputs: { why: '=why' } })
        .task('tidy')
        .endEvent('tidied');
    });
    const drawing = aProcess('p').startEvent('start').callActivity('call', 'called').userTask('next');
    s.deploy(called.build(), drawing.build());
    const instance = s.start('p');
    s.publish('stop', null, { why: 'late' });
    expect(s.active).toEqual(['next']);
    expect(s.variables(instance)).toEqual({ why: 'late' });
    s.complete('next');
  });

  scenario('sees the variables of its scope, and its input mappings', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess(
        'sub',
        (inner) => {
          inner.startEvent('in').userTask('work').endEvent('out');
          inner.eventSubProcess(
            'handler',
            (h) => h.startEvent('told', { event: stop }).scriptTask('s', 'sum', 'near + far').endEvent('end'),
            { inputs: { near: '=inside + 1' } },
          );
        },
        { inputs: { inside: '=1', sum: '=0' }, outputs: { sum: '=sum' } },
      );
    drawing.userTask('next');
    s.deploy(drawing.build());
    const instance = s.start('p', { variables: { far: 10 } });
    s.publish('stop', null);
    expect(s.variables(instance)).toEqual({ far: 10, sum: 12 });
    s.complete('next');
  });
});
