import { aProcess } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

describe('subprocess', () => {
  scenario('goes on when its last token is gone', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess('sub', (inner) => {
        inner.startEvent('in').parallelGateway('fork').userTask('a').endEvent('out').from('fork').userTask('b');
      });
    s.deploy(drawing.endEvent('end').build());
    s.start('p');
    expect(s.active).toEqual(['sub', 'a', 'b']);
    s.complete('b');
    expect(s.active).toEqual(['sub', 'a']);
    s.complete('a');
    expect(s.trace).toEqual(['start', 'in', 'fork', 'b', 'a', 'out', 'sub', 'end']);
  });

  scenario('has variables of its own: only what is mapped, or known outside, leaves it', (s) => {
    const draw = (outputs: Record<string, string>) =>
      aProcess('p')
        .startEvent('start')
        .subProcess('sub', (inner) => inner.startEvent('in').userTask('a').endEvent('out'), {
          inputs: { local: '=x' },
          outputs,
        })
        .userTask('after')
        .build();
    s.deploy(draw({ y: '=local + 1' }));
    const mapped = s.start('p', { variables: { x: 1 } });
    expect(s.variables(s.element('sub').key)).toEqual({ local: 1 });
    s.complete('a', { local: 5, fresh: 1 });
    expect(s.variables(mapped)).toEqual({ x: 1, y: 6, fresh: 1 });
    s.complete('after');
    s.deploy(draw({}));
    const unmapped = s.start('p', { variables: { x: 1 } });
    s.complete('a', { local: 5, x: 2 });
    expect(s.variables(unmapped)).toEqual({ x: 2 });
    s.complete('after');
  });

  scenario('nested: the innermost ends first', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess('outer', (outer) => {
        outer.startEvent('o').subProcess('inner', (inner) => inner.startEvent('i').userTask('a').endEvent('ie'));
        outer.endEvent('oe');
      });
    s.deploy(drawing.endEvent('end').build());
    s.start('p');
    s.complete('a');
    expect(s.trace).toEqual(['start', 'o', 'i', 'a', 'ie', 'inner', 'oe', 'outer', 'end']);
  });

  scenario('a fault on leaving it stands at the subprocess; retried, it goes on once', (s) => {
    const drawing = aProcess('p').startEvent('start');
    drawing.subProcess('sub', (inner) => inner.startEvent('in').endEvent('out'), { name: 'Work' });
    drawing.endEvent('end', { when: 'ready' });
    s.deploy(drawing.build());
    s.start('p');
    expect(s.faults).toMatchObject([{ code: 'condition-not-boolean', elementId: 'sub' }]);
    s.set({ ready: true }).resolve();
    expect(s.trace).toEqual(['start', 'in', 'out', 'sub', 'end']);
  });

  scenario('nested too deep is a fault that names the limit', (s) => {
    s.services.limits = { ...s.services.limits, depth: 1 };
    const drawing = aProcess('p')
      .startEvent('start')
      .subProcess('outer', (outer) => {
        outer.startEvent('o').subProcess('inner', (inner) => inner.startEvent('i').endEvent('ie'));
      });
    s.deploy(drawing.build());
    const instance = s.start('p');
    expect(s.faults).toMatchObject([{ code: 'limit-depth', elementId: 'inner' }]);
    s.cancel(instance);
  });
});
