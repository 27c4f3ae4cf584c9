import { aProcess, errorTrigger, escalationTrigger, multiInstance } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

const broken = errorTrigger('BROKEN');

describe('error event', () => {
  scenario('event subprocess: ends everything else in the process, with what the worker said', (s) => {
    const drawing = aProcess('p').startEvent('start').parallelGateway('fork').serviceTask('pay').endEvent('paid');
    drawing.from('fork').userTask('other').endEvent('done');
    drawing.eventSubProcess('handler', (inner) => {
      inner
        .startEvent('failed', { event: broken, outputs: { cause: '=why' } })
        .userTask('repair')
        .endEvent('repaired');
    });
    s.deploy(drawing.build());
    const instance = s.start('p');
    s.throwError('pay', 'BROKEN', { why: 'card', more: 1 });
    expect(s.active).toEqual(['handler', 'repair']);
    expect(s.eventsOf('ErrorThrown')).toMatchObject([{ elementId: 'pay', caughtBy: 'failed' }]);
    expect(s.variables(instance)).toEqual({ cause: 'card' });
    s.complete('repair');
    expect(s.trace.slice(-2)).toEqual(['repaired', 'handler']);
  });

  scenario(
    'an activity’s own boundary event, then the event subprocess around it, then the boundary of the scope',
    (s) => {
      const drawing = aProcess('p')
        .startEvent('start')
        .subProcess('sub', (inner) => {
          inner
            .startEvent('in')
            .serviceTask('pay')
            .endEvent('paid')
            .boundaryError('pay', 'own', 'A')
            .endEvent('own end');
          inner.eventSubProcess('handler', (handler) => {
            handler.startEvent('failed', { event: errorTrigger('B') }).endEvent('handled');
          });
        });
      drawing.endEvent('end').boundaryError('sub', 'outside').endEvent('outside end');
      s.deploy(drawing.build());
      const reached = (code: string): string | undefined => {
        const before = s.trace.length;
        s.start('p');
        s.throwError('pay', code);
        const ends = ['own end', 'handled', 'outside end'];
        return s.trace.slice(before).find((id) => ends.includes(id));
      };
      expect(['A', 'B', 'C'].map(reached)).toEqual(['own end', 'handled', 'outside end']);
    },
  );

  scenario('the event subprocess that names the code goes before the one that catches every error', (s) => {
    const drawing = aProcess('p').startEvent('start').errorEnd('thrown', 'BROKEN');
    drawing.eventSubProcess('all', (inner) => inner.startEvent('any', { event: errorTrigger() }).endEvent('any end'));
    drawing.eventSubProcess('one', (inner) => inner.startEvent('named', { event: broken }).endEvent('named end'));
    s.deploy(drawing.build());
    s.start('p');
    expect(s.trace).toEqual(['start', 'named', 'named end', 'one']);
  });

  scenario('what handles an error throws it on: around its scope, not to itself or those beside it', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess('sub', (inner) => {
        inner.startEvent('in').errorEnd('thrown', 'BROKEN');
        inner.eventSubProcess('handler', (handler) => {
          handler.startEvent('failed', { event: broken }).task('note').errorEnd('again', 'BROKEN');
        });
        inner.eventSubProcess('beside', (other) => other.startEvent('any', { event: errorTrigger() }).endEvent('no'));
      });
    drawing.endEvent('end').boundaryError('sub', 'outside').endEvent('outside end');
    s.deploy(drawing.build());
    s.start('p');
    expect(s.trace).toEqual(['start', 'in', 'failed', 'note', 'outside', 'outside end']);
  });

  scenario('through calls: the event subprocess of the called process, else what the caller has', (s) => {
    const deepest = aProcess('deepest').startEvent('in').errorEnd('thrown', '=code');
    deepest.eventSubProcess('inside', (inner) => inner.startEvent('near', { event: broken }).endEvent('near end'));
    const drawing = aProcess('p').startEvent('start').callActivity('call', 'deepest').endEvent('end');
    drawing.eventSubProcess('outside', (inner) => {
      inner.startEvent('far', { event: errorTrigger() }).endEvent('far end');
    });
    s.deploy(deepest.build(), drawing.build());
    s.start('p', { variables: { code: 'BROKEN' } });
    s.start('p', { variables: { code: 'ELSE' } });
    const ends = s.trace.filter((id) => ['near end', 'far end', 'end'].includes(id));
    expect(ends).toEqual(['near end', 'end', 'far end']);
  });

  scenario('an error end event carries what its input mappings say', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess('sub', (inner) => {
        inner.startEvent('in').endEvent('thrown', { event: broken, inputs: { why: '=text' } });
      });
    drawing
      .endEvent('end')
      .boundaryError('sub', 'caught', 'BROKEN', { outputs: { cause: '=why' } })
      .userTask('repair');
    s.deploy(drawing.build());
    const instance = s.start('p', { variables: { text: 'card' } });
    expect(s.variables(instance)).toEqual({ text: 'card', cause: 'card' });
    s.complete('repair');
  });

  scenario('nobody catches it: a fault of the thrower that can be resolved', (s) => {
    s.deploy(aProcess('p').startEvent('start').errorEnd('thrown', 'BROKEN').build());
    const instance = s.start('p');
    expect(s.faults).toMatchObject([{ code: 'unhandled-error', elementId: 'thrown' }]);
    s.resolve();
    expect(s.faults).toHaveLength(1);
    s.cancel(instance);
  });

  scenario('an escalation is no error', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess('sub', (inner) => inner.startEvent('in').endEvent('thrown', { event: escalationTrigger('BROKEN') }));
    drawing.endEvent('end').boundaryError('sub', 'caught', 'BROKEN').endEvent('failed');
    s.deploy(drawing.build());
    s.start('p');
    expect(s.trace.at(-1)).toBe('end');
  });

  scenario('from one instance of a loop: the whole loop ends', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .serviceTask('pay', multiInstance({ cardinality: '3' }));
    drawing.endEvent('end').boundaryError('pay', 'caught', 'BROKEN').endEvent('failed');
    s.deploy(drawing.build());
    s.start('p');
    s.work('pay');
    s.throwError('pay', 'BROKEN');
    expect(s.trace.slice(-2)).toEqual(['caught', 'failed']);
  });

  scenario('from one instance of a looping subprocess: its own event subprocess ends that instance alone', (s) => {
    const options = multiInstance({ cardinality: '2' });
    const drawing = aProcess('p').startEvent('start');
    drawing.subProcess(
      'sub',
      (inner) => {
        inner.startEvent('in').serviceTask('pay').endEvent('paid');
        inner.eventSubProcess('handler', (handler) =>
          handler.startEvent('failed', { event: broken }).endEvent('noted'),
        );
      },
      options,
    );
    drawing.endEvent('end');
    s.deploy(drawing.build());
    s.start('p');
    s.throwError('pay', 'BROKEN');
    expect(s.trace).toContain('noted');
    s.work('pay');
    expect(s.trace.at(-1)).toBe('end');
  });
});
