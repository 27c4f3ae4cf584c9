import { aProcess, messageTrigger, type ProcessBuilder } from '@relevo/bpmn-kernel/testing';
import { scenario, type Scenario } from '../support/scenario.js';

/** Two user tasks by choice between two inclusive gateways. */
const splitAndJoin = () =>
  aProcess('p')
    .startEvent('start')
    .inclusiveGateway('split')
    .userTask('a', { when: 'a' })
    .inclusiveGateway('join')
    .userTask('after')
    .endEvent('end')
    .from('split')
    .userTask('b', { when: 'b' })
    .to('join');

const started = (s: Scenario, drawing: ProcessBuilder, variables = {}) => {
  s.deploy(drawing.build());
  return s.start('p', { variables });
};

describe('inclusive gateway: split', () => {
  scenario('a token on every flow whose condition holds', (s) => {
    started(s, splitAndJoin(), { a: true, b: true });
    expect(s.active).toEqual(['a', 'b']);
    s.complete('a').complete('b').complete('after');
    expect(s.trace.filter((id) => id === 'join')).toHaveLength(1);
  });

  scenario('the default flow if, and only if, no condition holds', (s) => {
    const drawing = aProcess('p').startEvent('start').inclusiveGateway('split').userTask('a', { when: 'a' });
    drawing.from('split').userTask('other', { otherwise: true });
    started(s, drawing, { a: false });
    expect(s.active).toEqual(['other']);
    s.complete('other');
    s.start('p', { variables: { a: true } });
    expect(s.active).toEqual(['a']);
    s.complete('a');
  });

  scenario('a flow without a condition always gets a token, so the default one never does', (s) => {
    const drawing = aProcess('p').startEvent('start').inclusiveGateway('split').task('always');
    drawing.from('split').task('a', { when: 'a' }).from('split').task('other', { otherwise: true });
    started(s, drawing, { a: false });
    expect(s.trace).toEqual(['start', 'split', 'always']);
  });

  scenario('no condition holds and there is no default: a fault that can be resolved', (s) => {
    started(s, splitAndJoin(), { a: false, b: false });
    expect(s.faults).toMatchObject([{ code: 'no-flow-taken', elementId: 'split' }]);
    s.set({ b: true }).resolve();
    expect(s.active).toEqual(['b']);
    s.complete('b').complete('after');
  });

  scenario('a condition that is neither true nor false: a fault that names it', (s) => {
    started(s, splitAndJoin(), { a: true });
    expect(s.faults[0]).toMatchObject({ code: 'condition-not-boolean', elementId: 'split' });
    expect(s.faults[0]?.message).toContain('"=b" gave null; the variable "b" is not known there');
    s.set({ b: false }).resolve();
    s.complete('a').complete('after');
  });
});

describe('inclusive gateway: join', () => {
  scenario('waits for a token that may still come, and only for that', (s) => {
    started(s, splitAndJoin(), { a: true, b: true });
    s.complete('b');
    expect(s.active).toEqual(['a', 'join']);
    s.complete('a').complete('after');
    expect(s.eventsOf('TokensJoined')[0]?.consumedElementKeys).toHaveLength(1);
  });

  scenario('opens at once where no other token is', (s) => {
    started(s, splitAndJoin(), { a: true, b: false });
    s.complete('a');
    expect(s.active).toEqual(['after']);
    s.complete('after');
  });

  scenario('a branch that ends elsewhere lets it open', (s) => {
    const drawing = aProcess('p').startEvent('start').parallelGateway('fork').userTask('a').inclusiveGateway('join');
    drawing.userTask('after').from('fork').userTask('b').exclusiveGateway('out');
    drawing.to('join', { when: 'stay' }).from('out').endEvent('gone', { otherwise: true });
    started(s, drawing);
    s.complete('a');
    expect(s.active).toEqual(['b', 'join']);
    s.complete('b', { stay: false });
    expect(s.active).toEqual(['after']);
    s.complete('after');
  });

  scenario('a token stuck in a fault is one that may still come', (s) => {
    const drawing = aProcess('p').startEvent('start').parallelGateway('fork').task('a').inclusiveGateway('join');
    drawing.userTask('after').from('fork').scriptTask('stuck', 'x', 'date and time(text) + 1').to('join');
    drawing.from('fork').exclusiveGateway('choice').to('join', { when: 'flag' });
    started(s, drawing);
    expect(s.faults.map(({ elementId }) => elementId)).toContain('choice');
    expect(s.active).not.toContain('after');
    s.set({ flag: true, text: '2026-01-01T00:00:00Z' });
    while (s.faults.length > 0) s.resolve();
    s.complete('after');
  });

  scenario('two tokens on one flow: one is taken each time', (s) => {
    const drawing = aProcess('p').startEvent('start').parallelGateway('fork').task('a').exclusiveGateway('merge');
    drawing.inclusiveGateway('join').userTask('after');
    drawing.from('fork').task('b').to('merge').from('fork').userTask('c').to('join');
    started(s, drawing);
    expect(s.active).toEqual(['c', 'join', 'join']);
    s.complete('c');
    expect(s.active).toEqual(['after', 'after']);
    s.complete('after').complete('after');
    expect(s.trace.filter((id) => id === 'join')).toHaveLength(2);
  });

  scenario('an interrupting and a non-interrupting boundary event are ways to it', (s) => {
    const drawing = aProcess('p').startEvent('start').parallelGateway('fork').task('a').inclusiveGateway('join');
    drawing.userTask('after').from('fork').userTask('b').endEvent('gone');
    drawing.boundaryTimer('b', 'late', 'PT1H', { interrupting: false }).task('remind').to('join');
    started(s, drawing);
    expect(s.active).toEqual(['b', 'join']);
    s.advance(3_600_000);
    expect(s.active).toEqual(['b', 'after']);
    s.complete('b').complete('after');
  });

  scenario('rounds of a loop', (s) => {
    const drawing = aProcess('p').startEvent('start').exclusiveGateway('again').inclusiveGateway('split');
    drawing.userTask('a', { when: 'a' }).inclusiveGateway('join').exclusiveGateway('more');
    drawing.to('again', { when: 'more' }).from('more').endEvent('end', { otherwise: true });
    drawing.from('split').userTask('b', { when: 'b' }).to('join');
    started(s, drawing, { a: true, b: true, more: true });
    s.complete('a');
    expect(s.active).toEqual(['b', 'join']);
    s.complete('b', { b: false });
    expect(s.active).toEqual(['a']);
    s.complete('a', { more: false });
    expect(s.trace.filter((id) => id === 'join')).toHaveLength(2);
  });

  scenario('a loop back to a join that has one of its tokens: a way to both flows does not hold it up', (s) => {
    const drawing = aProcess('p').startEvent('start').parallelGateway('fork').task('a').inclusiveGateway('join');
    drawing.userTask('after').exclusiveGateway('again').to('join', { when: 'again' });
    drawing.from('again').endEvent('end', { otherwise: true });
    drawing.from('fork').userTask('b').exclusiveGateway('either').to('join', { when: 'one' });
    drawing.from('either').to('after', { otherwise: true });
    started(s, drawing);
    // From b lead ways to the empty flow either→join, and by after to again→join: neither flow has a token.
    expect(s.active).toEqual(['b', 'join']);
    s.complete('b', { one: false, again: false });
    expect(s.active).toEqual(['join', 'after']);
    s.complete('after');
    expect(s.active).toEqual(['after']);
    s.complete('after');
  });

  scenario('a way to a flow that has a token already holds nothing up (BPMN2-289)', (s) => {
    const drawing = aProcess('p').startEvent('start').parallelGateway('fork').task('a').exclusiveGateway('merge');
    drawing.inclusiveGateway('join').userTask('after');
    drawing.from('fork').userTask('b').exclusiveGateway('either').to('merge', { when: 'same' });
    drawing.from('either').task('other', { otherwise: true }).to('join');
    started(s, drawing, { same: true });
    expect(s.active).toEqual(['b', 'after']);
    s.complete('b').complete('after').complete('after');
  });

  scenario('a path through the join itself does not count', (s) => {
    const drawing = aProcess('p').startEvent('start').exclusiveGateway('in').inclusiveGateway('join');
    drawing.userTask('work').exclusiveGateway('again').to('join', { when: 'again' });
    drawing.from('again').endEvent('end', { otherwise: true });
    started(s, drawing);
    expect(s.active).toEqual(['work']);
    s.complete('work', { again: true });
    s.complete('work', { again: false });
    expect(s.trace.filter((id) => id === 'join')).toHaveLength(2);
  });

  scenario('each instance of a subprocess joins its own tokens', (s) => {
    const drawing = aProcess('p').startEvent('start').parallelGateway('twice').task('left').exclusiveGateway('both');
    drawing.subProcess('sub', (inner) => {
      inner.startEvent('in').parallelGateway('fork').userTask('a').inclusiveGateway('join').endEvent('out');
      inner.from('fork').userTask('b').to('join');
    });
    drawing.endEvent('end').from('twice').task('right').to('both');
    started(s, drawing);
    s.complete('a').complete('a');
    expect(s.active.filter((id) => id === 'join')).toHaveLength(2);
    s.complete('b');
    expect(s.active.filter((id) => id === 'join')).toHaveLength(1);
    s.complete('b');
  });

  scenario('joins and splits at once; one incoming flow is no join', (s) => {
    const drawing = aProcess('p').startEvent('start').inclusiveGateway('split').task('a', { when: 'true' });
    drawing.inclusiveGateway('both').task('c', { when: 'true' });
    drawing.from('split').task('b', { when: 'true' }).to('both');
    drawing.from('both').task('d', { when: 'false' }).from('both').task('e', { otherwise: true });
    started(s, drawing);
    expect(s.trace).toEqual(['start', 'split', 'a', 'b', 'both', 'c']);
  });

  scenario('a link is a way to it; what an event subprocess of its scope does is none', (s) => {
    const drawing = aProcess('p').startEvent('start').parallelGateway('fork').task('a').inclusiveGateway('join');
    drawing
      .userTask('after')
      .from('fork')
      .userTask('b')
      .throwEvent('go', { event: { kind: 'link', name: 'l' } });
    drawing.to('arrived').from(null).catchEvent('arrived', { kind: 'link', name: 'l' }).to('join');
    drawing.eventSubProcess('handler', (h) => {
      h.startEvent('told', { event: messageTrigger('ask'), interrupting: false }).userTask('answer');
    });
    started(s, drawing);
    s.publish('ask', null);
    expect(s.active).toEqual(['b', 'join', 'handler', 'answer']);
    s.complete('b');
    expect(s.active).toEqual(['handler', 'answer', 'after']);
    s.complete('answer').complete('after');
  });

  scenario('cancelled while it waits, nothing is left', (s) => {
    const key = started(s, splitAndJoin(), { a: true, b: true });
    s.complete('a').cancel(key);
  });
});
