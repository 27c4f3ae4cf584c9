import { aProcess } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

describe('case', () => {
  scenario('holds several process instances, one after another and side by side', (s) => {
    s.deploy(aProcess('incident').startEvent('start').userTask('a').endEvent('end').build());
    s.deploy(aProcess('request').startEvent('begin').userTask('b').endEvent('done').build());
    const first = s.start('incident', { ticket: { number: 'INC-1' }, variables: { x: 1 } });
    const second = s.start('request', { variables: { x: 2 } });
    expect(s.active).toEqual(['a', 'b']);
    s.complete('a', { x: 3 });
    expect(s.state.instances.get(first)?.state).toBe('completed');
    expect(s.variables(second)).toEqual({ x: 2 });
    s.cancel(second);
    const third = s.start('incident');
    s.complete('a');
    expect([first, second, third].map((key) => s.state.instances.get(key)?.state)).toEqual([
      'completed',
      'terminated',
      'completed',
    ]);
    expect(s.eventsOf('CaseOpened')).toHaveLength(1);
    expect(s.ticket).toEqual({ number: 'INC-1' });
  });

  scenario('every instance keeps the version it was started with', (s) => {
    s.deploy(aProcess('p').startEvent('start').userTask('a').endEvent('old').build());
    s.start('p');
    s.deploy(aProcess('p').startEvent('start').userTask('a').userTask('b').endEvent('new').build());
    s.start('p');
    s.complete('a').complete('a');
    expect(s.trace.filter((id) => id === 'old')).toHaveLength(1);
    expect(s.active).toEqual(['b']);
    s.complete('b');
  });

  scenario('cancelling leaves nothing of anything', (s) => {
    s.deploy(aProcess('called').startEvent('ci').timer('ct', 'P1D').build());
    const drawing = aProcess('p')
      .startEvent('start')
      .parallelGateway('fork')
      .userTask('user', { inputs: { x: '=1' } });
    drawing.boundaryTimer('user', 'late', 'P1D').endEvent('e1').boundaryMessage('user', 'm', 'm').endEvent('e2');
    drawing
      .from('fork')
      .serviceTask('service')
      .from('fork')
      .receiveTask('receive', 'r')
      .from('fork')
      .callActivity('call', 'called');
    drawing
      .from('fork')
      .subProcess('sub', (inner) =>
        inner.startEvent('i').eventBasedGateway('g').message('x', 'x').from('g').timer('y', 'P1D'),
      );
    drawing
      .from('fork')
      .scriptTask('bad', 'x', 'nothing(1)')
      .from('fork')
      .task('j1')
      .parallelGateway('join')
      .from('fork')
      .userTask('j2')
      .to('join');
    s.deploy(drawing.build());
    const instance = s.start('p', { variables: { a: 1 } });
    expect(s.state.elements.size).toBeGreaterThan(8);
    s.failJob('service', 0);
    s.cancel(instance);
    expect(s.eventsOf('ElementTerminated').map(({ elementId }) => elementId)).toEqual([
      'user',
      'service',
      'receive',
      'ct',
      'call',
      'g',
      'sub',
      'bad',
      'j2',
      'join',
    ]);
  });
});
