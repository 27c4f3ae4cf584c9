import type { AdHocSubProcess } from '@relevo/bpmn-model';
import type { Key, Rejection, Variables } from '@relevo/bpmn-kernel';
import { aProcess, compensateTrigger, multiInstance, type ProcessBuilder } from '@relevo/bpmn-kernel/testing';
import { scenario, type Scenario } from '../support/scenario.js';

const feel = (source: string) => ({ kind: 'feel' as const, source });

type Options = Partial<
  Pick<
    AdHocSubProcess,
    | 'sequential'
    | 'activeElements'
    | 'completionCondition'
    | 'cancelRemaining'
    | 'outputCollection'
    | 'outputElement'
    | 'loop'
  >
>;

/** `a`, `b` and `c`, of which `c` leads to `d`. */
const inside = (inner: ProcessBuilder): void => {
  inner.from(null).userTask('a').from(null).userTask('b').from(null).userTask('c').userTask('d');
};

const drawn = (options: Options = {}) =>
  aProcess('p').startEvent('start').adHocSubProcess('adhoc', inside, options).userTask('after').endEvent('end').build();

const activation = (s: Scenario, activities: Readonly<Record<string, Variables>>, cancelRemaining = false) => ({
  type: 'ActivateAdHocActivities' as const,
  elementKey: s.element('adhoc').key,
  activities: Object.entries(activities).map(([elementId, variables]) => ({ elementId, variables })),
  cancelRemaining,
});

const refused = (s: Scenario, activities: Readonly<Record<string, Variables>>): Rejection | null =>
  s.attempt(activation(s, activities));

describe('ad-hoc subprocess', () => {
  scenario('parallel: everything that no flow leads to begins; done when nothing is left inside', (s) => {
    s.deploy(drawn());
    s.start('p');
    expect(s.active).toEqual(['adhoc', 'a', 'b', 'c']);
    s.complete('b').complete('c').complete('a');
    expect(s.active).toEqual(['adhoc', 'd']);
    s.complete('d').complete('after');
    expect(s.trace).toEqual(['start', 'b', 'c', 'a', 'd', 'adhoc', 'after', 'end']);
  });

  scenario('sequential: one after another, each with the flows that it leads to', (s) => {
    s.deploy(drawn({ sequential: true }));
    s.start('p');
    for (const id of ['a', 'b', 'c', 'd']) {
      expect(s.active).toEqual(['adhoc', id]);
      s.complete(id);
    }
    s.complete('after');
  });

  scenario('begins with the activities that its expression names', (s) => {
    s.deploy(drawn({ activeElements: feel('wanted') }));
    s.start('p', { variables: { wanted: ['c', 'a'] } });
    expect(s.active).toEqual(['adhoc', 'c', 'a']);
    s.complete('a').complete('c').complete('d').complete('after');
  });

  scenario.each('what is no list of its activities is a fault, which retries', [
    { wanted: 'a', code: 'invalid-collection' },
    { wanted: [1], code: 'invalid-collection' },
    { wanted: ['nobody'], code: 'invalid-activity' },
    { wanted: ['d'], code: 'invalid-activity' },
  ])((s, { wanted, code }) => {
    s.deploy(drawn({ activeElements: feel('wanted') }));
    s.start('p', { variables: { wanted } });
    expect(s.faults).toMatchObject([{ code, elementId: 'adhoc' }]);
    s.set({ wanted: ['a'] })
      .resolve()
      .complete('a')
      .complete('after');
  });

  scenario('further activities are activated while it lives, with variables of their own', (s) => {
    s.deploy(drawn({ activeElements: null }));
    s.start('p');
    expect(s.active).toEqual(['adhoc']);
    s.run(activation(s, { a: { hint: 1 }, c: {} }));
    expect(s.active).toEqual(['adhoc', 'a', 'c']);
    expect(s.variables(s.element('a').key)).toEqual({ hint: 1 });
    s.run(activation(s, { a: { hint: 2 } }));
    s.complete('a').complete('a').complete('c').complete('d').complete('after');
  });

  scenario('activated instead of what runs', (s) => {
    s.deploy(drawn());
    s.start('p');
    s.run(activation(s, { b: {} }, true));
    expect(s.active).toEqual(['adhoc', 'b']);
    s.complete('b').complete('after');
  });

  scenario('everything cancelled and nothing activated: it is done', (s) => {
    s.deploy(drawn({ sequential: true }));
    s.start('p');
    s.run(activation(s, {}, true));
    expect(s.active).toEqual(['after']);
    s.complete('after');
  });

  scenario('sequential: what is activated waits for its turn', (s) => {
    s.deploy(drawn({ sequential: true, activeElements: null }));
    s.start('p');
    s.run(activation(s, { b: {}, a: { hint: 1 } }));
    s.run(activation(s, { c: {} }));
    expect(s.active).toEqual(['adhoc', 'b']);
    s.complete('b');
    expect(s.variables(s.element('a').key)).toEqual({ hint: 1 });
    s.complete('a').complete('c').complete('d').complete('after');
  });

  scenario('refused: what cannot be activated', (s) => {
    s.deploy(drawn());
    const instance = s.start('p');
    expect(refused(s, { nobody: {} })).toMatchObject({ code: 'not-found' });
    expect(refused(s, { d: {} })?.message).toBe(
      'Expected activities of (adhoc) that no flow leads to, but (d) is none. There are: (a), (b), (c).',
    );
    expect(refused(s, {})?.code).toBe('invalid-variables');
    expect(refused(s, { a: { ticket: {} } })?.code).toBe('reserved-variable');
    const twice = { ...activation(s, {}), activities: [0, 1].map(() => ({ elementId: 'a', variables: {} })) };
    expect(s.attempt(twice)?.code).toBe('invalid-variables');
    expect(s.attempt({ ...activation(s, { a: {} }), elementKey: s.element('a').key })?.code).toBe('wrong-state');
    expect(s.attempt({ ...activation(s, { a: {} }), elementKey: 'nothing' as Key })?.code).toBe('not-found');
    s.cancel(instance);
  });

  scenario('refused: one that is stuck before it began', (s) => {
    s.deploy(drawn({ activeElements: feel('wanted') }));
    const instance = s.start('p');
    expect(refused(s, { a: {} })?.code).toBe('wrong-state');
    s.cancel(instance);
  });

  scenario('its completion condition is looked at whenever something inside completes, and cancels the rest', (s) => {
    s.deploy(drawn({ completionCondition: feel('enough') }));
    s.start('p', { variables: { enough: false } });
    s.complete('a').complete('c', { enough: true });
    expect(s.active).toEqual(['after']);
    expect(s.trace).toEqual(['start', 'a', 'c', 'adhoc']);
    s.complete('after');
  });

  scenario('or what runs still runs to its end', (s) => {
    s.deploy(drawn({ sequential: false, completionCondition: feel('enough'), cancelRemaining: false }));
    s.start('p', { variables: { enough: true } });
    s.complete('c').complete('a').complete('b');
    expect(s.active).toEqual(['adhoc', 'd']);
    s.complete('d').complete('after');
  });

  scenario('sequential: when it holds nothing further begins', (s) => {
    s.deploy(drawn({ sequential: true, completionCondition: feel('enough'), cancelRemaining: false }));
    s.start('p', { variables: { enough: false } });
    s.complete('a').complete('b', { enough: true });
    expect(s.active).toEqual(['after']);
    s.complete('after');
  });

  scenario('as long as it does not hold, activities can be activated again', (s) => {
    s.deploy(drawn({ completionCondition: feel('enough') }));
    s.start('p', { variables: { enough: false } });
    for (const id of ['a', 'b', 'c', 'd']) s.complete(id);
    expect(s.active).toEqual(['adhoc']);
    s.run(activation(s, { b: {} }))
      .complete('b', { enough: true })
      .complete('after');
  });

  scenario('a condition that is neither true nor false is a fault of what completes, which retries', (s) => {
    s.deploy(drawn({ completionCondition: feel('enough') }));
    s.start('p');
    s.complete('a');
    expect(s.faults).toMatchObject([{ code: 'invalid-completion-condition', elementId: 'a' }]);
    s.set({ enough: true }).resolve().complete('after');
  });

  scenario('collects what each path gives, in the order in which they end', (s) => {
    const collecting = { outputCollection: 'results', outputElement: feel('result') };
    s.deploy(drawn({ ...collecting, activeElements: feel('["a", "b"]') }));
    const instance = s.start('p');
    s.complete('b', { result: 'B' }).complete('a', { result: 'A' });
    expect(s.variables(instance)).toMatchObject({ results: ['B', 'A'] });
    s.complete('after');
  });

  scenario('several times over: each instance has its own activities and outputs', (s) => {
    const { loop } = multiInstance({ cardinality: '2', collect: ['all', 'results'] });
    const collecting = { outputCollection: 'results', outputElement: feel('loopCounter') };
    s.deploy(drawn({ ...collecting, loop, sequential: true, activeElements: feel('["a", "b"]') }));
    const instance = s.start('p');
    expect(s.attempt(activation(s, { a: {} }))?.message).toContain('Name the instance');
    for (const id of ['a', 'a', 'b', 'b']) s.complete(id);
    expect(s.variables(instance)['all']).toEqual([
      [1, 1],
      [2, 2],
    ]);
    s.complete('after');
  });

  scenario('a boundary event ends it with everything inside and in line', (s) => {
    const drawing = aProcess('p').startEvent('start').adHocSubProcess('adhoc', inside, { sequential: true });
    s.deploy(drawing.endEvent('end').boundaryTimer('adhoc', 'late', 'PT1H').endEvent('too-late').build());
    s.start('p');
    s.advance(3_600_000);
    expect(s.trace).toEqual(['start', 'late', 'too-late']);
  });

  scenario('activities inside can be undone, from inside and when it has completed', (s) => {
    const undoable = (inner: ProcessBuilder) => {
      inner.from(null).task('a').throwEvent('undo-a', { event: compensateTrigger() }).from(null).task('b');
      for (const id of ['a', 'b']) {
        inner
          .boundaryCompensation(id, `c-${id}`, `un-${id}`)
          .from(null)
          .userTask(`un-${id}`, { forCompensation: true });
      }
    };
    const drawing = aProcess('p')
      .startEvent('start')
      .adHocSubProcess('adhoc', undoable, { activities: ['a', 'b'] });
    s.deploy(drawing.throwEvent('undo', { event: compensateTrigger() }).endEvent('end').build());
    s.start('p');
    s.complete('un-b').complete('un-a');
    expect(s.trace.slice(-2)).toEqual(['undo', 'end']);
  });

  scenario('without any activity it is left at once', (s) => {
    s.deploy(
      aProcess('p')
        .startEvent('start')
        .adHocSubProcess('adhoc', () => undefined)
        .endEvent('end')
        .build(),
    );
    s.start('p');
    expect(s.trace).toEqual(['start', 'adhoc', 'end']);
  });
});
