import type { ProcessDefinition } from '@relevo/bpmn-model';
import { aProcess } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

/** An event-based gateway without incoming flows: what comes after it starts the process. */
const started = (instantiate: 'exclusive' | 'parallel'): ProcessDefinition => {
  const drawing = aProcess('p').from(null).eventBasedGateway('gate', { instantiate });
  drawing.message('order', 'order').userTask('pack').endEvent('packed');
  drawing.from('gate').receiveTask('payment', 'payment').userTask('book').endEvent('booked');
  return { ...drawing.build(), startEvents: ['order', 'payment'], startNodes: [] };
};

describe('instantiating event-based gateway', () => {
  scenario('exclusive: the event that came starts it, the others are not waited for', (s) => {
    s.deploy(started('exclusive'));
    s.start('p', { startElementId: 'payment', variables: { amount: 3 } });
    expect(s.active).toEqual(['book']);
    expect(s.trace).toEqual(['gate', 'payment']);
    expect(s.eventsOf('VariableSet').map(({ name, value }) => [name, value])).toEqual([['amount', 3]]);
    s.complete('book');
  });

  scenario('parallel: the others are expected before the instance can complete', (s) => {
    s.deploy(started('parallel'));
    const key = s.start('p', { startElementId: 'payment' });
    expect(s.active).toEqual(['order', 'book']);
    s.complete('book');
    expect(s.state.instances.get(key)?.state).toBe('active');
    expect(s.publish('order', null)).toBe(1);
    s.complete('pack');
    expect(s.state.instances.get(key)?.state).toBe('completed');
  });

  scenario('an instantiating receive task has received already', (s) => {
    const drawing = aProcess('p')
      .from(null)
      .receiveTask('receive', 'm', { instantiate: true, outputs: { x: '=y' } });
    s.deploy({ ...drawing.userTask('work').build(), startEvents: ['receive'], startNodes: [] });
    const key = s.start('p', { startElementId: 'receive', variables: { y: 1 } });
    expect(s.active).toEqual(['work']);
    expect(s.variables(key)).toEqual({ x: 1 });
    s.complete('work');
  });
});
