import { aProcess, multiInstance, type MultiInstanceOptions } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

const drawn = (options: MultiInstanceOptions) =>
  aProcess('p').startEvent('start').userTask('work', multiInstance(options)).userTask('after').endEvent('end').build();

const both = [{ sequential: false }, { sequential: true }];

describe('multi-instance activity', () => {
  scenario('parallel: all instances at once, each with its item and loopCounter', (s) => {
    s.deploy(drawn({ collection: 'xs', item: 'x', collect: ['ys', 'y'] }));
    const instance = s.start('p', { variables: { xs: ['a', 'b', 'c'] } });
    expect(s.active).toEqual(['work', 'work', 'work', 'work']);
    expect(s.element('work').loop).toEqual({ kind: 'body', total: 3, entered: 3, completed: 0 });
    const [, first, second] = [...s.state.elements.values()].sort((a, b) => a.entered - b.entered);
    expect(s.variables(first?.key ?? instance)).toEqual({ loopCounter: 1, x: 'a', y: null });
    expect(s.variables(second?.key ?? instance)).toEqual({ loopCounter: 2, x: 'b', y: null });
    const last = [...s.state.userTasks.values()].at(-1);
    const values = { kind: 'variables' as const, variables: { y: 'C' } };
    s.run({ type: 'CompleteUserTask', userTaskKey: last?.key ?? instance, values });
    s.complete('work', { y: 'A' }).complete('work', {});
    expect(s.variables(instance)).toEqual({ xs: ['a', 'b', 'c'], ys: ['A', null, 'C'] });
    expect(s.active).toEqual(['after']);
    s.complete('after');
  });

  scenario('sequential: one after another', (s) => {
    s.deploy(drawn({ sequential: true, collection: 'xs', item: 'x', collect: ['ys', 'x + 1'] }));
    const instance = s.start('p', { variables: { xs: [1, 2, 3] } });
    for (const x of [1, 2, 3]) {
      expect(s.active).toEqual(['work', 'work']);
      expect(s.variables(s.userTask('work').elementKey)).toEqual({ loopCounter: x, x });
      s.complete('work');
    }
    expect(s.variables(instance)).toEqual({ xs: [1, 2, 3], ys: [2, 3, 4] });
    s.complete('after');
  });

  scenario.each(
    'by a number of instances',
    both,
  )((s, mode) => {
    s.deploy(drawn({ ...mode, cardinality: 'n', collect: ['counters', 'loopCounter'] }));
    const instance = s.start('p', { variables: { n: 2 } });
    s.complete('work').complete('work');
    expect(s.variables(instance)).toEqual({ n: 2, counters: [1, 2] });
    s.complete('after');
  });

  scenario.each(
    'over nothing it is done at once, with an empty output',
    both,
  )((s, mode) => {
    s.deploy(drawn({ ...mode, collection: 'xs', item: 'x', collect: ['ys', 'x'] }));
    const instance = s.start('p', { variables: { xs: [] } });
    expect(s.active).toEqual(['after']);
    expect(s.variables(instance)).toEqual({ xs: [], ys: [] });
    s.complete('after');
  });

  scenario.each('what is no list or no whole number is a fault of the body, which retries', [
    { collection: 'xs', item: 'x' },
    { cardinality: 'xs' },
    { sequential: true, cardinality: 'xs' },
  ])((s, options) => {
    s.deploy(drawn(options));
    s.start('p', { variables: { xs: 'many' } });
    expect(s.faults).toMatchObject([{ code: 'invalid-collection', elementId: 'work' }]);
    expect(s.active).toEqual(['work']);
    s.set({ xs: 'cardinality' in options ? 1 : ['a'] }).resolve();
    s.complete('work').complete('after');
  });

  scenario.each(
    'the completion condition ends the others',
    both,
  )((s, mode) => {
    s.deploy(drawn({ ...mode, cardinality: '5', collect: ['ys', 'y'], until: 'numberOfCompletedInstances = 2' }));
    const instance = s.start('p');
    s.complete('work', { y: 1 }).complete('work', { y: 2 });
    expect(s.active).toEqual(['after']);
    expect(s.variables(instance)).toEqual({ ys: [1, 2, null, null, null] });
    expect(s.eventsOf('ElementTerminated')).toHaveLength(mode.sequential ? 0 : 3);
    s.complete('after');
  });

  scenario.each('the numbers of a loop stand in its conditions', [
    { sequential: false, active: 2 },
    { sequential: true, active: 0 },
  ])((s, { sequential, active }) => {
    const numbers = `numberOfInstances = 3 and numberOfActiveInstances = ${active} and numberOfTerminatedInstances = 0`;
    s.deploy(drawn({ sequential, cardinality: '3', until: `${numbers} and numberOfCompletedInstances = 1` }));
    s.start('p');
    s.complete('work').complete('after');
  });

  scenario('the completion condition sees the variables of the instance and what was collected', (s) => {
    s.deploy(drawn({ collection: '[1, 2, 3]', item: 'x', collect: ['ys', 'y'], until: 'x = 2 and ys[2] = "no"' }));
    s.start('p');
    s.complete('work', { y: 'yes' });
    expect(s.active).toHaveLength(3);
    s.complete('work', { y: 'no' }).complete('after');
  });

  scenario('a completion condition that is neither true nor false leaves everything as it was', (s) => {
    s.deploy(drawn({ cardinality: '2', collect: ['ys', 'y'], until: 'enough' }));
    const instance = s.start('p');
    s.complete('work', { y: 1 });
    expect(s.faults).toMatchObject([{ code: 'invalid-completion-condition', elementId: 'work' }]);
    expect([...s.state.loopItems.values()]).toEqual([]);
    s.set({ enough: false }).resolve();
    s.complete('work', { y: 2 });
    expect(s.variables(instance)).toMatchObject({ ys: [1, 2] });
    s.complete('after');
  });

  scenario('mappings run in each instance: inputs see its item, outputs go to the scope around the loop', (s) => {
    const loop = multiInstance({ sequential: true, collection: 'xs', item: 'x' });
    const options = { ...loop, inputs: { double: '=x + x' }, outputs: { sum: '=sum + double' } };
    s.deploy(aProcess('p').startEvent('start').task('add', options).userTask('after').endEvent('end').build());
    const instance = s.start('p', { variables: { xs: [1, 2, 3], sum: 0 } });
    expect(s.variables(instance)).toEqual({ xs: [1, 2, 3], sum: 12 });
    s.complete('after');
  });

  scenario.each(
    'subprocesses and calls run several times, each with its own scope',
    both,
  )((s, mode) => {
    const called = aProcess('called').startEvent('s').scriptTask('square', 'y', 'x * x').endEvent('e').build();
    const drawing = aProcess('p').startEvent('start');
    const inside = (inner: typeof drawing) => {
      inner
        .startEvent('in')
        .userTask('wait')
        .callActivity('call', 'called', { outputs: { y: '=y' } })
        .endEvent('out');
    };
    const loop = multiInstance({ ...mode, collection: '[1, 2, 3]', item: 'x', collect: ['ys', 'y'] });
    s.deploy(called, drawing.subProcess('sub', inside, loop).userTask('after').endEvent('end').build());
    const instance = s.start('p');
    s.complete('wait').complete('wait').complete('wait');
    expect(s.variables(instance)).toEqual({ ys: [1, 4, 9] });
    s.complete('after');
  });

  scenario.each('an output mapping may fill the output element of its own instance', [true, false])((s, sequential) => {
    s.deploy(aProcess('called').startEvent('in').scriptTask('double', 'answer', 'n * 2').endEvent('out').build());
    const loop = multiInstance({ sequential, collection: '[1, 2, 3]', item: 'n', collect: ['all', 'result.value'] });
    const outputs = { 'result.value': '=answer', last: '=answer' };
    s.deploy(
      aProcess('p')
        .startEvent('start')
        .callActivity('call', 'called', { ...loop, outputs })
        .userTask('work')
        .build(),
    );
    const key = s.start('p');
    expect(s.variables(key)).toEqual({ last: 6, all: [2, 4, 6] });
    s.complete('work');
  });

  scenario('a call activity runs several times', (s) => {
    s.deploy(aProcess('called').startEvent('s').userTask('wait').endEvent('e').build());
    const loop = multiInstance({ cardinality: '2', collect: ['answers', 'answer'] });
    s.deploy(aProcess('p').startEvent('start').callActivity('call', 'called', loop).userTask('after').build());
    const instance = s.start('p');
    s.complete('wait', { answer: 1 }).complete('wait', { answer: 2 });
    expect(s.variables(instance)).toEqual({ answers: [1, 2] });
    s.complete('after');
  });

  scenario.each(
    'loops in loops',
    both,
  )((s, mode) => {
    const drawing = aProcess('p').startEvent('start');
    const inner = multiInstance({ collection: 'row', item: 'cell', collect: ['cells', 'cell + loopCounter'] });
    const inside = (sub: typeof drawing) => {
      sub.startEvent('in').task('cell', inner).endEvent('out');
    };
    const outer = multiInstance({ ...mode, collection: 'rows', item: 'row', collect: ['table', 'cells'] });
    s.deploy(drawing.subProcess('sub', inside, outer).userTask('after').endEvent('end').build());
    const instance = s.start('p', {
      variables: {
        rows: [
          [1, 2],
          [3, 4],
        ],
      },
    });
    expect(s.variables(instance)['table']).toEqual([
      [2, 4],
      [4, 6],
    ]);
    s.complete('after');
  });

  scenario('an error in one instance is caught at the activity and ends all of them', (s) => {
    const drawing = aProcess('p')
      .startEvent('start')
      .serviceTask('work', multiInstance({ cardinality: '3' }));
    drawing.endEvent('end').boundaryError('work', 'failed', 'E').userTask('repair').endEvent('repaired');
    s.deploy(drawing.build());
    s.start('p');
    s.work('work').throwError('work', 'E');
    expect(s.active).toEqual(['repair']);
    expect(s.trace).toEqual(['start', 'work', 'failed']);
    s.complete('repair');
  });

  scenario('a job that fails in one instance leaves the others alone', (s) => {
    s.deploy(
      aProcess('p')
        .startEvent('start')
        .serviceTask('work', multiInstance({ cardinality: '2' }))
        .build(),
    );
    s.start('p');
    s.failJob('work', 0);
    expect(s.faults).toMatchObject([{ code: 'job-without-retries' }]);
    const other = [...s.state.jobs.values()].find(({ state }) => state === 'activatable');
    if (other) s.run({ type: 'CompleteJob', jobKey: other.key, variables: {} });
    s.resolve().work('work');
  });

  scenario.each(
    'a cancelled instance takes its loop along',
    both,
  )((s, mode) => {
    s.deploy(drawn({ ...mode, collection: '[1, 2, 3]', item: 'x', collect: ['ys', 'x'] }));
    const instance = s.start('p');
    s.complete('work').cancel(instance);
  });

  scenario('more instances than the case may have tokens is a fault of the body', (s) => {
    s.services.limits = { ...s.services.limits, tokensPerCase: 10 };
    s.deploy(drawn({ cardinality: '=n'.slice(1) }));
    s.start('p', { variables: { n: 10 } });
    expect(s.faults).toMatchObject([{ code: 'limit-tokens' }]);
    expect(s.faults[0]?.message).toContain('Expected at most 10 tokens in one case (limit tokensPerCase)');
    s.set({ n: 1 }).resolve().complete('work').complete('after');
  });

  scenario('a reserved name of an item is a fault', (s) => {
    s.deploy(drawn({ collection: '[1]', item: 'ticket' }));
    const instance = s.start('p');
    expect(s.faults).toMatchObject([{ code: 'reserved-variable', elementId: 'work' }]);
    s.cancel(instance);
  });
});
