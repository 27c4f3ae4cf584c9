import { aProcess } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

const waiting = (outputs = {}) =>
  aProcess('p')
    .startEvent('start')
    .eventBasedGateway('first')
    .message('reply', 'reply', { key: 'id', outputs })
    .userTask('read')
    .endEvent('answered')
    .from('first')
    .timer('silence', 'P1D')
    .endEvent('closed')
    .from('first')
    .receiveTask('withdraw', 'withdraw')
    .endEvent('withdrawn');

describe('event-based gateway', () => {
  scenario('the first event takes the token, and the others are not waited for any more', (s) => {
    s.deploy(waiting().build());
    const instance = s.start('p', { variables: { id: 1 } });
    expect(s.active).toEqual(['first']);
    s.publish('reply', '1', { text: 'yes' });
    expect(s.active).toEqual(['read']);
    expect(s.state.timers.size + s.state.subscriptions.size).toBe(0);
    expect(s.variables(instance)).toEqual({ id: 1, text: 'yes' });
    s.complete('read');
    expect(s.trace).toEqual(['start', 'first', 'reply', 'read', 'answered']);
  });

  scenario('a timer', (s) => {
    s.deploy(waiting().build());
    s.start('p', { variables: { id: 1 } });
    s.advance(86_400_000);
    expect(s.trace).toEqual(['start', 'first', 'silence', 'closed']);
  });

  scenario('a receive task', (s) => {
    s.deploy(waiting().build());
    s.start('p', { variables: { id: 1 } });
    s.publish('withdraw', null);
    expect(s.trace).toEqual(['start', 'first', 'withdraw', 'withdrawn']);
  });

  scenario('one event that cannot be waited for leaves the token before the gateway, waiting for none', (s) => {
    s.deploy(waiting().build());
    s.start('p');
    expect(s.faults).toMatchObject([{ code: 'invalid-correlation-key', elementId: 'first' }]);
    expect(s.state.timers.size + s.state.subscriptions.size).toBe(0);
    s.set({ id: 2 }).resolve();
    s.publish('reply', '2');
    s.complete('read');
  });

  scenario('a fault in the mappings of the event that came is not lost with its message', (s) => {
    s.deploy(waiting({ answer: '=nothing(text)' }).build());
    const instance = s.start('p', { variables: { id: 1 } });
    s.publish('reply', '1', { text: 'yes' });
    expect(s.faults).toMatchObject([{ code: 'expression-failed', elementId: 'reply' }]);
    expect(s.variables(s.element('reply').key)).toEqual({ text: 'yes' });
    s.cancel(instance);
  });
});
