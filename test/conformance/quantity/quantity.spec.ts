import { aProcess } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

describe('startQuantity and completionQuantity', () => {
  scenario('an activity begins when enough tokens have come, whatever their flows', (s) => {
    const drawing = aProcess('p').startEvent('start').parallelGateway('fork').userTask('a').to('work');
    drawing.from('fork').userTask('b').to('work').from('fork').userTask('c').to('work');
    s.deploy(drawing.from(null).userTask('work', { startQuantity: 3 }).endEvent('end').build());
    s.start('p');
    s.complete('b').complete('a');
    expect(s.active).toEqual(['c', 'work', 'work']);
    expect(s.state.userTasks.size).toBe(1);
    s.complete('c');
    expect(s.active).toEqual(['work']);
    s.complete('work');
    expect(s.trace).toEqual(['start', 'fork', 'b', 'a', 'c', 'work', 'end']);
  });

  scenario('tokens of one flow count too; what is left over waits', (s) => {
    const drawing = aProcess('p').startEvent('start').task('three', { completionQuantity: 3 });
    s.deploy(drawing.userTask('pair', { startQuantity: 2 }).endEvent('end').build());
    const instance = s.start('p');
    expect(s.active).toEqual(['pair', 'pair']);
    expect(s.state.userTasks.size).toBe(1);
    s.complete('pair');
    // A token that can never be joined leaves its instance active, without a fault.
    expect(s.state.instances.get(instance)).toMatchObject({ state: 'active', hasFault: false });
    s.cancel(instance);
  });

  scenario('an activity gives as many tokens as it says, on every flow that it takes', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .task('two', { completionQuantity: 2 })
      .task('a')
      .endEvent('end-a');
    s.deploy(drawing.from('two').task('b').endEvent('end-b').build());
    s.start('p');
    const count = (id: string): number => s.trace.filter((done) => done === id).length;
    expect(['two', 'a', 'b', 'end-a', 'end-b'].map(count)).toEqual([1, 2, 2, 2, 2]);
  });

  scenario('two tokens go on as one, and again', (s) => {
    const drawing = aProcess('p').startEvent('start').task('four', { completionQuantity: 4 });
    s.deploy(drawing.task('pair', { startQuantity: 2 }).endEvent('end').build());
    s.start('p');
    expect(s.trace.filter((id) => id === 'pair')).toHaveLength(2);
    expect(s.trace.filter((id) => id === 'end')).toHaveLength(2);
  });

  scenario('joins take one token from each flow, however many come', (s) => {
    const drawing = aProcess('p').startEvent('start').parallelGateway('fork').task('a', { completionQuantity: 2 });
    drawing.to('join').from('fork').task('b', { completionQuantity: 2 }).to('join');
    s.deploy(drawing.from(null).parallelGateway('join').task('after').endEvent('end').build());
    s.start('p');
    expect(s.trace.filter((id) => id === 'after')).toHaveLength(2);
  });
});
