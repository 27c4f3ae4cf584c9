import { aProcess, expression } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

const priority = () => aProcess('p').startEvent('start').businessRuleTask('rate', 'priority', 'rated');

describe('business rule task', () => {
  scenario('sets the result of its decision', (s) => {
    s.services.decisions['priority'] = (lookup) => (lookup('impact') === 'high' ? 'P1' : 'P3');
    s.deploy(priority().userTask('read').build());
    const instance = s.start('p', { variables: { impact: 'high' } });
    expect(s.variables(instance)).toEqual({ impact: 'high', rated: 'P1' });
    expect(s.eventsOf('DecisionEvaluated')).toMatchObject([
      { elementId: 'rate', decisionId: 'priority', version: 1, matchedRules: ['rule-1'], result: 'P1' },
    ]);
    s.complete('read');
  });

  scenario('a decision that is not published is a fault; published, it goes on', (s) => {
    s.deploy(priority().endEvent('end').build());
    s.start('p');
    expect(s.faults).toMatchObject([{ code: 'decision-not-found', elementId: 'rate' }]);
    s.services.decisions['priority'] = () => null;
    s.resolve();
    expect(s.trace).toEqual(['start', 'rate', 'end']);
  });

  scenario('with a job: waits for the worker', (s) => {
    const job = { type: expression('rules'), retries: expression('3'), headers: {} };
    s.deploy(aProcess('p').startEvent('start').businessRuleTask('rate', 'x', 'y', { job }).build());
    s.start('p');
    s.work('rate');
  });
});
