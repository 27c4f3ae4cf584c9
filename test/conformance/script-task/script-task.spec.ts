import { aProcess, expression } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

describe('script task', () => {
  scenario('sets its result', (s) => {
    s.deploy(aProcess('p').startEvent('start').scriptTask('sum', 'total', 'a + b').userTask('read').build());
    const instance = s.start('p', { variables: { a: 1, b: 2 } });
    expect(s.variables(instance)).toEqual({ a: 1, b: 2, total: 3 });
    s.complete('read');
  });

  scenario('with output mappings the result stays inside and only what is mapped goes on', (s) => {
    const outputs = { 'order.total': '=sum + 1' };
    s.deploy(aProcess('p').startEvent('start').scriptTask('add', 'sum', 'a + 1', { outputs }).userTask('read').build());
    const instance = s.start('p', { variables: { a: 1, order: { id: 9 } } });
    expect(s.variables(instance)).toEqual({ a: 1, order: { id: 9, total: 3 } });
    s.complete('read');
  });

  scenario('a result variable that is reserved is a fault', (s) => {
    s.deploy(aProcess('p').startEvent('start').scriptTask('bad', 'ticket', '1').build());
    const instance = s.start('p');
    expect(s.faults).toMatchObject([{ code: 'reserved-variable', elementId: 'bad' }]);
    s.cancel(instance);
  });

  scenario('an expression that cannot be evaluated is a fault that says why', (s) => {
    s.deploy(aProcess('p').startEvent('start').scriptTask('bad', 'x', 'nothing(1)', { name: 'Compute' }).build());
    const instance = s.start('p');
    expect(s.faults).toMatchObject([{ code: 'expression-failed', elementId: 'bad' }]);
    expect(s.faults[0]?.message).toContain('Expected the script of "Compute" (bad) to be computed, but "=nothing(1)"');
    s.cancel(instance);
  });

  scenario('with a job: waits for the worker', (s) => {
    const job = { type: expression('script'), retries: expression('3'), headers: {} };
    s.deploy(aProcess('p').startEvent('start').scriptTask('run', 'x', '1', { job }).build());
    s.start('p');
    s.work('run');
  });
});
