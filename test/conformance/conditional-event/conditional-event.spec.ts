import { aProcess, conditionTrigger, multiInstance, signalTrigger } from '@relevo/bpmn-kernel/testing';
import { scenario, Scenario } from '../support/scenario.js';

const full = conditionTrigger('count >= 2', 'count');

/** Waits for `full`, beside a task that changes things. */
const waiting = (trigger = full) => {
  const drawing = aProcess('p').startEvent('start').parallelGateway('fork').catchEvent('caught', trigger).task('next');
  return drawing.endEvent('end').from('fork').userTask('work').userTask('more').endEvent('done');
};

describe('conditional event', () => {
  scenario('catch: waits while the variable is unknown or does not suffice; goes on when it does', (s) => {
    s.deploy(waiting().build());
    const instance = s.start('p');
    expect([...s.state.conditions.values()]).toMatchObject([{ targetElementId: 'caught', held: false }]);
    s.complete('work', { count: 1 });
    expect(s.active).toEqual(['caught', 'more']);
    s.set({ other: 5 }).set({ count: 2 });
    expect(s.trace).toEqual(expect.arrayContaining(['caught', 'next', 'end']));
    expect(s.eventsOf('ConditionMet')).toMatchObject([{ closes: true, elementId: 'caught' }]);
    s.complete('more');
    expect(s.state.instances.get(instance)?.state).toBe('completed');
  });

  scenario('catch: one that holds already goes on at once', (s) => {
    s.deploy(waiting().build());
    s.start('p', { variables: { count: 2 } });
    expect(s.active).toEqual(['work']);
    s.complete('work').complete('more');
  });

  scenario('looked at after each step: what comes and goes within one command is seen', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .parallelGateway('fork')
      .catchEvent('caught', full)
      .endEvent('end');
    drawing
      .from('fork')
      .userTask('work')
      .scriptTask('up', 'count', '5')
      .scriptTask('down', 'count', '0')
      .endEvent('done');
    s.deploy(drawing.build());
    s.start('p');
    s.complete('work');
    expect(s.trace).toEqual(expect.arrayContaining(['up', 'down', 'caught', 'end', 'done']));
  });

  scenario('what an inner scope sets for itself is not seen outside; its own boundary event sees it', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .parallelGateway('fork')
      .catchEvent('caught', full)
      .endEvent('end');
    drawing
      .from('fork')
      .userTask('work', { inputs: { count: '=0' } })
      .endEvent('done');
    drawing.boundary('work', 'enough', full).endEvent('stopped');
    s.deploy(drawing.build());
    const instance = s.start('p');
    const scopeKey = s.element('work').key;
    s.run({ type: 'SetVariables', scopeKey, variables: { count: 2 }, local: true });
    expect(s.active).toEqual(['caught']);
    expect(s.trace).toContain('stopped');
    s.run({ type: 'SetVariables', scopeKey: instance, variables: { count: 2 }, local: true });
  });

  scenario('boundary, interrupting', (s) => {
    const drawing = aProcess('p').startEvent('start').userTask('work').endEvent('end');
    drawing.boundary('work', 'enough', full).userTask('tidy').endEvent('stopped');
    s.deploy(drawing.build());
    s.start('p', { variables: { count: 1 } });
    s.set({ count: 2 });
    expect(s.active).toEqual(['tidy']);
    expect(s.eventsOf('UserTaskCancelled')).toHaveLength(1);
    s.complete('tidy');
  });

  scenario('boundary, interrupting, that holds already: its activity does not even begin', (s) => {
    const drawing = aProcess('p').startEvent('start').serviceTask('work').endEvent('end');
    drawing.boundary('work', 'enough', full).endEvent('stopped');
    s.deploy(drawing.build());
    s.start('p', { variables: { count: 2 } });
    expect(s.trace).toEqual(['start', 'enough', 'stopped']);
    expect(s.eventsOf('JobCreated')).toEqual([]);
  });

  scenario('boundary, not interrupting: each time it becomes true', (s) => {
    const drawing = aProcess('p').startEvent('start').userTask('work').endEvent('end');
    drawing.boundary('work', 'enough', full, { interrupting: false }).endEvent('noted');
    s.deploy(drawing.build());
    s.start('p', { variables: { count: 2 } });
    const noted = (): number => s.trace.filter((id) => id === 'noted').length;
    expect([noted(), s.active]).toEqual([1, ['work']]);
    s.set({ count: 3 });
    expect(noted()).toBe(1);
    s.set({ count: 1 });
    s.set({ count: 2 });
    expect(noted()).toBe(2);
    s.complete('work');
  });

  scenario('boundary of a subprocess: what a task inside brings ends it', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess('sub', (inner) => {
        inner.startEvent('in').userTask('one').userTask('two').endEvent('out');
      });
    drawing.endEvent('end').boundary('sub', 'enough', full).endEvent('stopped');
    s.deploy(drawing.build());
    s.start('p');
    s.complete('one', { count: 2 });
    expect(s.trace).toEqual(['start', 'in', 'one', 'enough', 'stopped']);
  });

  scenario('boundary of a subprocess: a script inside ends it before anything else in there begins', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess('sub', (inner) => {
        inner.startEvent('in').scriptTask('up', 'count', '5').task('never').endEvent('out');
      });
    drawing.endEvent('end').boundary('sub', 'enough', full).endEvent('stopped');
    s.deploy(drawing.build());
    s.start('p');
    expect(s.trace).toEqual(['start', 'in', 'up', 'enough', 'stopped']);
  });

  scenario('boundary of a call: the called process’s last element makes it true through the ticket', (s) => {
    const called = aProcess('called')
      .startEvent('in')
      .task('raise', { ticketFields: { priority: 'P1' } });
    const drawing = aProcess('p').startEvent('start').callActivity('call', 'called').endEvent('end');
    drawing.boundary('call', 'urgent', conditionTrigger('ticket.priority = "P1"', 'ticket')).endEvent('stopped');
    s.deploy(called.build(), drawing.build());
    s.start('p', { ticket: { priority: 'P3' } });
    expect(s.trace).toEqual(['start', 'in', 'raise', 'urgent', 'stopped']);
    expect([...s.state.instances.values()].map(({ state }) => state)).toEqual(['completed', 'terminated']);
  });

  scenario('what one step sets together is looked at together', (s) => {
    const drawing = aProcess('p').startEvent('start').userTask('one').userTask('two').endEvent('end');
    drawing.eventSubProcess('h', (h) => {
      h.startEvent('odd', { event: conditionTrigger('a != b', 'a', 'b') }).endEvent('noted');
    });
    s.deploy(drawing.build());
    s.start('p', { variables: { a: 1, b: 1 } });
    s.complete('one', { a: 2, b: 2 });
    expect(s.active).toEqual(['two']);
    s.complete('two', { a: 3 });
    expect(s.trace.slice(-3)).toEqual(['odd', 'noted', 'h']);
  });

  scenario('after an event-based gateway, waiting and at once', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .eventBasedGateway('first')
      .catchEvent('caught', full)
      .endEvent('end');
    drawing.from('first').timer('late', 'PT1H').endEvent('closed');
    drawing.from('first').catchEvent('heard', signalTrigger('go')).endEvent('gone');
    s.deploy(drawing.build());
    s.start('p', { variables: { count: 7 } });
    expect(s.trace).toEqual(['start', 'first', 'caught', 'end']);
    const instance = s.start('p', { variables: { count: 0 } });
    expect(s.active).toEqual(['first']);
    s.run({ type: 'SetVariables', scopeKey: instance, variables: { count: 7 }, local: false });
    expect(s.trace.slice(4)).toEqual(['start', 'first', 'caught', 'end']);
    expect(s.state.timers.size + s.state.signals.size).toBe(0);
  });

  scenario('over ticket fields', (s) => {
    s.deploy(waiting(conditionTrigger('ticket.priority = "P1"', 'ticket')).build());
    s.start('p', { ticket: { priority: 'P3' } });
    s.run({ type: 'SetTicketFields', fields: { priority: 'P1' } });
    expect(s.trace).toContain('caught');
    s.complete('work').complete('more');
  });

  scenario.each('neither true nor false when it is armed: the token stays before it', [{ text: 1 }, { text: null }])(
    (s, variables) => {
      s.deploy(waiting(conditionTrigger('text', 'text')).build());
      s.start('p', { variables });
      expect(s.faults).toMatchObject([{ code: 'condition-not-boolean', elementId: 'caught' }]);
      s.set({ text: true }).resolve();
      expect(s.trace).toContain('caught');
      s.complete('work').complete('more');
    },
  );

  scenario('neither true nor false later: a fault, once; a variable that corrects it resolves it', (s) => {
    s.deploy(waiting(conditionTrigger('text', 'text')).build());
    s.start('p');
    expect(s.faults).toEqual([]);
    s.set({ text: 'yes' }).set({ text: 'no' });
    expect(s.faults).toMatchObject([{ code: 'condition-not-boolean', elementId: 'caught' }]);
    s.resolve();
    expect(s.faults).toHaveLength(1);
    s.set({ text: false });
    expect(s.faults).toEqual([]);
    s.set({ text: 5 }).set({ text: true });
    expect(s.faults).toEqual([]);
    expect(s.trace).toContain('caught');
    s.complete('work').complete('more');
  });

  scenario('a boundary event that fails leaves its activity working; the fault goes with it', (s) => {
    const drawing = aProcess('p').startEvent('start').userTask('work').endEvent('end');
    drawing.boundary('work', 'enough', conditionTrigger('text', 'text')).endEvent('stopped');
    s.deploy(drawing.build());
    const instance = s.start('p');
    s.set({ text: 1 });
    expect(s.faults).toMatchObject([{ elementId: 'enough', elementKey: s.element('work').key }]);
    s.resolve();
    expect(s.faults).toHaveLength(1);
    s.complete('work');
    expect(s.state.instances.get(instance)).toMatchObject({ state: 'completed', hasFault: false });
  });

  scenario('an expression that fails', (s) => {
    s.deploy(waiting(conditionTrigger('nothing(count)', 'count')).build());
    const instance = s.start('p');
    expect(s.faults).toMatchObject([{ code: 'expression-failed', elementId: 'caught' }]);
    s.cancel(instance);
  });

  scenario('one that makes itself true again and again is stopped by the limit of steps', (s) => {
    s.services.limits = { ...s.services.limits, stepsPerCommand: 50 };
    const drawing = aProcess('p').startEvent('start').userTask('work').endEvent('end');
    drawing
      .boundary('work', 'enough', conditionTrigger('count > 0', 'count'), { interrupting: false })
      .scriptTask('down', 'count', '0')
      .catchEvent('off', conditionTrigger('count = 0', 'count'))
      .scriptTask('up', 'count', '1')
      .to('down');
    s.deploy(drawing.build());
    const instance = s.start('p');
    s.set({ count: 1 });
    expect(s.faults.map(({ code }) => code)).toContain('limit-steps');
    s.cancel(instance);
  });

  scenario('on a loop’s body: for the whole loop', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .userTask('work', multiInstance({ cardinality: '3' }));
    drawing.endEvent('end').boundary('work', 'enough', full).endEvent('stopped');
    s.deploy(drawing.build());
    s.start('p');
    expect(s.state.conditions.size).toBe(1);
    s.complete('work', { count: 1 });
    s.complete('work', { count: 2 });
    expect(s.trace.slice(-2)).toEqual(['enough', 'stopped']);
  });

  scenario('on a loop whose condition holds already: none of its instances begins', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .userTask('work', multiInstance({ cardinality: '3' }));
    drawing.endEvent('end').boundary('work', 'enough', full).endEvent('stopped');
    s.deploy(drawing.build());
    s.start('p', { variables: { count: 2 } });
    expect(s.trace).toEqual(['start', 'enough', 'stopped']);
  });

  scenario('a conditional start event begins the process', (s) => {
    s.deploy(aProcess('p').startEvent('start', { event: full }).userTask('work').build());
    const instance = s.start('p', { startElementId: 'start', variables: { count: 2 } });
    expect(s.variables(instance)).toEqual({ count: 2 });
    s.complete('work');
  });

  it('a thousand that are met one by another, each by what the one before has set: no stack overflows', () => {
    const s = new Scenario('straight');
    const inner = conditionTrigger('go >= loopCounter', 'go');
    const each = multiInstance({ cardinality: '1000' });
    const drawing = aProcess('p').startEvent('start');
    drawing.subProcess(
      'sub',
      (sub) => sub.startEvent('in').catchEvent('met', inner, { outputs: { go: '=go + 1' } }),
      each,
    );
    s.deploy(drawing.build());
    s.start('p', { variables: { go: 0 } });
    s.set({ go: 1 });
    expect(s.trace.filter((id) => id === 'met')).toHaveLength(1000);
    s.nothingIsLeft();
  });
});
