import { aProcess, expression } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

const event = { kind: 'message' as const, message: { id: 'm', name: expression('=name') } };

describe('intermediate throw event', () => {
  scenario('none: goes on at once', (s) => {
    s.deploy(aProcess('p').startEvent('start').throwEvent('milestone').endEvent('end').build());
    s.start('p');
    expect(s.trace).toEqual(['start', 'milestone', 'end']);
  });

  scenario('notification: asks for a message to a person', (s) => {
    const requester = { to: 'requester', template: 'received' };
    const drawing = aProcess('p').startEvent('start').throwEvent('tell', { notification: requester });
    drawing.throwEvent('warn', { name: 'Look at this', notification: { to: 'l2' } });
    s.deploy(drawing.build());
    s.start('p');
    expect(s.eventsOf('NotificationRequested')).toMatchObject([
      { elementId: 'tell', to: 'requester', template: 'received', text: null },
      { elementId: 'warn', to: 'l2', template: null, text: 'Look at this' },
    ]);
  });

  scenario('message: is published by its name', (s) => {
    s.deploy(aProcess('p').startEvent('start').throwEvent('tell', { event }).endEvent('end').build());
    s.start('p', { variables: { name: 'news' } });
    expect(s.eventsOf('MessageThrown')).toMatchObject([{ messageName: 'news', correlationKey: '', variables: {} }]);
  });

  scenario('message: a name that is no text is a fault before anything was sent', (s) => {
    s.deploy(aProcess('p').startEvent('start').throwEvent('tell', { event }).endEvent('end').build());
    s.start('p');
    expect(s.eventsOf('MessageThrown')).toEqual([]);
    expect(s.faults).toMatchObject([{ code: 'expression-failed', elementId: 'tell' }]);
    s.set({ name: 'news' }).resolve();
    expect(s.eventsOf('MessageThrown')).toHaveLength(1);
  });

  scenario('with a job: waits for the worker', (s) => {
    const job = { type: expression('mail'), retries: expression('1'), headers: { subject: 'Hello' } };
    s.deploy(aProcess('p').startEvent('start').throwEvent('tell', { event, job }).endEvent('end').build());
    s.start('p');
    expect(s.job('tell')).toMatchObject({ type: 'mail', headers: { subject: 'Hello' } });
    s.work('tell');
  });
});
