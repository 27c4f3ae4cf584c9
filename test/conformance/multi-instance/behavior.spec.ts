import type { LoopThrow } from '@relevo/bpmn-model';
import {
  aProcess,
  escalationTrigger,
  multiInstance,
  signalTrigger,
  type MultiInstanceOptions,
} from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

const thrown: readonly LoopThrow[] = [{ event: signalTrigger('one-done') }];

/** A boundary event at a user task with three instances catches what the loop throws. */
const drawn = (options: MultiInstanceOptions, interrupting: boolean) => {
  const loop = multiInstance({ cardinality: '3', ...options });
  const drawing = aProcess('p').startEvent('start').userTask('work', loop).endEvent('end');
  return drawing.boundary('work', 'seen', signalTrigger('one-done'), { interrupting }).endEvent('noted').build();
};

const modes = [{ sequential: false }, { sequential: true }];

describe('what a multi-instance activity throws', () => {
  scenario.each(
    'all: nothing',
    modes,
  )((s, mode) => {
    s.deploy(drawn({ ...mode, throws: thrown }, true));
    s.start('p');
    s.complete('work').complete('work').complete('work');
    expect(s.eventsOf('SignalThrown')).toEqual([]);
  });

  scenario.each(
    'none: its event whenever one completes',
    modes,
  )((s, mode) => {
    s.deploy(drawn({ ...mode, behavior: 'none', throws: thrown }, false));
    s.start('p');
    s.complete('work').complete('work').complete('work');
    expect(s.trace.filter((id) => id === 'seen')).toHaveLength(3);
    expect(s.trace).toContain('end');
  });

  scenario.each(
    'one: its event when the first completes',
    modes,
  )((s, mode) => {
    s.deploy(drawn({ ...mode, behavior: 'one', throws: thrown }, false));
    s.start('p');
    s.complete('work').complete('work').complete('work');
    expect(s.trace.filter((id) => id === 'seen')).toHaveLength(1);
  });

  scenario.each(
    'complex: each event whose condition holds, over the numbers of the loop',
    modes,
  )((s, mode) => {
    const condition = { kind: 'feel' as const, source: 'numberOfCompletedInstances = 2' };
    s.deploy(drawn({ ...mode, behavior: 'complex', throws: [{ ...thrown[0], condition } as LoopThrow] }, false));
    s.start('p');
    s.complete('work');
    expect(s.eventsOf('SignalThrown')).toEqual([]);
    s.complete('work');
    expect(s.eventsOf('SignalThrown')).toHaveLength(1);
    s.complete('work');
    expect(s.eventsOf('SignalThrown')).toHaveLength(1);
  });

  scenario.each(
    'an interrupting boundary event that catches it ends the activity',
    modes,
  )((s, mode) => {
    s.deploy(drawn({ ...mode, behavior: 'one', throws: thrown }, true));
    s.start('p');
    s.complete('work');
    expect(s.trace).toEqual(['start', 'work', 'seen', 'noted']);
  });

  scenario('an escalation is caught at the boundary too; none without an event throws nothing', (s) => {
    const throws = [{ event: escalationTrigger('slow') }];
    const loop = multiInstance({ cardinality: '2', behavior: 'none', throws });
    const drawing = aProcess('p').startEvent('start').userTask('work', loop);
    drawing.userTask('silent', multiInstance({ cardinality: '2', behavior: 'none' })).endEvent('end');
    drawing.boundary('work', 'seen', escalationTrigger('slow'), { interrupting: false }).endEvent('noted');
    s.deploy(drawing.build());
    s.start('p');
    s.complete('work').complete('work').complete('silent').complete('silent');
    expect(s.trace.filter((id) => id === 'noted')).toHaveLength(2);
  });

  scenario('an event that cannot be thrown is a fault of the instance, which retries', (s) => {
    const signal = { id: 's', name: { kind: 'feel' as const, source: 'name' } };
    const loop = multiInstance({ cardinality: '1', behavior: 'one', throws: [{ event: { kind: 'signal', signal } }] });
    s.deploy(aProcess('p').startEvent('start').userTask('work', loop).endEvent('end').build());
    s.start('p');
    s.complete('work');
    expect(s.faults).toMatchObject([{ code: 'expression-failed', elementId: 'work' }]);
    expect(s.active).toEqual(['work', 'work']);
    s.set({ name: 'done' }).resolve();
    expect(s.eventsOf('SignalThrown')).toMatchObject([{ signalName: 'done' }]);
  });

  scenario('a condition that is neither true nor false is a fault', (s) => {
    const throws = [{ event: signalTrigger('x'), condition: { kind: 'feel' as const, source: 'late' } }];
    s.deploy(drawn({ cardinality: '1', behavior: 'complex', throws }, false));
    s.start('p');
    s.complete('work');
    expect(s.faults).toMatchObject([{ code: 'invalid-completion-condition' }]);
    s.set({ late: false }).resolve();
  });
});
