import {
  allOf,
  anyOf,
  aProcess,
  conditionTrigger,
  escalationTrigger,
  errorTrigger,
  messageTrigger,
  signalTrigger,
  timerTrigger,
} from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

const HOUR = 3_600_000;
const go = signalTrigger('go');
const told = messageTrigger('tell');
const day = timerTrigger('PT24H');
const full = conditionTrigger('count >= 2', 'count');
const four = [go, told, day, full] as const;

const rows = (s: {
  readonly state: { readonly [name in 'timers' | 'subscriptions' | 'signals' | 'conditions']: { size: number } };
}) => s.state.timers.size + s.state.subscriptions.size + s.state.signals.size + s.state.conditions.size;

describe('multiple event', () => {
  const first: readonly string[] = ['signal', 'message', 'timer', 'condition'];
  scenario.each(
    'catch: one trigger is enough, and closes the others',
    first,
  )((s, which) => {
    s.deploy(
      aProcess('p')
        .startEvent('start')
        .catchEvent('caught', anyOf(...four))
        .userTask('next')
        .build(),
    );
    s.start('p');
    expect(rows(s)).toBe(4);
    if (which === 'signal') s.broadcast('go');
    if (which === 'message') s.publish('tell', null);
    if (which === 'timer') s.advance(24 * HOUR);
    if (which === 'condition') s.set({ count: 2 });
    expect([rows(s), s.active]).toEqual([0, ['next']]);
    s.complete('next');
  });

  scenario('catch, a condition that holds already', (s) => {
    s.deploy(
      aProcess('p')
        .startEvent('start')
        .catchEvent('caught', anyOf(...four))
        .userTask('next')
        .build(),
    );
    s.start('p', { variables: { count: 2 } });
    expect([rows(s), s.active]).toEqual([0, ['next']]);
    s.complete('next');
  });

  scenario('parallel catch: all must come, in any order; variables of each', (s) => {
    const outputs = { a: '=a', b: '=b' };
    const drawing = aProcess('p')
      .startEvent('start')
      .catchEvent('caught', allOf(...four), { outputs });
    s.deploy(drawing.userTask('next').build());
    const instance = s.start('p');
    s.publish('tell', null, { a: 1 });
    s.set({ count: 2 }).set({ count: 0 });
    expect([rows(s), s.active]).toEqual([2, ['caught']]);
    expect(s.broadcast('go', { b: 2 })).toBe(1);
    expect(s.publish('tell', null)).toBe(0);
    s.advance(24 * HOUR);
    expect(s.active).toEqual(['next']);
    expect(s.variables(instance)).toEqual({ count: 0, a: 1, b: 2 });
    s.complete('next');
  });

  scenario('parallel catch of conditions alone that all hold already', (s) => {
    const both = allOf(full, conditionTrigger('open', 'open'));
    s.deploy(aProcess('p').startEvent('start').catchEvent('caught', both).endEvent('end').build());
    s.start('p', { variables: { count: 2 } });
    expect(s.active).toEqual(['caught']);
    s.set({ open: true });
    s.start('p', { variables: { count: 2, open: true } });
    expect(s.trace.filter((id) => id === 'end')).toHaveLength(2);
  });

  scenario('boundary, interrupting and not: every trigger for itself', (s) => {
    const drawing = aProcess('p').startEvent('start').userTask('work').endEvent('end');
    const often = anyOf(go, told, timerTrigger('R2/PT1H'));
    drawing.boundary('work', 'noticed', often, { interrupting: false }).endEvent('noted');
    drawing.boundary('work', 'stopped', anyOf(signalTrigger('stop'), day)).endEvent('gone');
    s.deploy(drawing.build());
    s.start('p');
    s.broadcast('go');
    s.broadcast('go');
    s.publish('tell', null);
    s.advance(5 * HOUR);
    expect(s.trace.filter((id) => id === 'noted')).toHaveLength(5);
    s.broadcast('stop');
    expect(s.trace.slice(-2)).toEqual(['stopped', 'gone']);
  });

  scenario('parallel boundary, interrupting', (s) => {
    const drawing = aProcess('p').startEvent('start').userTask('work').endEvent('end');
    drawing.boundary('work', 'stopped', allOf(go, told)).userTask('tidy').endEvent('gone');
    s.deploy(drawing.build());
    const instance = s.start('p');
    s.publish('tell', null, { why: 'late' });
    expect(s.active).toEqual(['work']);
    s.broadcast('go');
    expect([s.active, s.variables(instance)]).toEqual([['tidy'], { why: 'late' }]);
    s.complete('tidy');
  });

  scenario('parallel boundary, not interrupting: armed anew when all have come', (s) => {
    const drawing = aProcess('p').startEvent('start').userTask('work').endEvent('end');
    drawing.boundary('work', 'noticed', allOf(go, full), { interrupting: false }).endEvent('noted');
    s.deploy(drawing.build());
    s.start('p', { variables: { count: 2 } });
    const noted = (): number => s.trace.filter((id) => id === 'noted').length;
    s.broadcast('go');
    expect(noted()).toBe(1);
    s.broadcast('go');
    expect(noted()).toBe(1);
    s.set({ count: 0 });
    s.set({ count: 2 });
    expect([noted(), rows(s)]).toEqual([2, 2]);
    s.complete('work');
  });

  scenario('what cannot be armed anew is a fault at the event; resolving tries again', (s) => {
    const drawing = aProcess('p').startEvent('start').userTask('work').endEvent('end');
    const both = allOf(go, messageTrigger('tell', 'id'));
    drawing.boundary('work', 'noticed', both, { interrupting: false }).endEvent('noted');
    s.deploy(drawing.build());
    s.start('p', { variables: { id: 'k' } });
    s.set({ id: true });
    s.publish('tell', 'k');
    s.broadcast('go');
    expect(s.faults).toMatchObject([{ code: 'invalid-correlation-key', elementId: 'noticed' }]);
    s.set({ id: 'k' }).resolve();
    s.publish('tell', 'k');
    s.broadcast('go');
    expect(s.trace.filter((id) => id === 'noted')).toHaveLength(2);
    s.complete('work');
  });

  scenario('boundary with an error and an escalation among its triggers', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess('sub', (inner) => {
        inner
          .startEvent('in')
          .throwEvent('thrown', { event: escalationTrigger('E') })
          .serviceTask('pay')
          .endEvent('out');
      });
    const caught = anyOf(escalationTrigger('E'), errorTrigger(), go);
    drawing.endEvent('end').boundary('sub', 'noticed', caught, { interrupting: false }).endEvent('noted');
    s.deploy(drawing.build());
    s.start('p');
    expect(s.active).toEqual(['sub', 'pay']);
    s.throwError('pay', 'X');
    expect(s.trace.filter((id) => id === 'noted')).toHaveLength(2);
    expect(s.trace).not.toContain('end');
  });

  scenario('start of an event subprocess: any trigger, or all', (s) => {
    const drawing = aProcess('p').startEvent('start').userTask('work').endEvent('end');
    const any = { event: anyOf(go, told), interrupting: false };
    drawing.eventSubProcess('any', (h) => h.startEvent('one', any).endEvent('any end'));
    drawing.eventSubProcess('all', (h) => h.startEvent('both', { event: allOf(go, told, day) }).endEvent('all end'));
    s.deploy(drawing.build());
    s.start('p');
    s.broadcast('go');
    s.publish('tell', null);
    expect(s.trace.filter((id) => id === 'any')).toHaveLength(2);
    expect(s.active).toEqual(['work']);
    s.advance(24 * HOUR);
    expect(s.trace.slice(-2)).toEqual(['all end', 'all']);
  });

  scenario('after an event-based gateway: any of its triggers', (s) => {
    const drawing = aProcess('p').startEvent('start').eventBasedGateway('first').catchEvent('caught', anyOf(go, told));
    drawing
      .endEvent('end')
      .from('first')
      .catchEvent('both', allOf(signalTrigger('a'), signalTrigger('b')))
      .endEvent('b end');
    s.deploy(drawing.build());
    s.start('p');
    s.broadcast('a');
    s.publish('tell', null);
    expect(s.trace.slice(-2)).toEqual(['caught', 'end']);
    s.start('p');
    s.broadcast('b');
    s.broadcast('a');
    expect(s.trace.slice(-2)).toEqual(['both', 'b end']);
  });

  scenario('throw and end: everything, in order', (s) => {
    const event = anyOf(go, told, escalationTrigger('E'));
    const drawing = aProcess('p').startEvent('start').throwEvent('thrown', { event }).endEvent('end', { event });
    s.deploy(drawing.build());
    s.start('p');
    const kinds = ['SignalThrown', 'MessageThrown', 'EscalationThrown'];
    const thrown = s.events.filter(({ type }) => kinds.includes(type)).map(({ type }) => type);
    expect(thrown).toEqual([...kinds, ...kinds]);
  });

  scenario('a throwing path that its own signal interrupts does not throw the rest', (s) => {
    const event = anyOf(told, go, escalationTrigger('E'));
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess('sub', (inner) => {
        inner.startEvent('in').throwEvent('thrown', { event }).endEvent('out');
      });
    drawing.endEvent('end').boundary('sub', 'caught', go).endEvent('told');
    s.deploy(drawing.build());
    s.start('p');
    expect(s.eventsOf('MessageThrown')).toHaveLength(1);
    expect(s.eventsOf('EscalationThrown')).toEqual([]);
    expect(s.trace).toEqual(['start', 'in', 'caught', 'told']);
  });

  scenario('one trigger that cannot be thrown: none is', (s) => {
    const event = anyOf(go, signalTrigger('=name'));
    s.deploy(
      aProcess('waiting').startEvent('start').catchEvent('caught', go).endEvent('end').build(),
      aProcess('p').startEvent('begin').throwEvent('thrown', { event }).endEvent('finish').build(),
    );
    s.start('waiting');
    const instance = s.start('p');
    expect(s.faults).toMatchObject([{ elementId: 'thrown' }]);
    expect(s.eventsOf('SignalThrown')).toEqual([]);
    expect(s.active).toEqual(['caught', 'thrown']);
    const variables = { name: 'other' };
    s.run({ type: 'SetVariables', scopeKey: instance, variables, local: true }).resolve();
    expect(s.trace).toContain('caught');
  });

  scenario('a multiple start event begins the process by any of its triggers', (s) => {
    s.deploy(
      aProcess('p')
        .startEvent('start', { event: anyOf(go, told) })
        .userTask('work')
        .build(),
    );
    s.start('p', { startElementId: 'start' });
    s.complete('work');
  });
});
