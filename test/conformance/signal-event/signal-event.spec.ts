import { aProcess, signalTrigger } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

const go = signalTrigger('go');

describe('signal event', () => {
  scenario('from outside: reaches who waits, with its variables through the output mappings', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .catchEvent('caught', go, { outputs: { reason: '=why' } });
    s.deploy(drawing.userTask('after').build());
    const instance = s.start('p');
    expect([...s.state.signals.values()]).toMatchObject([{ signalName: 'go', interrupting: true }]);
    expect(s.broadcast('other')).toBe(0);
    expect(s.broadcast('go', { why: 'release', more: 1 })).toBe(1);
    expect(s.variables(instance)).toEqual({ reason: 'release' });
    expect(s.state.signals.size).toBe(0);
    s.complete('after');
  });

  scenario(
    'thrown: everybody of the case that waits catches it, also in other instances; it leaves the case too',
    (s) => {
      const waiting = aProcess('waiting').startEvent('start').catchEvent('caught', go).endEvent('end');
      const throwing = aProcess('throwing').startEvent('begin').throwEvent('thrown', { event: go }).endEvent('finish');
      s.deploy(waiting.build(), throwing.build());
      s.start('waiting');
      s.start('waiting');
      s.start('throwing');
      expect(s.trace).toEqual(['start', 'start', 'begin', 'caught', 'caught', 'thrown', 'end', 'end', 'finish']);
      expect(s.eventsOf('SignalThrown')).toMatchObject([{ elementId: 'thrown', signalName: 'go', variables: {} }]);
      const keys = s.eventsOf('SignalCaught').map(({ signalKey }) => signalKey);
      expect(new Set(keys)).toEqual(new Set([s.eventsOf('SignalThrown')[0]?.signalKey]));
    },
  );

  scenario('who does not wait yet when it is thrown does not catch it', (s) => {
    const drawing = aProcess('p').startEvent('start').throwEvent('thrown', { event: go }).catchEvent('late', go);
    s.deploy(drawing.endEvent('end').build());
    s.start('p');
    expect(s.active).toEqual(['late']);
    s.broadcast('go');
  });

  scenario('a thrown signal carries what its input mappings say, and nothing else', (s) => {
    const options = { event: go, inputs: { why: '=text' } };
    const throwing = aProcess('throwing').startEvent('begin').throwEvent('thrown', options).endEvent('finish');
    const waiting = aProcess('waiting').startEvent('start').catchEvent('caught', go).userTask('after');
    s.deploy(throwing.build(), waiting.build());
    const instance = s.start('waiting');
    s.start('throwing', { variables: { text: 'done', other: 1 } });
    expect(s.eventsOf('SignalThrown')).toMatchObject([{ variables: { why: 'done' } }]);
    expect(s.variables(instance)).toEqual({ why: 'done' });
    s.complete('after');
  });

  scenario('signal end event; its name may be an expression, catching and throwing', (s) => {
    const named = signalTrigger('=name');
    const waiting = aProcess('waiting').startEvent('start').catchEvent('caught', named).endEvent('end');
    const throwing = aProcess('throwing').startEvent('begin').endEvent('thrown', { event: named });
    s.deploy(waiting.build(), throwing.build());
    s.start('waiting', { variables: { name: 'a' } });
    s.start('throwing', { variables: { name: 'b' } });
    expect(s.active).toEqual(['caught']);
    s.start('throwing', { variables: { name: 'a' } });
  });

  scenario.each('a name that is no text is a fault, and nothing is thrown or waited for', [
    aProcess('p')
      .startEvent('start')
      .throwEvent('event', { event: signalTrigger('=name') })
      .endEvent('end')
      .build(),
    aProcess('p').startEvent('start').catchEvent('event', signalTrigger('=name')).endEvent('end').build(),
  ])((s, definition) => {
    s.deploy(definition);
    s.start('p');
    expect(s.faults).toMatchObject([{ code: 'expression-failed', elementId: 'event' }]);
    expect(s.faults[0]?.message).toContain('the variable "name" is not known there');
    expect(s.state.signals.size + s.eventsOf('SignalThrown').length).toBe(0);
    s.set({ name: 'go' }).resolve();
    s.broadcast('go');
  });

  scenario('boundary: interrupting ends the activity, non-interrupting starts a path each time', (s) => {
    const drawing = aProcess('p').startEvent('start').userTask('work').endEvent('end');
    drawing
      .boundary('work', 'asked', signalTrigger('ask'), { interrupting: false })
      .userTask('answer')
      .endEvent('told');
    drawing.boundary('work', 'stopped', signalTrigger('stop')).endEvent('gone');
    s.deploy(drawing.build());
    s.start('p');
    s.broadcast('ask');
    s.broadcast('ask');
    expect(s.active).toEqual(['work', 'answer', 'answer']);
    s.broadcast('stop');
    expect(s.active).toEqual(['answer', 'answer']);
    expect(s.state.signals.size).toBe(0);
    s.complete('answer').complete('answer');
  });

  scenario('a throwing path that its own signal interrupts stops there', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess('sub', (inner) => {
        inner.startEvent('in').throwEvent('thrown', { event: go }).task('never').endEvent('out');
      });
    drawing.endEvent('end').boundary('sub', 'caught', go).task('after').endEvent('done');
    s.deploy(drawing.build());
    s.start('p');
    expect(s.trace).toEqual(['start', 'in', 'caught', 'after', 'done']);
    expect(s.eventsOf('ElementTerminated').map(({ elementId }) => elementId)).toEqual(['thrown', 'sub']);
  });

  scenario('a throwing path that its own signal does not interrupt goes on', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess('sub', (inner) => {
        inner.startEvent('in').throwEvent('thrown', { event: go }).task('goes on').endEvent('out', { event: go });
      });
    drawing.endEvent('end').boundary('sub', 'caught', go, { interrupting: false }).task('after').endEvent('done');
    s.deploy(drawing.build());
    s.start('p');
    expect(s.trace.filter((id) => id === 'after')).toHaveLength(2);
    expect(s.trace).toContain('goes on');
    expect(s.trace.at(-1)).toBe('done');
  });

  scenario('after an event-based gateway', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .eventBasedGateway('first')
      .catchEvent('caught', go)
      .endEvent('end');
    drawing
      .from('first')
      .timer('late', 'PT1H')
      .endEvent('closed')
      .from('first')
      .receiveTask('told', 'tell')
      .endEvent('t');
    s.deploy(drawing.build());
    s.start('p');
    s.start('p');
    s.broadcast('go');
    expect(s.state.timers.size + s.state.subscriptions.size + s.state.signals.size).toBe(0);
    expect(s.trace.filter((id) => id === 'end')).toHaveLength(2);
  });

  scenario('a signal for one that does not wait any more, or for another name, is refused', (s) => {
    const drawing = aProcess('p').startEvent('start').catchEvent('caught', go).endEvent('end');
    s.deploy(drawing.build());
    s.start('p');
    const [{ key: subscriptionKey } = { key: s.services.nextKey() }] = [...s.state.signals.values()];
    const signal = { subscriptionKey, signalKey: s.services.nextKey(), variables: {} };
    expect(s.attempt({ type: 'DeliverSignal', ...signal, signalName: 'other' })).toMatchObject({ code: 'wrong-state' });
    const reserved = { ...signal, signalName: 'go', variables: { ticket: {} } };
    expect(s.attempt({ type: 'DeliverSignal', ...reserved })).toMatchObject({ code: 'reserved-variable' });
    s.run({ type: 'DeliverSignal', ...signal, signalName: 'go' });
    expect(s.attempt({ type: 'DeliverSignal', ...signal, signalName: 'go' })).toMatchObject({ code: 'not-found' });
  });

  scenario('a signal start event begins the process, with variables through its output mappings', (s) => {
    const drawing = aProcess('p')
      .startEvent('start', { event: go, outputs: { a: '=b' } })
      .userTask('work');
    s.deploy(drawing.build());
    const instance = s.start('p', { startElementId: 'start', variables: { b: 1 } });
    expect(s.variables(instance)).toEqual({ a: 1 });
    s.complete('work');
  });

  scenario('a fault while leaving the catching event loses nothing', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .catchEvent('caught', go, { outputs: { x: '=nothing(y)' } });
    s.deploy(drawing.endEvent('end').build());
    const instance = s.start('p');
    s.broadcast('go', { y: 1 });
    expect(s.faults).toMatchObject([{ elementId: 'caught' }]);
    expect(s.variables(s.element('caught').key)).toEqual({ y: 1 });
    expect(s.broadcast('go')).toBe(0);
    s.cancel(instance);
  });
});
