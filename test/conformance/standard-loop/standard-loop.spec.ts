import { aProcess, standardLoop, type StandardLoopOptions } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

const increment = (options: StandardLoopOptions) =>
  aProcess('p')
    .startEvent('start')
    .scriptTask('increment', 'x', 'x + 1', standardLoop(options))
    .userTask('after')
    .endEvent('end')
    .build();

const rounds = (trace: readonly string[]): number => trace.filter((id) => id === 'increment').length;

describe('standard loop', () => {
  scenario.each('goes round as long as its condition holds, tested after each round', [
    { x: 0, times: 3 },
    { x: 2, times: 1 },
    { x: 9, times: 1 },
  ])((s, { x, times }) => {
    s.deploy(increment({ while: 'x < 3' }));
    const instance = s.start('p', { variables: { x } });
    expect(s.variables(instance)).toEqual({ x: x + times });
    // The body completes too, after its rounds.
    expect(rounds(s.trace)).toBe(times + 1);
    s.complete('after');
  });

  scenario.each('tested before, it may not run at all', [
    { x: 0, times: 3 },
    { x: 3, times: 0 },
  ])((s, { x, times }) => {
    s.deploy(increment({ while: 'x < 3', testBefore: true }));
    const instance = s.start('p', { variables: { x } });
    expect(s.variables(instance)).toEqual({ x: x + times });
    s.complete('after');
  });

  scenario.each('a maximum caps it, whatever the condition says', [
    { options: { while: 'true', maximum: '2' }, times: 2 },
    { options: { maximum: '=most' }, times: 2 },
    { options: { while: 'x < 1', maximum: '2' }, times: 1 },
    { options: { while: 'true', maximum: '2', testBefore: true }, times: 2 },
    { options: { while: 'true', maximum: '0' }, times: 0 },
  ])((s, { options, times }) => {
    s.deploy(increment(options));
    const instance = s.start('p', { variables: { x: 0, most: 2 } });
    expect(s.variables(instance)).toMatchObject({ x: times });
    s.complete('after');
  });

  scenario('each round waits for itself and knows its loopCounter; only its body has boundary events', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .userTask('check', standardLoop({ while: 'again' }));
    drawing.endEvent('end').boundaryTimer('check', 'late', 'PT1H').endEvent('too-late');
    s.deploy(drawing.build());
    s.start('p');
    expect(s.active).toEqual(['check', 'check']);
    expect([...s.state.timers.values()]).toHaveLength(1);
    expect(s.variables(s.userTask('check').elementKey)).toEqual({ loopCounter: 1 });
    s.complete('check', { again: true });
    expect(s.variables(s.userTask('check').elementKey)).toEqual({ loopCounter: 2 });
    expect(s.element('check').loop).toEqual({ kind: 'body', total: null, entered: 2, completed: 1 });
    expect([...s.state.timers.values()]).toHaveLength(1);
    s.complete('check', { again: false });
    expect(s.trace).toEqual(['start', 'check', 'check', 'check', 'end']);
  });

  scenario('loopCounter stands in its condition, before and after', (s) => {
    const drawing = aProcess('p').startEvent('start');
    drawing.scriptTask('before', 'b', 'b + 1', standardLoop({ while: 'loopCounter < 2', testBefore: true }));
    drawing.scriptTask('after', 'a', 'a + loopCounter', standardLoop({ while: 'loopCounter < 3' }));
    s.deploy(drawing.userTask('look').endEvent('end').build());
    const instance = s.start('p', { variables: { a: 0, b: 0 } });
    expect(s.variables(instance)).toEqual({ a: 6, b: 2 });
    s.complete('look');
  });

  scenario('a boundary event ends the round that runs and the loop', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .userTask('check', standardLoop({ while: 'true' }));
    drawing.endEvent('end').boundaryTimer('check', 'late', 'PT1H').endEvent('too-late');
    s.deploy(drawing.build());
    s.start('p');
    s.complete('check').advance(3_600_000);
    expect(s.trace).toEqual(['start', 'check', 'late', 'too-late']);
  });

  scenario('a condition that is neither true nor false is a fault of the round, which retries', (s) => {
    s.deploy(increment({ while: 'more' }));
    s.start('p', { variables: { x: 0 } });
    expect(s.faults).toMatchObject([{ code: 'condition-not-boolean', elementId: 'increment' }]);
    expect(s.faults[0]?.message).toContain('Expected the loop condition of (increment) to be true or false');
    expect(s.element('increment').loop).toMatchObject({ completed: 0 });
    s.set({ more: false }).resolve();
    expect(s.element('after').elementId).toBe('after');
    s.complete('after');
  });

  scenario('a maximum that is no whole number is a fault of the body, which retries', (s) => {
    s.deploy(increment({ maximum: '=most' }));
    s.start('p', { variables: { x: 0, most: 1.5 } });
    expect(s.faults).toMatchObject([{ code: 'invalid-collection', elementId: 'increment' }]);
    s.set({ most: 1 }).resolve().complete('after');
  });

  scenario('subprocesses go round with scopes of their own', (s) => {
    const drawing = aProcess('p').startEvent('start');
    const inside = (inner: typeof drawing) => inner.startEvent('in').userTask('work').endEvent('out');
    s.deploy(
      drawing
        .subProcess('sub', inside, standardLoop({ while: 'again' }))
        .endEvent('end')
        .build(),
    );
    const instance = s.start('p');
    s.complete('work', { again: true }).complete('work', { again: false });
    expect(s.state.instances.get(instance)?.state).toBe('completed');
    expect(s.trace).toEqual(['start', 'in', 'work', 'out', 'sub', 'in', 'work', 'out', 'sub', 'sub', 'end']);
  });
});
