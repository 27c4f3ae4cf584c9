import type { ResourceBinding } from '@relevo/bpmn-model';
import { aProcess, errorTrigger, multiInstance } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

const caller = (options = {}) =>
  aProcess('p').startEvent('start').callActivity('call', 'called', options).userTask('after').endEvent('end');

const waiting = (id: string) => aProcess(id).startEvent(`s-${id}`).userTask(`t-${id}`).endEvent(`e-${id}`).build();

describe('calls', () => {
  scenario.each<ResourceBinding>('are bound as the diagram says: the services are asked with binding and caller', [
    { bindingType: 'latest' },
    { bindingType: 'deployment' },
    { bindingType: 'versionTag', versionTag: 'v1' },
  ])((s, binding) => {
    const asked: unknown[] = [];
    const calledDefinition = s.services.calledDefinition.bind(s.services);
    s.services.calledDefinition = (...question) => {
      asked.push(question);
      return calledDefinition(...question);
    };
    const processId = { kind: 'static' as const, value: 'called' };
    s.deploy(waiting('called'), caller({ called: { ...binding, processId } }).build());
    const instance = s.start('p');
    expect(asked).toMatchObject([['called', binding, s.state.instances.get(instance)?.definitionKey]]);
    s.complete('t-called').complete('after');
  });

  scenario('a called instance keeps its version when a newer one is published', (s) => {
    s.deploy(waiting('called'), caller().build());
    s.start('p');
    s.deploy(aProcess('called').startEvent('new').endEvent('x').build());
    s.complete('t-called').complete('after');
    expect(s.trace).toContain('e-called');
  });

  scenario('a global task: one node without start or end event', (s) => {
    const task = aProcess('called').userTask('alone').build();
    s.deploy({ ...task, startNodes: ['alone'] }, caller().build());
    const instance = s.start('p');
    s.complete('alone', { answer: 1 });
    expect(s.variables(instance)).toEqual({ answer: 1 });
    s.complete('after');
  });

  scenario('which process it calls may be computed', (s) => {
    const processId = { kind: 'feel' as const, source: '"call" + kind' };
    s.deploy(waiting('called'), caller({ called: { bindingType: 'latest', processId } }).build());
    s.start('p', { variables: { kind: 'ed' } });
    s.complete('t-called').complete('after');
  });

  scenario('deep calls end with the outermost', (s) => {
    const level = (id: string, next: string) =>
      aProcess(id)
        .startEvent(`s-${id}`)
        .callActivity(`c-${id}`, next, multiInstance({ cardinality: '2' }))
        .build();
    s.deploy(waiting('third'), level('second', 'third'), level('first', 'second'));
    const instance = s.start('first');
    expect(s.state.instances.size).toBe(7);
    s.complete('t-third').cancel(instance);
    const states = [...s.state.instances.values()].map(({ state }) => state);
    expect(states.filter((state) => state === 'terminated')).toHaveLength(6);
  });

  scenario('an interrupted call ends what it called, however deep', (s) => {
    const drawing = caller().boundaryTimer('call', 'late', 'PT1H').endEvent('too-late');
    s.deploy(
      waiting('third'),
      aProcess('called').startEvent('cs').callActivity('deep', 'third').build(),
      drawing.build(),
    );
    s.start('p');
    s.advance(3_600_000);
    expect(s.trace.slice(-2)).toEqual(['late', 'too-late']);
  });

  scenario('an error goes outwards through all calls, and out of a loop of calls', (s) => {
    const failing = aProcess('third')
      .startEvent('s3')
      .userTask('t')
      .endEvent('e3', { event: errorTrigger('E') })
      .build();
    s.deploy(failing, aProcess('called').startEvent('cs').callActivity('deep', 'third').build());
    const drawing = caller(multiInstance({ cardinality: '2' }));
    s.deploy(drawing.boundaryError('call', 'failed', 'E').endEvent('caught').build());
    s.start('p');
    s.complete('t');
    expect(s.trace.slice(-2)).toEqual(['failed', 'caught']);
    expect([...s.state.instances.values()].filter(({ state }) => state === 'terminated')).toHaveLength(4);
  });
});
