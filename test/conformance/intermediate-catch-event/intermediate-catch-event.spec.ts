import type { Key } from '@relevo/bpmn-kernel';
import { aProcess, expression } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

const HOUR = 3_600_000;

describe('intermediate catch event', () => {
  scenario('timer: waits for its duration', (s) => {
    s.deploy(aProcess('p').startEvent('start').timer('wait', '="PT" + hours + "H"').endEvent('end').build());
    s.start('p', { variables: { hours: '2' } });
    s.advance(2 * HOUR - 1);
    expect(s.active).toEqual(['wait']);
    s.advance(1);
    expect(s.trace).toEqual(['start', 'wait', 'end']);
    expect(s.eventsOf('TimerFired')).toMatchObject([{ late: 0, next: null }]);
  });

  scenario('timer: fired late it says by how much, and fires once', (s) => {
    s.deploy(aProcess('p').startEvent('start').timer('wait', 'PT1H').endEvent('end').build());
    s.start('p');
    const [timer] = [...s.state.timers.values()];
    s.services.now += 3 * HOUR;
    const fire = { type: 'FireTimer', timerKey: timer?.key ?? ('' as Key) } as const;
    expect(s.attempt({ ...fire, dueAt: (timer?.dueAt ?? 0) - 1 })?.code).toBe('stale-timer');
    s.run({ ...fire, dueAt: timer?.dueAt ?? 0 });
    expect(s.eventsOf('TimerFired')).toMatchObject([{ late: 2 * HOUR }]);
    expect(s.attempt({ ...fire, dueAt: timer?.dueAt ?? 0 })?.code).toBe('not-found');
  });

  scenario('timer: a value that is no duration is a fault; corrected, it goes on', (s) => {
    s.deploy(aProcess('p').startEvent('start').timer('wait', '=length', { name: 'Wait' }).endEvent('end').build());
    s.start('p', { variables: { length: 'two hours' } });
    expect(s.faults).toMatchObject([{ code: 'invalid-timer', elementId: 'wait' }]);
    expect(s.faults[0]?.message).toContain('Expected the timer\'s duration of "Wait" (wait) to be ISO 8601');
    expect(s.state.timers.size).toBe(0);
    s.set({ length: 'PT1S' }).resolve().advance(1000);
    expect(s.trace).toEqual(['start', 'wait', 'end']);
  });

  scenario('timer: a date', (s) => {
    const event = { kind: 'timer' as const, timer: { kind: 'date' as const, value: expression('=at') } };
    s.deploy(aProcess('p').startEvent('start').timer('wait', 'PT0S', { event }).endEvent('end').build());
    s.start('p', { variables: { at: `@${s.services.now + HOUR}` } });
    s.advance(HOUR);
    expect(s.active).toEqual([]);
  });

  scenario('message: takes the one with its key, and its variables', (s) => {
    s.deploy(aProcess('p').startEvent('start').message('reply', 'reply', { key: 'number' }).userTask('read').build());
    const instance = s.start('p', { variables: { number: 'INC-1' } });
    expect([...s.state.subscriptions.values()]).toMatchObject([{ messageName: 'reply', correlationKey: 'INC-1' }]);
    expect(s.publish('reply', 'INC-2')).toBe(0);
    s.publish('reply', 'INC-1', { text: 'works' });
    expect(s.variables(instance)).toEqual({ number: 'INC-1', text: 'works' });
    s.complete('read');
  });

  scenario('message: without a key any message of that name; output mappings choose what is kept', (s) => {
    const outputs = { answer: '=text' };
    s.deploy(aProcess('p').startEvent('start').message('reply', 'reply', { outputs }).userTask('read').build());
    const instance = s.start('p');
    s.publish('reply', null, { text: 'works', rest: 1 });
    expect(s.variables(instance)).toEqual({ answer: 'works' });
    s.complete('read');
  });

  scenario('message: a key that is neither text nor number is a fault that names the unknown variable', (s) => {
    s.deploy(aProcess('p').startEvent('start').message('reply', 'reply', { key: 'number' }).build());
    s.start('p');
    expect(s.faults).toMatchObject([{ code: 'invalid-correlation-key' }]);
    expect(s.faults[0]?.message).toContain('gave null; the variable "number" is not known there');
    s.set({ number: 5 }).resolve();
    s.publish('reply', '5');
  });

  scenario('message: refused for a subscription that is closed, another name, and the reserved variable', (s) => {
    s.deploy(aProcess('p').startEvent('start').message('reply', 'reply').build());
    s.start('p');
    const [open] = [...s.state.subscriptions.values()];
    const subscriptionKey = open?.key ?? ('' as Key);
    const command = { type: 'CorrelateMessage', subscriptionKey, messageKey: 'm' as Key } as const;
    expect(s.attempt({ ...command, messageName: 'other', variables: {} })?.code).toBe('wrong-state');
    const reserved = s.attempt({ ...command, messageName: 'reply', variables: { ticket: 1 } });
    expect(reserved?.code).toBe('reserved-variable');
    s.run({ ...command, messageName: 'reply', variables: {} });
    expect(s.attempt({ ...command, messageName: 'reply', variables: {} })?.code).toBe('not-found');
  });
});
