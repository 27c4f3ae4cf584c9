import type { Key } from '@relevo/bpmn-kernel';
import { aProcess, type NodeOptions } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

describe('variables', () => {
  scenario('a completion sets each variable where it exists, a new one in the process instance', (s) => {
    const drawing = aProcess('p').startEvent('start');
    drawing.subProcess(
      'sub',
      (inner) =>
        inner
          .startEvent('in')
          .userTask('a', { inputs: { own: '=1' } })
          .userTask('b'),
      {
        inputs: { middle: '=1' },
      },
    );
    s.deploy(drawing.build());
    const instance = s.start('p', { variables: { root: 1 } });
    s.complete('a', { own: 2, middle: 2, root: 2, fresh: 2 });
    expect(s.variables(s.element('sub').key)).toEqual({ middle: 2 });
    expect(s.variables(instance)).toEqual({ root: 2, fresh: 2 });
    s.complete('b');
  });

  scenario('with output mappings only what is mapped leaves the element', (s) => {
    const outputs = { 'result.text': '=answer', 'result.size': '=result.text' };
    s.deploy(aProcess('p').startEvent('start').userTask('a', { outputs }).userTask('b').build());
    const instance = s.start('p', { variables: { result: { id: 1 } } });
    s.complete('a', { answer: 'yes', more: 1 });
    expect(s.variables(instance)).toEqual({ result: { id: 1, text: 'yes', size: 'yes' } });
    s.complete('b');
  });

  scenario('input mappings look outwards only, later ones see earlier ones, nested targets build a context', (s) => {
    const inputs = { x: '=x + 1', 'box.a': '=x', 'box.b': 'text' };
    s.deploy(aProcess('p').startEvent('start').userTask('a', { inputs }).build());
    s.start('p', { variables: { x: 1, box: { z: 1 } } });
    expect(s.variables(s.element('a').key)).toEqual({ x: 2, box: { a: 2, b: 'text' } });
    s.complete('a');
  });

  scenario('a retried element maps its inputs once, not twice', (s) => {
    const inputs = { x: '=x + 1', y: '=nothing' };
    const task = { inputs, priority: { kind: 'feel' as const, source: 'p' } };
    s.deploy(aProcess('p').startEvent('start').userTask('a', task).build());
    s.start('p', { variables: { x: 1 } });
    expect(s.faults).toHaveLength(1);
    s.set({ p: 5 }).resolve();
    expect(s.variables(s.element('a').key)).toEqual({ x: 2, y: null });
    s.complete('a');
  });

  scenario('are set from outside, locally or where they exist', (s) => {
    s.deploy(
      aProcess('p')
        .startEvent('start')
        .userTask('a', { inputs: { own: '=1' } })
        .build(),
    );
    const instance = s.start('p', { variables: { x: 1 } });
    const scopeKey = s.element('a').key;
    s.run({ type: 'SetVariables', scopeKey, variables: { x: 2, own: 2, fresh: 1 }, local: false });
    s.run({ type: 'SetVariables', scopeKey, variables: { x: 3 }, local: true });
    expect(s.variables(scopeKey)).toEqual({ own: 2, x: 3 });
    expect(s.variables(instance)).toEqual({ x: 2, fresh: 1 });
    s.complete('a');
    const set = { type: 'SetVariables', variables: {}, local: true } as const;
    expect(s.attempt({ ...set, scopeKey: instance })?.code).toBe('wrong-state');
    expect(s.attempt({ ...set, scopeKey })?.code).toBe('not-found');
    expect(s.attempt({ ...set, scopeKey: 'case' as Key })?.code).toBe('reserved-variable');
  });

  scenario('keep their key when they change', (s) => {
    s.deploy(aProcess('p').startEvent('start').userTask('a').build());
    s.start('p', { variables: { x: 1 } });
    s.set({ x: 2 });
    const [first, second] = s.eventsOf('VariableSet');
    expect(second?.variableKey).toBe(first?.variableKey);
    s.complete('a');
  });

  scenario('may have any name, also one that JavaScript knows', (s) => {
    s.deploy(aProcess('p').startEvent('start').exclusiveGateway('g').userTask('a', { when: 'valueOf = null' }).build());
    const variables = JSON.parse('{"__proto__": {"x": 1}, "constructor": 2}') as Record<string, number>;
    const instance = s.start('p', { variables });
    expect(Object.entries(s.variables(instance))).toEqual([
      ['__proto__', { x: 1 }],
      ['constructor', 2],
    ]);
    expect(s.active).toEqual(['a']);
    s.complete('a');
  });

  scenario('ticket: one for all instances of a case, written by ticket commands alone', (s) => {
    s.deploy(
      aProcess('p')
        .startEvent('start')
        .userTask('a', { inputs: { mine: '=ticket.priority' } })
        .build(),
    );
    s.start('p', { ticket: { number: 'INC-1', priority: 'P3' } });
    expect(s.variables(s.element('a').key)).toEqual({ mine: 'P3' });
    s.run({ type: 'SetTicketFields', fields: { priority: 'P1' } });
    expect(s.ticket).toEqual({ number: 'INC-1', priority: 'P1' });
    const scopeKey = s.element('a').key;
    const rejection = s.attempt({ type: 'SetVariables', scopeKey, variables: { ticket: 1 }, local: true });
    expect(rejection?.message).toContain('reserved for the ticket');
    s.complete('a');
    expect(s.ticket).toEqual({ number: 'INC-1', priority: 'P1' });
  });

  scenario.each<NodeOptions>('ticket: a mapping that targets it is a fault', [
    { inputs: { ticket: '=1' } },
    { inputs: { 'ticket.priority': '=1' } },
    { outputs: { 'ticket.priority': '=1' } },
  ])((s, options) => {
    s.deploy(aProcess('p').startEvent('start').task('a', options).build());
    const instance = s.start('p', { ticket: {} });
    expect(s.faults).toMatchObject([{ code: 'reserved-variable', elementId: 'a' }]);
    s.cancel(instance);
  });

  scenario('too large or nested too deep: refused from outside, a fault where computed', (s) => {
    s.services.limits = { ...s.services.limits, variableSize: 1000 };
    s.deploy(aProcess('p').startEvent('start').scriptTask('grow', 'x', 'y + y').userTask('a').build());
    const deep = JSON.parse('['.repeat(300) + ']'.repeat(300)) as null;
    const start = { type: 'StartProcessInstance', processInstanceKey: 'i' as Key, definitionKey: 'd1' as Key } as const;
    expect(s.attempt({ ...start, variables: { deep } })?.code).toBe('invalid-variables');
    const instance = s.start('p', { variables: { y: 'y'.repeat(600) } });
    expect(s.faults).toMatchObject([{ code: 'variable-too-large', elementId: 'grow' }]);
    expect(s.faults[0]?.message).toContain('limit variableSize');
    s.cancel(instance);
  });
});
