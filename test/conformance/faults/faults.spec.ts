import { aProcess } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

describe('faults', () => {
  scenario('a phase that fails leaves nothing of what it had done', (s) => {
    const outputs = { count: '=count + 1', bad: '=nothing(1)' };
    const drawing = aProcess('p')
      .startEvent('start')
      .userTask('a', { outputs, ticketFields: { priority: '=count' } });
    s.deploy(drawing.userTask('b').build());
    const instance = s.start('p', { variables: { count: 1 }, ticket: {} });
    s.complete('a', { note: 'x' });
    expect(s.variables(instance)).toEqual({ count: 1 });
    expect(s.variables(s.element('a').key)).toEqual({ note: 'x' });
    s.resolve();
    expect(s.variables(instance)).toEqual({ count: 1 });
    expect(s.ticket).toEqual({});
    s.cancel(instance);
  });

  scenario('other tokens go on beside a stuck one', (s) => {
    const drawing = aProcess('p').startEvent('start').parallelGateway('fork').scriptTask('bad', 'x', 'nothing(1)');
    drawing.from('fork').userTask('b').endEvent('end');
    s.deploy(drawing.build());
    const instance = s.start('p');
    s.complete('b');
    expect(s.active).toEqual(['bad']);
    expect(s.state.instances.get(instance)).toMatchObject({ state: 'active', hasFault: true });
    s.cancel(instance);
    expect(s.eventsOf('FaultResolved')).toHaveLength(1);
  });

  scenario('a flow that runs in circles is stopped by the number of steps, and goes on when retried', (s) => {
    s.services.limits = { ...s.services.limits, stepsPerCommand: 50 };
    const drawing = aProcess('p').startEvent('start').exclusiveGateway('again').task('work').exclusiveGateway('more');
    drawing.to('again', { otherwise: true }).from('more').endEvent('end', { when: 'enough = true' });
    s.deploy(drawing.build());
    s.start('p');
    expect(s.faults).toMatchObject([{ code: 'limit-steps' }]);
    expect(s.faults[0]?.message).toContain('Expected at most 50 elements in one go (limit stepsPerCommand)');
    s.set({ enough: true }).resolve();
    expect(s.trace.at(-1)).toBe('end');
  });

  scenario('too many tokens are stopped by their number', (s) => {
    s.services.limits = { ...s.services.limits, tokensPerCase: 5 };
    const drawing = aProcess('p').startEvent('start').exclusiveGateway('again').parallelGateway('fork').to('again');
    drawing.from('fork').userTask('a');
    s.deploy(drawing.build());
    const instance = s.start('p');
    expect(new Set(s.faults.map(({ code }) => code))).toEqual(new Set(['limit-tokens']));
    expect(s.state.elements.size).toBeLessThanOrEqual(7);
    s.cancel(instance);
  });

  scenario('refused: a fault that is not there', (s) => {
    s.deploy(aProcess('p').startEvent('start').endEvent('end').build());
    const faultKey = s.start('p');
    expect(s.attempt({ type: 'ResolveFault', faultKey })?.code).toBe('not-found');
  });
});
