import { aProcess, expression } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

describe('end event', () => {
  scenario('none: ends its token alone; the instance ends with the last one', (s) => {
    const drawing = aProcess('p').startEvent('start').parallelGateway('fork').userTask('a').endEvent('first');
    drawing.from('fork').userTask('b').endEvent('last');
    s.deploy(drawing.build());
    const instance = s.start('p');
    s.complete('a');
    expect(s.active).toEqual(['b']);
    expect(s.state.instances.get(instance)?.state).toBe('active');
    s.complete('b');
    expect(s.state.instances.get(instance)).toMatchObject({ state: 'completed', endElementId: 'last' });
  });

  scenario('without an end event an activity that leads nowhere ends its token', (s) => {
    s.deploy(aProcess('p').startEvent('start').userTask('a').build());
    const instance = s.start('p');
    s.complete('a');
    expect(s.state.instances.get(instance)).toMatchObject({ state: 'completed', endElementId: null });
  });

  scenario('message: publishes what its input mappings say', (s) => {
    const event = {
      kind: 'message' as const,
      message: { id: 'm', name: expression('done'), correlationKey: { kind: 'feel' as const, source: 'number' } },
    };
    s.deploy(
      aProcess('p')
        .startEvent('start')
        .endEvent('end', { event, inputs: { result: '=x + 1' } })
        .build(),
    );
    s.start('p', { variables: { x: 1, number: 7, secret: true } });
    const [thrown] = s.eventsOf('MessageThrown');
    expect(thrown).toMatchObject({ messageName: 'done', correlationKey: '7', variables: { result: 2 } });
  });

  scenario('message with a job: a worker sends it', (s) => {
    const event = { kind: 'message' as const, message: { id: 'm', name: expression('done') } };
    const job = { type: expression('mail'), retries: expression('3'), headers: {} };
    s.deploy(aProcess('p').startEvent('start').endEvent('end', { event, job }).build());
    s.start('p');
    expect(s.job('end')).toMatchObject({ type: 'mail', retries: 3 });
    s.work('end');
    expect(s.eventsOf('MessageThrown')).toEqual([]);
  });

  scenario('terminate: ends every other token of its process instance', (s) => {
    const drawing = aProcess('p').startEvent('start').parallelGateway('fork').userTask('a').terminateEnd('stop');
    drawing.from('fork').userTask('b').endEvent('never').from('fork').timer('wait', 'PT1H').to('never');
    drawing.from('fork').subProcess('sub', (inner) => inner.startEvent('in').message('reply', 'reply').endEvent('out'));
    s.deploy(drawing.build());
    const instance = s.start('p');
    s.complete('a');
    expect(s.state.instances.get(instance)).toMatchObject({ state: 'completed', endElementId: 'stop' });
    expect(s.eventsOf('ElementTerminated').map(({ elementId }) => elementId)).toEqual(['b', 'wait', 'reply', 'sub']);
    expect(s.eventsOf('UserTaskCancelled')).toHaveLength(1);
  });

  scenario('terminate inside a subprocess: ends that alone, and the flow goes on after it', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .parallelGateway('fork')
      .subProcess('sub', (inner) => {
        inner.startEvent('in').parallelGateway('split').userTask('a').terminateEnd('stop');
        inner.from('split').userTask('b').endEvent('out');
      });
    drawing.userTask('after').endEvent('end').from('fork').userTask('beside').to('end');
    s.deploy(drawing.build());
    s.start('p');
    s.complete('a');
    expect(s.active).toEqual(['beside', 'after']);
    s.complete('after').complete('beside');
    expect(s.trace).not.toContain('b');
  });

  scenario('error: nobody catches it, so it stands as a fault until it is cancelled', (s) => {
    s.deploy(aProcess('p').startEvent('start').errorEnd('failed', 'NO_STOCK').build());
    const instance = s.start('p');
    expect(s.faults).toMatchObject([{ code: 'unhandled-error', elementId: 'failed' }]);
    expect(s.faults[0]?.message).toBe(
      'Expected an error boundary event around (failed) that catches the code "NO_STOCK", but there is none. Draw one and move the ticket to that version, or resolve the cause, then retry.',
    );
    s.resolve();
    expect(s.faults).toHaveLength(1);
    s.cancel(instance);
    expect(s.state.instances.get(instance)?.state).toBe('terminated');
  });
});
