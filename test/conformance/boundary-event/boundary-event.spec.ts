import { aProcess } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

const HOUR = 3_600_000;

describe('boundary event', () => {
  scenario('interrupting timer: ends its activity and everything that waits there', (s) => {
    const drawing = aProcess('p').startEvent('start').userTask('reply').endEvent('replied');
    drawing.boundaryTimer('reply', 'silence', 'P3D').endEvent('closed');
    drawing.boundaryMessage('reply', 'withdrawn', 'withdraw').endEvent('gone');
    s.deploy(drawing.build());
    s.start('p');
    expect(s.state.timers.size + s.state.subscriptions.size).toBe(2);
    s.advance(72 * HOUR);
    expect(s.trace).toEqual(['start', 'silence', 'closed']);
    expect(s.eventsOf('ElementTerminated')).toMatchObject([{ elementId: 'reply' }]);
    expect(s.eventsOf('SubscriptionClosed')).toHaveLength(1);
  });

  scenario('a completed activity is not listened at any more', (s) => {
    const drawing = aProcess('p').startEvent('start').userTask('reply').userTask('next');
    drawing.boundaryTimer('reply', 'silence', 'P3D').endEvent('closed');
    s.deploy(drawing.build());
    s.start('p');
    s.complete('reply').advance(100 * HOUR);
    expect(s.active).toEqual(['next']);
    expect(s.eventsOf('TimerCancelled')).toHaveLength(1);
    s.complete('next');
  });

  scenario('non-interrupting timer: its path runs beside the activity', (s) => {
    const drawing = aProcess('p').startEvent('start').userTask('reply').endEvent('end');
    drawing.boundaryTimer('reply', 'remind', 'PT4H', { interrupting: false }).userTask('call').endEvent('called');
    s.deploy(drawing.build());
    const instance = s.start('p');
    s.advance(8 * HOUR);
    expect(s.active).toEqual(['reply', 'call']);
    s.complete('reply');
    expect(s.state.instances.get(instance)?.state).toBe('active');
    s.complete('call');
  });

  scenario('a cycle fires as often as it says; after an outage once, and its grid stays', (s) => {
    const drawing = aProcess('p').startEvent('start').userTask('reply').endEvent('end');
    drawing.boundaryTimer('reply', 'remind', 'R3/PT1H', { interrupting: false }).endEvent('reminded');
    s.deploy(drawing.build());
    const began = s.services.now;
    s.start('p');
    s.advance(HOUR);
    const [timer] = [...s.state.timers.values()];
    expect(timer).toMatchObject({ dueAt: began + 2 * HOUR, repeat: { remaining: 1 } });
    s.services.now += 3.5 * HOUR;
    s.advance(0);
    expect(s.eventsOf('TimerFired').map(({ late }) => late)).toEqual([0, 2.5 * HOUR]);
    expect([...s.state.timers.values()]).toMatchObject([{ dueAt: began + 5 * HOUR, repeat: { remaining: 0 } }]);
    s.advance(10 * HOUR);
    expect(s.state.timers.size).toBe(0);
    expect(s.trace.filter((id) => id === 'reminded')).toHaveLength(3);
    s.complete('reply');
  });

  scenario('a cycle without end goes on until its activity ends', (s) => {
    const drawing = aProcess('p').startEvent('start').userTask('reply').endEvent('end');
    drawing.boundaryTimer('reply', 'remind', 'R/PT1H', { interrupting: false }).endEvent('reminded');
    s.deploy(drawing.build());
    s.start('p');
    s.advance(5 * HOUR);
    expect(s.trace.filter((id) => id === 'reminded')).toHaveLength(5);
    s.complete('reply');
  });

  scenario('interrupting message: with its variables', (s) => {
    const drawing = aProcess('p').startEvent('start').userTask('work').endEvent('end');
    const outputs = { reason: '=why' };
    drawing.boundaryMessage('work', 'withdrawn', 'withdraw', { key: 'id', outputs }).userTask('tidy').endEvent('gone');
    s.deploy(drawing.build());
    const instance = s.start('p', { variables: { id: 'a' } });
    s.publish('withdraw', 'a', { why: 'solved itself', more: 1 });
    expect(s.active).toEqual(['tidy']);
    expect(s.variables(instance)).toEqual({ id: 'a', reason: 'solved itself' });
    s.complete('tidy');
  });

  scenario('non-interrupting message: each message starts a path', (s) => {
    const drawing = aProcess('p').startEvent('start').userTask('work').endEvent('end');
    drawing.boundaryMessage('work', 'asked', 'question', { interrupting: false }).userTask('answer').endEvent('told');
    s.deploy(drawing.build());
    s.start('p');
    s.publish('question', null);
    s.publish('question', null);
    expect(s.active).toEqual(['work', 'answer', 'answer']);
    expect(s.eventsOf('MessageCorrelated').map(({ closes }) => closes)).toEqual([false, false]);
    s.complete('work').complete('answer').complete('answer');
  });

  scenario('on a subprocess: everything inside ends', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess('sub', (inner) => {
        inner.startEvent('in').parallelGateway('fork').userTask('a').parallelGateway('join').endEvent('out');
        inner.from('fork').serviceTask('b').to('join').from('fork').timer('wait', 'P1D').to('join');
      });
    drawing.endEvent('end').boundaryTimer('sub', 'late', 'PT1H').endEvent('stopped');
    s.deploy(drawing.build());
    s.start('p');
    s.complete('a');
    s.advance(HOUR);
    expect(s.trace).toEqual(['start', 'in', 'fork', 'a', 'late', 'stopped']);
    expect(s.eventsOf('ElementTerminated').map(({ elementId }) => elementId)).toEqual(['b', 'wait', 'join', 'sub']);
  });

  scenario(
    'error: the innermost activity that catches the code; one that names it before one that catches all',
    (s) => {
      const drawing = aProcess('p')
        .startEvent('start')
        .subProcess('sub', (inner) => {
          inner.startEvent('in').serviceTask('pay').endEvent('paid');
          inner.boundaryError('pay', 'declined', 'DECLINED').endEvent('asked');
        });
      drawing.endEvent('end').boundaryError('sub', 'any').endEvent('failed');
      drawing.boundaryError('sub', 'stock', 'NO_STOCK').endEvent('ordered');
      s.deploy(drawing.build());
      s.start('p');
      s.throwError('pay', 'DECLINED');
      s.start('p');
      s.throwError('pay', 'NO_STOCK');
      s.start('p');
      s.throwError('pay', 'ELSE');
      const ends = s.trace.filter((id) => ['asked', 'ordered', 'failed', 'end'].includes(id));
      expect(ends).toEqual(['asked', 'end', 'ordered', 'failed']);
    },
  );

  scenario('error end event: caught at its subprocess', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess('sub', (inner) => {
        inner.startEvent('in').parallelGateway('fork').userTask('a').errorEnd('broken', 'BROKEN');
        inner.from('fork').userTask('b').endEvent('out');
      });
    drawing.endEvent('end').boundaryError('sub', 'caught', 'BROKEN').userTask('repair').endEvent('repaired');
    s.deploy(drawing.build());
    s.start('p');
    s.complete('a');
    expect(s.active).toEqual(['repair']);
    expect(s.eventsOf('ErrorThrown')).toMatchObject([{ elementId: 'broken', errorCode: 'BROKEN', caughtBy: 'caught' }]);
    s.complete('repair');
  });

  scenario('ends an activity that is stuck, and its fault with it', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .userTask('work', { outputs: { x: '=nothing(1)' } })
      .endEvent('end');
    drawing.boundaryTimer('work', 'late', 'PT1H').endEvent('stopped');
    s.deploy(drawing.build());
    const instance = s.start('p');
    s.complete('work');
    expect(s.faults).toMatchObject([{ elementId: 'work' }]);
    s.advance(HOUR);
    expect(s.trace).toEqual(['start', 'late', 'stopped']);
    expect(s.state.instances.get(instance)?.hasFault).toBe(false);
  });
});
