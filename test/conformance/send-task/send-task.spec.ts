import { aProcess, expression } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

describe('send task', () => {
  scenario('publishes a message and goes on', (s) => {
    const message = { id: 'm', name: expression('order'), correlationKey: { kind: 'feel' as const, source: 'id' } };
    const inputs = { amount: '=total' };
    s.deploy(aProcess('p').startEvent('start').sendTask('send', { message, inputs }).endEvent('end').build());
    s.start('p', { variables: { id: 'a', total: 5 } });
    expect(s.eventsOf('MessageThrown')).toMatchObject([
      { messageName: 'order', correlationKey: 'a', variables: { amount: 5 } },
    ]);
    expect(s.trace).toEqual(['start', 'send', 'end']);
  });

  scenario('notifies a person', (s) => {
    s.deploy(
      aProcess('p')
        .startEvent('start')
        .sendTask('tell', { notification: { to: 'requester' } })
        .build(),
    );
    s.start('p');
    expect(s.eventsOf('NotificationRequested')).toMatchObject([{ to: 'requester', text: 'tell' }]);
  });

  scenario('with a job: waits for the worker', (s) => {
    const job = { type: expression('mail'), retries: expression('3'), headers: {} };
    s.deploy(aProcess('p').startEvent('start').sendTask('send', { job }).endEvent('end').build());
    s.start('p');
    s.work('send');
    expect(s.trace).toEqual(['start', 'send', 'end']);
  });
});
