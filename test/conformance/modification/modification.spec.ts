import type { Command, ElementActivation, Key, ScopedVariables } from '@relevo/bpmn-kernel';
import { aProcess, multiInstance } from '@relevo/bpmn-kernel/testing';
import { type Scenario, scenario } from '../support/scenario.js';

type Modification = Extract<Command, { type: 'ModifyProcessInstance' }>;

const nothing = { activate: [], move: [], terminate: [] };

const modification = (processInstanceKey: Key, act: Partial<Modification>): Modification => ({
  ...{ type: 'ModifyProcessInstance', processInstanceKey, reason: 'sent to the wrong group' },
  ...nothing,
  ...act,
});

const begin = (elementId: string, more: Partial<ElementActivation> = {}): ElementActivation => ({
  ...{ elementId, ancestorKey: null, variables: [] },
  ...more,
});

const refused = (s: Scenario, key: Key, act: Partial<Modification>) => s.attempt(modification(key, act));

const line = () => aProcess('p').startEvent('start').userTask('a').userTask('b').endEvent('end').build();

const nested = () =>
  aProcess('p')
    .startEvent('start')
    .userTask('before')
    .subProcess(
      'outer',
      (outer) => {
        outer
          .startEvent('outer-start')
          .userTask('outer-task')
          .subProcess('inner', (inner) => {
            inner
              .startEvent('inner-start')
              .userTask('inner-task', { inputs: { seen: '=level' } })
              .endEvent('inner-end');
          });
        outer.from('inner').endEvent('outer-end');
      },
      { inputs: { level: '=1' } },
    )
    .boundaryTimer('outer', 'late', 'PT1H')
    .endEvent('given-up')
    .from('outer')
    .endEvent('end')
    .build();

describe('modification of a process instance', () => {
  scenario('moves a token, as one act, and says why', (s) => {
    s.deploy(line());
    const instance = s.start('p');
    const { key } = s.element('a');
    s.run(modification(instance, { move: [{ sourceElementId: 'a', targetElementId: 'b' }] }));
    expect(s.active).toEqual(['b']);
    expect(s.eventsOf('ProcessInstanceModified')).toEqual([
      {
        ...{ type: 'ProcessInstanceModified', processInstanceKey: instance, reason: 'sent to the wrong group' },
        ...{ activated: ['b'], terminated: [key] },
      },
    ]);
    expect(s.eventsOf('UserTaskCancelled')).toHaveLength(1);
    s.complete('b');
    expect(s.trace).toEqual(['start', 'b', 'end']);
  });

  scenario('activates beside what runs, with variables of its own and of the instance', (s) => {
    s.deploy(line());
    const instance = s.start('p');
    const variables: readonly ScopedVariables[] = [
      { scopeId: null, variables: { shared: 1 } },
      { scopeId: 'b', variables: { own: 2 } },
    ];
    s.run(modification(instance, { activate: [begin('b', { variables })] }));
    expect(s.variables(instance)).toEqual({ shared: 1 });
    expect(s.variables(s.element('b').key)).toEqual({ own: 2 });
    s.complete('b').complete('a').complete('b');
  });

  scenario(
    'makes the scopes that are missing: mappings applied, boundary events listening, nothing begun in them',
    (s) => {
      s.deploy(nested());
      const instance = s.start('p');
      const { key } = s.element('before');
      s.run(modification(instance, { activate: [begin('inner-task')], terminate: [key] }));
      expect(s.active).toEqual(['outer', 'inner', 'inner-task']);
      expect(s.variables(s.element('inner-task').key)).toEqual({ seen: 1 });
      expect([...s.state.timers.values()]).toMatchObject([{ targetElementId: 'late' }]);
      s.complete('inner-task');
      expect(s.trace).toEqual(['start', 'inner-task', 'inner-end', 'inner', 'outer-end', 'outer', 'end']);
    },
  );

  scenario('a scope that is there is used again', (s) => {
    s.deploy(nested());
    const instance = s.start('p');
    s.complete('before');
    const { key } = s.element('outer-task');
    s.run(modification(instance, { activate: [begin('inner-task'), begin('inner-task')], terminate: [key] }));
    expect(s.active).toEqual(['outer', 'inner', 'inner-task', 'inner-task']);
    s.complete('inner-task').complete('inner-task');
  });

  scenario('of several scopes one is named; scopes inside it are made anew', (s) => {
    s.deploy(nested());
    const instance = s.start('p');
    s.complete('before');
    const first = s.element('outer').key;
    const again = modification(instance, { activate: [begin('outer', { ancestorKey: instance })] });
    s.run(again);
    const problem = refused(s, instance, { activate: [begin('outer-task')] });
    expect(problem?.code).toBe('invalid-modification');
    expect(problem?.message).toContain('there are 2');
    s.run(modification(instance, { activate: [begin('inner-task', { ancestorKey: first })] }));
    const inner = s.element('inner');
    expect(inner.scopeKey).toBe(first);
    expect(refused(s, instance, { activate: [begin('before', { ancestorKey: first })] })?.code).toBe(
      'invalid-modification',
    );
    s.cancel(instance);
  });

  scenario('a move inside one of several scopes stays in that scope', (s) => {
    s.deploy(nested());
    const instance = s.start('p');
    s.complete('before').run(modification(instance, { activate: [begin('outer')] }));
    s.run(modification(instance, { move: [{ sourceElementId: 'outer-task', targetElementId: 'outer-end' }] }));
    expect(s.active).toEqual([]);
    expect(s.state.instances.get(instance)?.state).toBe('completed');
  });

  scenario('a scope in which nothing is left ends without going on; so does the instance', (s) => {
    s.deploy(nested());
    const instance = s.start('p');
    s.complete('before');
    s.run(modification(instance, { terminate: [s.element('outer-task').key] }));
    expect(s.eventsOf('ElementTerminated').map(({ elementId }) => elementId)).toEqual(['outer-task', 'outer']);
    expect(s.state.instances.get(instance)?.state).toBe('terminated');
    expect(s.eventsOf('ProcessInstanceTerminated')).toMatchObject([{ reason: 'sent to the wrong group' }]);
  });

  scenario('ending a scope and what is in it is one end', (s) => {
    s.deploy(nested());
    const instance = s.start('p');
    s.complete('before');
    const terminate = [s.element('outer').key, s.element('outer-task').key];
    s.run(modification(instance, { terminate, activate: [begin('before')] }));
    expect(s.active).toEqual(['before']);
    s.run(modification(instance, { move: [{ sourceElementId: 'before', targetElementId: 'end' }] }));
  });

  scenario('a token that was ended is not waited for at an inclusive join', (s) => {
    const drawing = aProcess('p').startEvent('start').inclusiveGateway('fork').userTask('a').inclusiveGateway('join');
    drawing.userTask('after').endEvent('end').from('fork').userTask('b').to('join');
    s.deploy(drawing.build());
    const instance = s.start('p');
    s.complete('a');
    s.run(modification(instance, { terminate: [s.element('b').key] }));
    expect(s.active).toEqual(['after']);
    s.complete('after');
  });

  scenario('a stuck element can be left behind', (s) => {
    s.deploy(
      aProcess('p').startEvent('start').scriptTask('bad', 'x', 'nothing(1)').userTask('b').endEvent('end').build(),
    );
    const instance = s.start('p');
    s.run(modification(instance, { move: [{ sourceElementId: 'bad', targetElementId: 'b' }] }));
    expect(s.faults).toEqual([]);
    s.complete('b');
  });

  scenario('a called instance keeps a token', (s) => {
    s.deploy(
      aProcess('child').startEvent('in').userTask('inner').userTask('more').endEvent('out').build(),
      aProcess('p').startEvent('start').callActivity('call', 'child').endEvent('end').build(),
    );
    const instance = s.start('p');
    const inner = s.element('inner');
    expect(refused(s, inner.processInstanceKey, { terminate: [inner.key] })?.message).toContain(
      'was called by another one',
    );
    s.run(modification(inner.processInstanceKey, { move: [{ sourceElementId: 'inner', targetElementId: 'more' }] }));
    s.complete('more');
    expect(s.state.instances.get(instance)?.state).toBe('completed');
  });

  scenario('a whole loop moves, one of its instances does not', (s) => {
    const loop = multiInstance({ cardinality: '2' });
    s.deploy(aProcess('p').startEvent('start').userTask('each', loop).userTask('b').endEvent('end').build());
    const instance = s.start('p');
    const one = [...s.state.elements.values()].find((element) => element.loop?.kind === 'iteration');
    expect(refused(s, instance, { terminate: one ? [one.key] : [] })?.message).toContain('one of several');
    s.run(modification(instance, { move: [{ sourceElementId: 'each', targetElementId: 'b' }] }));
    expect(s.active).toEqual(['b']);
    s.complete('b');
  });

  scenario('refused, and nothing changes', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .userTask('a')
      .boundaryTimer('a', 'late', 'PT1H')
      .endEvent('given-up');
    drawing.from('a').eventBasedGateway('first').timer('later', 'PT1H').endEvent('end');
    s.deploy(drawing.build());
    const instance = s.start('p');
    const activating = (id: string) => refused(s, instance, { activate: [begin(id)] })?.message;
    expect(activating('nowhere')).toContain('it has none with the id (nowhere)');
    expect(activating('constructor')).toContain('it has none');
    expect(activating('start')).toContain('is a start event');
    expect(activating('late')).toContain('waits at an activity');
    expect(activating('later')).toContain('belongs to an event-based gateway');
    expect(refused(s, instance, {})?.message).toContain('at least one element');
    expect(refused(s, instance, { terminate: ['9' as Key] })?.code).toBe('invalid-modification');
    const move = { sourceElementId: 'first', targetElementId: 'a' };
    expect(refused(s, instance, { move: [move] })?.message).toContain('Expected a token at (first)');
    const variables = [{ scopeId: 'first', variables: {} }];
    expect(refused(s, instance, { activate: [begin('a', { variables })] })?.message).toContain('(first) is neither');
    s.suspend(instance);
    expect(refused(s, instance, { activate: [begin('a')] })?.code).toBe('suspended');
    s.resume(instance).cancel(instance);
    expect(refused(s, instance, { activate: [begin('a')] })?.code).toBe('already-completed');
  });
});
