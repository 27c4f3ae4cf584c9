import { aProcess } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

describe('sequence flow', () => {
  scenario('several outgoing flows of an activity: a token on each', (s) => {
    s.deploy(aProcess('p').startEvent('start').userTask('a').task('b').from('a').task('c').build());
    s.start('p');
    s.complete('a');
    expect(s.trace).toEqual(['start', 'a', 'b', 'c']);
  });

  scenario('several incoming flows of an activity: each token starts it', (s) => {
    const drawing = aProcess('p').startEvent('start').task('b').userTask('d').from('start').task('c').to('d');
    s.deploy(drawing.build());
    s.start('p');
    expect(s.active).toEqual(['d', 'd']);
    s.complete('d').complete('d');
  });

  scenario('conditions on the flows of an activity: all that hold, else the default', (s) => {
    const drawing = aProcess('p').startEvent('start').task('a').task('one', { when: 'x > 1' });
    drawing.from('a').task('two', { when: 'x > 2' }).from('a').task('else', { otherwise: true });
    s.deploy(drawing.build());
    s.start('p', { variables: { x: 3 } });
    s.start('p', { variables: { x: 2 } });
    s.start('p', { variables: { x: 0 } });
    expect(s.trace.filter((id) => !['start', 'a'].includes(id))).toEqual(['one', 'two', 'one', 'else']);
  });

  scenario(
    'conditions of which none holds, without a default: a fault at the activity, and its work is not redone',
    (s) => {
      s.deploy(aProcess('p').startEvent('start').userTask('a').task('one', { when: 'x > 1' }).build());
      s.start('p', { variables: { x: 0 } });
      s.complete('a');
      expect(s.faults).toMatchObject([{ code: 'no-flow-taken', elementId: 'a' }]);
      expect(s.state.userTasks.size).toBe(0);
      s.set({ x: 2 }).resolve();
      expect(s.trace).toEqual(['start', 'a', 'one']);
    },
  );

  scenario('two flows between the same two elements are two', (s) => {
    const drawing = aProcess('p').startEvent('start').parallelGateway('fork').parallelGateway('join').endEvent('end');
    s.deploy(drawing.from('fork').to('join').build());
    s.start('p');
    expect(s.trace).toEqual(['start', 'fork', 'join', 'end']);
  });
});
