import type { Limits } from '@relevo/bpmn-kernel';
import { aProcess, multiInstance, signalTrigger } from '@relevo/bpmn-kernel/testing';
import { scenario, type Scenario } from '../support/scenario.js';

const limited = (s: Scenario, limits: Partial<Limits>): void => {
  s.services.limits = { ...s.services.limits, ...limits };
};

describe('limits: going past one is a fault that names it, and that can be resolved', () => {
  scenario('automatic steps of one command', (s) => {
    limited(s, { stepsPerCommand: 20 });
    const drawing = aProcess('p').startEvent('start').exclusiveGateway('again').task('work').exclusiveGateway('more');
    drawing.to('again', { when: 'more' }).from('more').endEvent('end', { otherwise: true });
    s.deploy(drawing.build());
    s.start('p', { variables: { more: true } });
    expect(s.faults).toMatchObject([{ code: 'limit-steps' }]);
    expect(s.faults[0]?.message).toContain('(limit stepsPerCommand)');
    s.set({ more: false }).resolve();
  });

  scenario('tokens of one case', (s) => {
    limited(s, { tokensPerCase: 3 });
    const drawing = aProcess('p').startEvent('start').parallelGateway('fork');
    for (const id of ['a', 'b', 'c', 'd']) drawing.from('fork').userTask(id);
    s.deploy(drawing.build());
    s.start('p');
    expect(s.faults.length).toBeGreaterThan(0);
    expect(s.faults.map(({ code }) => code)).toContain('limit-tokens');
    expect(s.faults[0]?.message).toContain('(limit tokensPerCase)');
    limited(s, { tokensPerCase: 100 });
    while (s.faults.length > 0) s.resolve();
    s.complete('a').complete('b').complete('c').complete('d');
  });

  scenario('a flow that doubles its tokens in each round ends at the limit', (s) => {
    limited(s, { tokensPerCase: 50, stepsPerCommand: 500 });
    const drawing = aProcess('p').startEvent('start').exclusiveGateway('again').parallelGateway('fork').task('a');
    drawing.to('again').from('fork').task('b').to('again');
    s.deploy(drawing.build());
    const key = s.start('p');
    expect(new Set(s.faults.map(({ code }) => code))).toEqual(new Set(['limit-tokens']));
    expect(s.state.elements.size).toBeLessThanOrEqual(52);
    s.cancel(key);
  });

  scenario('nested subprocesses', (s) => {
    limited(s, { depth: 1 });
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess('outer', (outer) => {
        outer.startEvent('in').subProcess('inner', (inner) => inner.startEvent('deep').endEvent('out'));
      });
    s.deploy(drawing.build());
    s.start('p');
    expect(s.faults).toMatchObject([{ code: 'limit-depth', elementId: 'inner' }]);
    expect(s.faults[0]?.message).toContain('(limit depth)');
    limited(s, { depth: 2 });
    s.resolve();
  });

  scenario('a process that calls itself without end', (s) => {
    limited(s, { depth: 5 });
    s.deploy(aProcess('p').startEvent('start').callActivity('call', 'p').endEvent('end').build());
    const key = s.start('p');
    expect(s.faults).toMatchObject([{ code: 'limit-depth', elementId: 'call' }]);
    s.cancel(key);
  });

  scenario('the size of a variable that an expression gives', (s) => {
    limited(s, { variableSize: 100 });
    const drawing = aProcess('p').startEvent('start').scriptTask('grow', 'x', 'for i in 1..n return i');
    s.deploy(drawing.build());
    s.start('p', { variables: { n: 1000 } });
    expect(s.faults).toMatchObject([{ code: 'variable-too-large', elementId: 'grow' }]);
    expect(s.faults[0]?.message).toContain('(limit variableSize)');
    s.set({ n: 3 }).resolve();
  });

  scenario('the size of a variable that comes from outside: the command is refused', (s) => {
    limited(s, { variableSize: 100 });
    s.deploy(aProcess('p').startEvent('start').userTask('a').build());
    s.start('p');
    const values = { kind: 'variables' as const, variables: { x: 'x'.repeat(200) } };
    const refused = s.attempt({ type: 'CompleteUserTask', userTaskKey: s.userTask('a').key, values });
    expect(refused).toMatchObject({ code: 'invalid-variables' });
    expect(refused?.message).toContain('(limit variableSize)');
    s.complete('a');
  });

  scenario('the time of an expression: what the services say of it becomes the fault', (s) => {
    const evaluate = s.services.evaluateFeel;
    const message = 'Expected "1" to be evaluated within 50 ms, but it was still running.';
    s.services.evaluateFeel = () => ({ ok: false, code: 'expression-timeout', message, unknown: [] });
    s.deploy(aProcess('p').startEvent('start').scriptTask('slow', 'x', '1').build());
    s.start('p');
    expect(s.faults).toMatchObject([{ code: 'expression-timeout', elementId: 'slow' }]);
    expect(s.faults[0]?.message).toContain('(limit expressionTime)');
    s.services.evaluateFeel = evaluate;
    s.resolve();
  });

  scenario.each('a sequential loop whose outputs cannot fit, though no token is too many', ['1000000000', '1e15'])(
    (s, cardinality) => {
      limited(s, { variableSize: 100 });
      const many = multiInstance({ sequential: true, cardinality, collect: ['out', 'x'], until: 'x = 2' });
      s.deploy(aProcess('p').startEvent('start').userTask('work', many).build());
      const key = s.start('p');
      expect(s.faults).toMatchObject([{ code: 'variable-too-large', elementId: 'work' }]);
      expect(s.faults[0]?.message).toContain('(limit variableSize)');
      s.cancel(key);
    },
  );

  scenario('an item of a sequential loop: before the first instance begins, not between two of them', (s) => {
    limited(s, { variableSize: 30 });
    const items = multiInstance({ sequential: true, collection: '[1, long + long]', item: 'it' });
    s.deploy(aProcess('p').startEvent('start').scriptTask('work', 'x', 'it', items).build());
    s.start('p', { variables: { long: 'x'.repeat(20) } });
    expect(s.faults).toMatchObject([{ code: 'variable-too-large', elementId: 'work' }]);
    expect(s.trace).toEqual(['start']);
    s.set({ long: 'x' }).resolve();
    expect(s.trace).toEqual(['start', 'work', 'work', 'work']);
  });

  const start = () => aProcess('p').startEvent('start');
  scenario.each('a name or key that is too long to be found again', [
    [() => start().receiveTask('work', 'paid', { key: 'long' }), 'invalid-correlation-key'],
    [() => start().receiveTask('work', '=long'), 'expression-failed'],
    [() => start().catchEvent('work', signalTrigger('=long')), 'expression-failed'],
  ] as const)((s, [draw, code]) => {
    s.deploy(draw().endEvent('end').build());
    const key = s.start('p', { variables: { long: 'x'.repeat(257) } });
    expect(s.faults).toMatchObject([{ code, elementId: 'work' }]);
    expect(s.faults[0]?.message).toContain('at most 256 characters');
    s.set({ long: 'x'.repeat(256) }).resolve();
    expect(s.faults).toEqual([]);
    s.cancel(key);
  });
});
