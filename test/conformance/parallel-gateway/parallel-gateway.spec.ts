import { aProcess } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

const forkAndJoin = () =>
  aProcess('p')
    .startEvent('start')
    .parallelGateway('fork')
    .userTask('a')
    .parallelGateway('join')
    .userTask('after')
    .endEvent('end')
    .from('fork')
    .userTask('b')
    .to('join');

describe('parallel gateway', () => {
  scenario('a token on each outgoing flow; the join opens when every incoming flow has one', (s) => {
    s.deploy(forkAndJoin().build());
    s.start('p');
    expect(s.active).toEqual(['a', 'b']);
    s.complete('b');
    expect(s.active).toEqual(['a', 'join']);
    expect(s.element('join').state).toBe('joining');
    s.complete('a');
    expect(s.active).toEqual(['after']);
    expect(s.eventsOf('TokensJoined')).toHaveLength(1);
    expect(s.eventsOf('TokensJoined')[0]?.consumedElementKeys).toHaveLength(1);
    s.complete('after');
  });

  scenario('conditions on its outgoing flows are ignored', (s) => {
    const drawing = aProcess('p').startEvent('start').parallelGateway('fork').task('a', { when: 'false' });
    drawing.from('fork').task('b');
    s.deploy(drawing.build());
    s.start('p');
    expect(s.trace).toEqual(['start', 'fork', 'a', 'b']);
  });

  scenario('two tokens on one flow do not stand for two flows: the excess one stays', (s) => {
    const drawing = aProcess('p').startEvent('start').parallelGateway('fork').task('a').exclusiveGateway('merge');
    drawing.parallelGateway('join').userTask('after').endEvent('end');
    drawing.from('fork').task('b').to('merge').from('fork').userTask('c').to('join');
    s.deploy(drawing.build());
    const instance = s.start('p');
    expect(s.active).toEqual(['c', 'join', 'join']);
    s.complete('c');
    expect(s.active).toEqual(['join', 'after']);
    s.complete('after');
    expect(s.active).toEqual(['join']);
    expect(s.state.instances.get(instance)?.state).toBe('active');
    expect(s.faults).toEqual([]);
    s.cancel(instance);
  });

  scenario('one token short: it waits for ever, without a fault', (s) => {
    const drawing = aProcess('p').startEvent('start').exclusiveGateway('choice').task('a', { when: 'true' });
    drawing.parallelGateway('join').endEvent('end').from('choice').task('b', { otherwise: true }).to('join');
    s.deploy(drawing.build());
    const instance = s.start('p');
    expect(s.active).toEqual(['join']);
    expect(s.state.instances.get(instance)?.state).toBe('active');
    expect(s.faults).toEqual([]);
    s.cancel(instance);
  });

  scenario('rounds of a loop keep apart', (s) => {
    const drawing = aProcess('p').startEvent('start').exclusiveGateway('again').parallelGateway('fork').task('a');
    drawing.parallelGateway('join').userTask('enough').exclusiveGateway('more');
    drawing.to('again', { when: 'more' }).from('more').endEvent('end', { otherwise: true });
    drawing.from('fork').task('b').to('join');
    s.deploy(drawing.build());
    s.start('p');
    s.complete('enough', { more: true });
    s.complete('enough', { more: true });
    s.complete('enough', { more: false });
    expect(s.trace.filter((id) => id === 'join')).toHaveLength(3);
  });

  scenario('each instance of a subprocess joins its own tokens', (s) => {
    const drawing = aProcess('p').startEvent('start').parallelGateway('twice').task('left').exclusiveGateway('both');
    drawing.subProcess('sub', (inner) => {
      inner.startEvent('in').parallelGateway('fork').userTask('a').parallelGateway('join').endEvent('out');
      inner.from('fork').userTask('b').to('join');
    });
    drawing.endEvent('end').from('twice').task('right').to('both');
    s.deploy(drawing.build());
    s.start('p');
    expect(s.active.filter((id) => id === 'sub')).toHaveLength(2);
    s.complete('a').complete('a');
    expect(s.active.filter((id) => id === 'join')).toHaveLength(2);
    s.complete('b');
    expect(s.active.filter((id) => id === 'join')).toHaveLength(1);
    s.complete('b');
  });

  scenario('joins and splits at once', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .parallelGateway('fork')
      .task('a')
      .parallelGateway('both')
      .task('c');
    drawing.from('fork').task('b').to('both').from('both').task('d');
    s.deploy(drawing.build());
    s.start('p');
    expect(s.trace).toEqual(['start', 'fork', 'a', 'b', 'both', 'c', 'd']);
  });
});
