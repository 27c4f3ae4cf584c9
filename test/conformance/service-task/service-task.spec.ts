import { aProcess, expression } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

const simple = () => aProcess('p').startEvent('start').serviceTask('lookup').endEvent('end').build();

describe('service task', () => {
  scenario('waits for its worker, whose variables go on', (s) => {
    const job = { type: expression('=kind'), retries: expression('=2'), headers: { url: 'x' } };
    s.deploy(aProcess('p').startEvent('start').serviceTask('lookup', { job }).userTask('read').build());
    const instance = s.start('p', { variables: { kind: 'ldap' } });
    expect(s.job('lookup')).toMatchObject({ type: 'ldap', retries: 2, headers: { url: 'x' }, state: 'activatable' });
    s.work('lookup', { name: 'Ana' });
    expect(s.variables(instance)).toEqual({ kind: 'ldap', name: 'Ana' });
    s.complete('read');
  });

  scenario('a failed job is available again after its back-off, with what the worker left in the element', (s) => {
    s.deploy(simple());
    s.start('p');
    const failure = { errorMessage: 'down', retryBackOff: 5000, variables: { seen: 1 } };
    s.run({ type: 'FailJob', jobKey: s.job('lookup').key, retries: 2, ...failure });
    const availableAt = s.services.now + 5000;
    expect(s.job('lookup')).toMatchObject({ retries: 2, availableAt, errorMessage: 'down', state: 'activatable' });
    expect(s.variables(s.element('lookup').key)).toEqual({ seen: 1 });
    s.work('lookup');
  });

  scenario('without retries it is a fault; retried, it is worked again', (s) => {
    s.deploy(aProcess('p').startEvent('start').serviceTask('lookup', { name: 'Look up' }).endEvent('end').build());
    const instance = s.start('p');
    s.failJob('lookup', 0);
    expect(s.faults).toMatchObject([{ code: 'job-without-retries', jobKey: s.job('lookup').key }]);
    expect(s.faults[0]?.message).toBe(
      'Expected a worker to do the job "lookup" of "Look up" (lookup), but it failed and no retries are left: no connection. Repair the cause, then retry.',
    );
    expect(s.state.instances.get(instance)?.hasFault).toBe(true);
    const jobKey = s.job('lookup').key;
    expect(s.attempt({ type: 'CompleteJob', jobKey, variables: {} })?.code).toBe('wrong-state');
    expect(s.attempt({ type: 'UpdateJobRetries', jobKey, retries: 0 })?.code).toBe('invalid-variables');
    s.run({ type: 'UpdateJobRetries', jobKey, retries: 4 });
    expect(s.job('lookup')).toMatchObject({ state: 'failed', retries: 4 });
    s.resolve();
    expect(s.job('lookup')).toMatchObject({ state: 'activatable', retries: 4 });
    expect(s.state.instances.get(instance)?.hasFault).toBe(false);
    s.work('lookup');
  });

  scenario('retried without new retries it gets one', (s) => {
    s.deploy(simple());
    s.start('p');
    s.failJob('lookup', 0).resolve();
    expect(s.job('lookup')).toMatchObject({ state: 'activatable', retries: 1 });
    s.work('lookup');
  });

  scenario('an error that a boundary event catches ends the job', (s) => {
    const drawing = aProcess('p').startEvent('start').serviceTask('lookup').endEvent('found');
    drawing.boundaryError('lookup', 'missing', 'NOT_FOUND').userTask('search').endEvent('end');
    s.deploy(drawing.build());
    const instance = s.start('p');
    s.throwError('lookup', 'NOT_FOUND', { who: 'Ana' });
    expect(s.active).toEqual(['search']);
    expect(s.eventsOf('JobErrorThrown')).toMatchObject([{ errorCode: 'NOT_FOUND', caught: true }]);
    expect(s.eventsOf('ErrorThrown')).toMatchObject([{ caughtBy: 'missing' }]);
    expect(s.variables(instance)).toEqual({ who: 'Ana' });
    s.complete('search');
    expect(s.trace).toEqual(['start', 'missing', 'search', 'end']);
  });

  scenario('an error that nobody catches is a fault; retried, the job is worked again', (s) => {
    const drawing = aProcess('p').startEvent('start').serviceTask('lookup').endEvent('found');
    drawing.boundaryError('lookup', 'missing', 'NOT_FOUND').endEvent('end');
    s.deploy(drawing.build());
    s.start('p');
    s.throwError('lookup', 'DOWN');
    expect(s.faults).toMatchObject([{ code: 'unhandled-error' }]);
    expect(s.faults[0]?.message).toContain('"DOWN"');
    s.resolve().work('lookup');
    expect(s.trace).toEqual(['start', 'lookup', 'found']);
  });

  scenario.each('a definition that gives no job is a fault', [
    { type: expression('=kind'), retries: expression('3'), headers: {} },
    { type: expression('mail'), retries: expression('0'), headers: {} },
    { type: expression('mail'), retries: expression('many'), headers: {} },
    { type: expression('mail'), retries: expression('=1.5'), headers: {} },
  ])((s, job) => {
    s.deploy(aProcess('p').startEvent('start').serviceTask('lookup', { job }).build());
    const instance = s.start('p');
    expect(s.faults).toMatchObject([{ code: 'invalid-job' }]);
    s.cancel(instance);
  });

  scenario('refused: a job that is not there, variables that are reserved or too large', (s) => {
    s.services.limits = { ...s.services.limits, variableSize: 100 };
    s.deploy(simple());
    const instance = s.start('p');
    const jobKey = s.job('lookup').key;
    expect(s.attempt({ type: 'CompleteJob', jobKey: instance, variables: {} })?.code).toBe('not-found');
    expect(s.attempt({ type: 'CompleteJob', jobKey, variables: { ticket: {} } })?.code).toBe('reserved-variable');
    const text = 'x'.repeat(101);
    expect(s.attempt({ type: 'CompleteJob', jobKey, variables: { text } })?.code).toBe('invalid-variables');
    s.work('lookup');
  });
});
