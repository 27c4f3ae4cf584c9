import { aProcess, compensateTrigger, errorTrigger, type ProcessBuilder } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

const undoing = { forCompensation: true } as const;

/** `book` and `pay` can be undone by user tasks; `undo` throws. */
const booked = (drawing: ProcessBuilder): ProcessBuilder => {
  drawing.startEvent('start').userTask('book').userTask('pay').throwEvent('undo', { event: compensateTrigger() });
  drawing.userTask('after').endEvent('end');
  drawing.boundaryCompensation('book', 'book-undone', 'unbook').from(null).userTask('unbook', undoing);
  return drawing.boundaryCompensation('pay', 'pay-undone', 'refund').from(null).userTask('refund', undoing);
};

const undone = (trace: readonly string[]): readonly string[] => trace.filter((id) => /^(unbook|refund)/.test(id));

describe('compensation', () => {
  scenario('undoes in reverse order what completed, one after another, and waits', (s) => {
    s.deploy(booked(aProcess('p')).build());
    s.start('p');
    s.complete('book').complete('pay');
    expect(s.active).toEqual(['undo', 'refund']);
    s.complete('refund');
    expect(s.active).toEqual(['undo', 'unbook']);
    expect(s.element('unbook').compensates).toBe(s.element('undo').key);
    s.complete('unbook');
    expect(s.active).toEqual(['after']);
    expect([...s.state.compensations.values()]).toEqual([]);
    s.complete('after');
    expect(s.trace).toEqual(['start', 'book', 'pay', 'refund', 'unbook', 'undo', 'after', 'end']);
  });

  scenario('without anything to undo it goes on; what nobody undoes is forgotten at the end', (s) => {
    const drawing = aProcess('p').startEvent('start').throwEvent('undo', { event: compensateTrigger() }).task('book');
    drawing.endEvent('end').boundaryCompensation('book', 'c', 'unbook').from(null).task('unbook', undoing);
    s.deploy(drawing.build());
    s.start('p');
    expect(s.trace).toEqual(['start', 'undo', 'book', 'end']);
    expect(s.eventsOf('CompensationRecorded')).toHaveLength(1);
  });

  scenario('one activity alone, where the event names it; a second time there is nothing left', (s) => {
    const drawing = aProcess('p').startEvent('start').task('book').task('pay');
    drawing.throwEvent('first', { event: compensateTrigger('book') });
    drawing.throwEvent('second', { event: compensateTrigger('book') }).endEvent('end');
    drawing.boundaryCompensation('book', 'c1', 'unbook').from(null).task('unbook', undoing);
    drawing.boundaryCompensation('pay', 'c2', 'refund').from(null).task('refund', undoing);
    s.deploy(drawing.build());
    s.start('p');
    expect(s.trace).toEqual(['start', 'book', 'pay', 'unbook', 'first', 'second', 'end']);
  });

  scenario('an end event undoes too, and one that does not wait goes on beside it', (s) => {
    const drawing = aProcess('p').startEvent('start').task('book');
    drawing.throwEvent('undo', { event: compensateTrigger(undefined, false) }).endEvent('end');
    drawing.boundaryCompensation('book', 'c1', 'unbook').from(null).userTask('unbook', undoing);
    s.deploy(drawing.build());
    const instance = s.start('p');
    expect(s.trace).toEqual(['start', 'book', 'undo', 'end']);
    expect(s.active).toEqual(['unbook']);
    expect(s.state.instances.get(instance)?.state).toBe('active');
    s.complete('unbook');
    expect(s.state.instances.get(instance)?.state).toBe('completed');
  });

  scenario('as an end event', (s) => {
    const drawing = aProcess('p').startEvent('start').task('book').endEvent('end', { event: compensateTrigger() });
    drawing.boundaryCompensation('book', 'c1', 'unbook').from(null).userTask('unbook', undoing);
    s.deploy(drawing.build());
    s.start('p');
    s.complete('unbook');
    expect(s.trace).toEqual(['start', 'book', 'unbook', 'end']);
  });

  scenario('what has not completed is not undone; every completion of a loop of flows is', (s) => {
    const drawing = aProcess('p').startEvent('start').exclusiveGateway('again').userTask('book');
    drawing.exclusiveGateway('more').to('again', { when: 'more' }).from('more');
    drawing.throwEvent('undo', { event: compensateTrigger(), otherwise: true }).endEvent('end');
    drawing.boundaryCompensation('book', 'c1', 'unbook').from(null).task('unbook', undoing);
    s.deploy(drawing.build());
    s.start('p');
    s.complete('book', { more: true }).complete('book', { more: true }).complete('book', { more: false });
    expect(undone(s.trace)).toEqual(['unbook', 'unbook', 'unbook']);
  });

  scenario('an interrupted activity is not undone', (s) => {
    const drawing = aProcess('p').startEvent('start').userTask('book').endEvent('never');
    drawing.boundaryTimer('book', 'late', 'PT1H').throwEvent('undo', { event: compensateTrigger() }).endEvent('end');
    drawing.boundaryCompensation('book', 'c1', 'unbook').from(null).task('unbook', undoing);
    s.deploy(drawing.build());
    s.start('p');
    s.advance(3_600_000);
    expect(s.trace).toEqual(['start', 'late', 'undo', 'end']);
  });

  scenario(
    'a handler sees the activity as it completed: its own variables, and those around it as they are now',
    (s) => {
      const drawing = aProcess('p')
        .startEvent('start')
        .task('book', { inputs: { seat: '=wish' } });
      drawing
        .scriptTask('change', 'wish', '"changed"')
        .throwEvent('undo', { event: compensateTrigger() })
        .endEvent('end');
      drawing.boundaryCompensation('book', 'c1', 'unbook').from(null);
      drawing.userTask('unbook', { ...undoing, inputs: { was: '=seat' } });
      s.deploy(drawing.build());
      const instance = s.start('p', { variables: { wish: '12A' } });
      expect(s.variables(instance)).toEqual({ wish: 'changed' });
      expect(s.variables(s.element('unbook').key)).toEqual({ seat: '12A', was: '12A' });
      s.complete('unbook');
    },
  );

  scenario('a handler that fails is a fault; compensation goes on when it is resolved', (s) => {
    const drawing = aProcess('p').startEvent('start').task('a').task('b');
    drawing.throwEvent('undo', { event: compensateTrigger() }).endEvent('end');
    drawing.boundaryCompensation('a', 'c1', 'undo-a').from(null).serviceTask('undo-a', undoing);
    drawing.boundaryCompensation('b', 'c2', 'undo-b').from(null).scriptTask('undo-b', 'x', 'nothing(1)', undoing);
    s.deploy(drawing.build());
    const instance = s.start('p');
    expect(s.faults).toMatchObject([{ code: 'expression-failed', elementId: 'undo-b' }]);
    s.cancel(instance);
  });

  scenario('a worker undoes: fails, is retried, completes', (s) => {
    const drawing = aProcess('p').startEvent('start').task('a').throwEvent('undo', { event: compensateTrigger() });
    drawing.endEvent('end').boundaryCompensation('a', 'c1', 'undo-a').from(null).serviceTask('undo-a', undoing);
    s.deploy(drawing.build());
    s.start('p');
    s.failJob('undo-a', 0).resolve().work('undo-a', { undone: true });
    expect(s.trace).toEqual(['start', 'a', 'undo-a', 'undo', 'end']);
  });

  scenario('an error thrown by a handler is caught around it', (s) => {
    const drawing = aProcess('p').startEvent('start');
    const inside = (sub: ProcessBuilder) => {
      sub.startEvent('in').task('a').throwEvent('undo', { event: compensateTrigger() }).endEvent('out');
      sub.boundaryCompensation('a', 'c1', 'undo-a').from(null).serviceTask('undo-a', undoing);
    };
    drawing.subProcess('sub', inside).endEvent('end').boundaryError('sub', 'failed', 'E').endEvent('caught');
    s.deploy(drawing.build());
    s.start('p');
    s.throwError('undo-a', 'E');
    expect(s.trace).toEqual(['start', 'in', 'a', 'failed', 'caught']);
  });

  scenario('cancelled while it compensates, nothing is left', (s) => {
    s.deploy(booked(aProcess('p')).build());
    const instance = s.start('p');
    s.complete('book').complete('pay').cancel(instance);
  });

  scenario('a handler may be a subprocess', (s) => {
    const drawing = aProcess('p').startEvent('start').task('a').throwEvent('undo', { event: compensateTrigger() });
    const inside = (sub: ProcessBuilder) => sub.startEvent('in').userTask('call').task('b').endEvent('out');
    drawing.endEvent('end').boundaryCompensation('a', 'c1', 'undo-a').from(null).subProcess('undo-a', inside, undoing);
    s.deploy(drawing.build());
    s.start('p');
    s.complete('call');
    expect(s.trace).toEqual(['start', 'a', 'in', 'call', 'b', 'out', 'undo-a', 'undo', 'end']);
  });

  scenario('an error event subprocess undoes what its scope had done', (s) => {
    const drawing = aProcess('p').startEvent('start').task('book').serviceTask('pay').endEvent('end');
    drawing.boundaryCompensation('book', 'c1', 'unbook').from(null).userTask('unbook', undoing);
    drawing.eventSubProcess('repair', (sub) =>
      sub.startEvent('on-error', { event: errorTrigger('E') }).endEvent('undo', { event: compensateTrigger() }),
    );
    s.deploy(drawing.build());
    s.start('p');
    s.throwError('pay', 'E');
    expect(s.active).toEqual(['repair', 'undo', 'unbook']);
    s.complete('unbook');
    expect(s.trace).toEqual(['start', 'book', 'on-error', 'unbook', 'undo', 'repair']);
  });

  scenario('a second event takes over what the first had no time to undo', (s) => {
    const drawing = aProcess('p').startEvent('start').task('a').task('b');
    drawing.throwEvent('undo', { event: compensateTrigger() }).endEvent('end');
    drawing.boundaryCompensation('a', 'c1', 'undo-a').from(null).userTask('undo-a', undoing);
    drawing.boundaryCompensation('b', 'c2', 'undo-b').from(null).serviceTask('undo-b', undoing);
    drawing.eventSubProcess('repair', (sub) =>
      sub.startEvent('on-error', { event: errorTrigger('E') }).endEvent('again', { event: compensateTrigger() }),
    );
    s.deploy(drawing.build());
    s.start('p');
    s.throwError('undo-b', 'E').complete('undo-a');
    expect(s.trace).toEqual(['start', 'a', 'b', 'on-error', 'undo-a', 'again', 'repair']);
  });
});
