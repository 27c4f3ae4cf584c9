import { aProcess } from '@relevo/bpmn-kernel/testing';
import { scenario, type Scenario } from '../support/scenario.js';

/** Three user tasks side by side into one complex gateway. */
const threeInto = (activation: string | null) => {
  const drawing = aProcess('p').startEvent('start').parallelGateway('fork').userTask('a');
  drawing.complexGateway('gate', activation).userTask('after').endEvent('end');
  return drawing.from('fork').userTask('b').to('gate').from('fork').userTask('c').to('gate');
};

const times = (s: Scenario, elementId: string): number =>
  s.eventsOf('ElementEntered').filter((event) => event.elementId === elementId).length;

const given = (s: Scenario, drawing: ReturnType<typeof threeInto>, variables = {}) => {
  s.deploy(drawing.build());
  return s.start('p', { variables });
};

describe('complex gateway', () => {
  scenario('a discriminator: the first token opens it, the others are consumed without one going on', (s) => {
    given(s, threeInto('activationCount >= 1'));
    s.complete('b');
    expect(s.active).toContain('after');
    expect(s.active).toContain('gate');
    s.complete('a').complete('after').complete('c');
    expect(times(s, 'after')).toBe(1);
  });

  scenario('two of three', (s) => {
    given(s, threeInto('activationCount = 2'));
    s.complete('c');
    expect(s.active).not.toContain('after');
    s.complete('a');
    expect(s.active).toContain('after');
    s.complete('b').complete('after');
    expect(times(s, 'after')).toBe(1);
  });

  scenario('tokens that come one after another in the same command', (s) => {
    const drawing = aProcess('p').startEvent('start').parallelGateway('fork').task('a');
    drawing.complexGateway('gate', 'activationCount >= 1').task('after').endEvent('end');
    drawing.from('fork').task('b').to('gate').from('fork').task('b2').task('b3').task('b4').to('gate');
    given(s, drawing);
    expect(s.trace.filter((id) => id === 'after')).toHaveLength(1);
  });

  scenario('exactly two of three within the same command', (s) => {
    const drawing = aProcess('p').startEvent('start').parallelGateway('fork').task('a');
    drawing.complexGateway('gate', 'activationCount = 2').task('after').endEvent('end');
    drawing.from('fork').task('b').task('b2').to('gate').from('fork').task('c').task('c2').task('c3').to('gate');
    given(s, drawing);
    expect(s.trace.filter((id) => id === 'after')).toHaveLength(1);
  });

  scenario('that waits for reset is no token: an inclusive gateway behind it waits for none', (s) => {
    const drawing = aProcess('p').startEvent('start').parallelGateway('fork').userTask('a');
    drawing.complexGateway('gate', 'activationCount >= 1').inclusiveGateway('join').userTask('after').endEvent('end');
    drawing.from('fork').userTask('b').to('gate').from('b').task('x').to('join');
    drawing.from('fork').userTask('c').to('x').from('fork').userTask('d').to('x');
    given(s, drawing);
    s.complete('a').complete('c');
    expect(times(s, 'after')).toBe(1);
    // What "b" may still send comes by either flow; the gate itself sends nothing more.
    s.complete('d');
    expect(s.active).toContain('gate');
    expect(times(s, 'after')).toBe(2);
    s.complete('after').complete('after').complete('b').complete('after');
  });

  scenario('without a condition the first token opens it', (s) => {
    given(s, threeInto(null));
    s.complete('a').complete('b').complete('c').complete('after');
    expect(times(s, 'after')).toBe(1);
  });

  scenario('opens when a variable makes its condition true', (s) => {
    given(s, threeInto('activationCount >= 1 and urgent'), { urgent: false });
    s.complete('a');
    expect(s.active).not.toContain('after');
    s.set({ urgent: true });
    expect(s.active).toContain('after');
    s.complete('b').complete('c').complete('after');
  });

  scenario('waits for reset only while a token is expected', (s) => {
    const drawing = aProcess('p').startEvent('start').inclusiveGateway('split').userTask('a', { when: 'true' });
    drawing.complexGateway('gate', 'activationCount >= 1').userTask('after').endEvent('end');
    drawing.from('split').userTask('b', { when: 'false' }).to('gate');
    given(s, drawing);
    s.complete('a');
    expect(s.active).toEqual(['after']);
    s.complete('after');
  });

  scenario('a token that goes elsewhere resets it', (s) => {
    const drawing = aProcess('p').startEvent('start').parallelGateway('fork').userTask('a');
    drawing.complexGateway('gate', 'activationCount >= 1').userTask('after').endEvent('end');
    drawing.from('fork').userTask('b').exclusiveGateway('out').to('gate', { when: 'stay' });
    drawing.from('out').endEvent('gone', { otherwise: true });
    given(s, drawing);
    s.complete('a');
    expect(s.active.filter((id) => id === 'gate').length).toBeGreaterThan(0);
    s.complete('b', { stay: false });
    expect(s.active).toEqual(['after']);
    s.complete('after');
  });

  scenario('conditions over waitingForStart decide what goes on at start and at reset', (s) => {
    const drawing = aProcess('p').startEvent('start').parallelGateway('fork').userTask('a');
    drawing.complexGateway('gate', 'activationCount >= 1').task('first', { when: 'waitingForStart' });
    drawing.from('gate').task('last', { when: 'waitingForStart = false' });
    drawing.from('fork').userTask('b').to('gate');
    given(s, drawing);
    s.complete('a');
    expect(s.trace).toContain('first');
    expect(s.trace).not.toContain('last');
    s.complete('b');
    expect(s.trace.filter((id) => id === 'first' || id === 'last')).toEqual(['first', 'last']);
  });

  scenario('rounds of a loop keep apart', (s) => {
    const drawing = aProcess('p').startEvent('start').exclusiveGateway('again').parallelGateway('fork').userTask('a');
    drawing.complexGateway('gate', 'activationCount >= 2').userTask('enough').exclusiveGateway('more');
    drawing.to('again', { when: 'more' }).from('more').endEvent('end', { otherwise: true });
    drawing.from('fork').userTask('b').to('gate');
    given(s, drawing);
    s.complete('a').complete('b').complete('enough', { more: true });
    s.complete('b').complete('a').complete('enough', { more: false });
    expect(s.trace.filter((id) => id === 'enough')).toHaveLength(2);
  });

  scenario('splits by conditions, with a default', (s) => {
    const drawing = aProcess('p').startEvent('start').complexGateway('gate').task('a', { when: 'x = 1' });
    drawing.from('gate').task('b', { when: 'x > 0' }).from('gate').task('c', { otherwise: true });
    given(s, drawing, { x: 1 });
    expect(s.trace).toEqual(['start', 'gate', 'a', 'b']);
    s.start('p', { variables: { x: 0 } });
    expect(s.trace.slice(4)).toEqual(['start', 'gate', 'c']);
  });

  scenario('no condition holds and there is no default: a fault', (s) => {
    const drawing = aProcess('p').startEvent('start').complexGateway('gate').task('a', { when: 'x' });
    given(s, drawing, { x: false });
    expect(s.faults).toMatchObject([{ code: 'no-flow-taken', elementId: 'gate' }]);
    s.set({ x: true }).resolve();
  });

  scenario('an activation condition that is neither true nor false: a fault that can be resolved', (s) => {
    given(s, threeInto('activationCount >= needed'));
    s.complete('a');
    expect(s.faults).toMatchObject([{ code: 'condition-not-boolean', elementId: 'gate' }]);
    expect(s.faults[0]?.message).toContain('the variable "needed" is not known there');
    s.complete('b');
    expect(s.faults).toHaveLength(1);
    s.set({ needed: 2 });
    s.resolve();
    expect(s.active).toContain('after');
    s.complete('c').complete('after');
    expect(times(s, 'after')).toBe(1);
  });

  scenario('a fault at the gateway goes with the token that another one consumes', (s) => {
    given(s, threeInto('activationCount >= needed'));
    s.complete('a');
    s.set({ needed: 2 }).complete('b');
    expect(s.faults).toEqual([]);
    s.complete('c').complete('after');
  });

  scenario('a condition that never holds blocks its tokens, without a fault', (s) => {
    const key = given(s, threeInto('activationCount >= 4'));
    s.complete('a').complete('b').complete('c');
    expect(s.active).toEqual(['gate', 'gate', 'gate']);
    expect(s.faults).toEqual([]);
    s.cancel(key);
  });

  scenario('cancelled while it waits for reset, nothing is left', (s) => {
    const key = given(s, threeInto('activationCount >= 1'));
    s.complete('a').cancel(key);
  });
});
