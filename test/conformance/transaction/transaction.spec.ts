import { aProcess, cancelTrigger, errorTrigger, multiInstance, type ProcessBuilder } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

const undoing = { forCompensation: true } as const;

/** Books, then asks: cancel or go on. */
const booking = (tx: ProcessBuilder): void => {
  tx.startEvent('in').task('book').parallelGateway('fork').userTask('ask').exclusiveGateway('ok');
  tx.endEvent('out', { when: 'ok' }).from('ok').endEvent('cancel', { event: cancelTrigger, otherwise: true });
  tx.from('fork').userTask('beside').endEvent('done');
  tx.boundaryCompensation('book', 'cb', 'unbook').from(null).userTask('unbook', undoing);
};

const drawn = (options = {}): ProcessBuilder => {
  const drawing = aProcess('p')
    .startEvent('start')
    .transaction('tx', booking, options)
    .userTask('after')
    .endEvent('end');
  return drawing.boundaryCancel('tx', 'cancelled').userTask('sorry').endEvent('gone');
};

describe('transaction', () => {
  scenario('runs as a subprocess does', (s) => {
    s.deploy(drawn().build());
    s.start('p');
    s.complete('ask', { ok: true }).complete('beside').complete('after');
    expect(s.trace.slice(-3)).toEqual(['tx', 'after', 'end']);
  });

  scenario('cancelled: what runs ends, what completed is undone, then its cancel boundary event goes on', (s) => {
    s.deploy(drawn().build());
    s.start('p');
    s.complete('ask', { ok: false });
    expect(s.active).toEqual(['tx', 'cancel', 'unbook']);
    s.complete('unbook');
    expect(s.active).toEqual(['sorry']);
    s.complete('sorry');
    expect(s.trace).toEqual([
      ...['start', 'in', 'book', 'fork', 'ask', 'ok', 'unbook', 'cancel', 'cancelled', 'sorry', 'gone'],
    ]);
  });

  scenario('with nothing to undo it is left at once', (s) => {
    const inside = (tx: ProcessBuilder) => tx.startEvent('in').endEvent('cancel', { event: cancelTrigger });
    const drawing = aProcess('p').startEvent('start').transaction('tx', inside).endEvent('end');
    s.deploy(drawing.boundaryCancel('tx', 'cancelled').endEvent('gone').build());
    s.start('p');
    expect(s.trace).toEqual(['start', 'in', 'cancel', 'cancelled', 'gone']);
  });

  scenario('while it is being undone no boundary event interrupts it', (s) => {
    const drawing = drawn().boundaryTimer('tx', 'late', 'PT1H').endEvent('too-late');
    s.deploy(drawing.build());
    s.start('p');
    s.complete('ask', { ok: false });
    expect([...s.state.timers.values()]).toEqual([]);
    s.advance(3_600_000).complete('unbook').complete('sorry');
    expect(s.trace).not.toContain('late');
  });

  scenario('an error that leaves it undoes nothing (a hazard)', (s) => {
    const inside = (tx: ProcessBuilder) => {
      tx.startEvent('in')
        .task('book')
        .endEvent('broken', { event: errorTrigger('E') });
      tx.boundaryCompensation('book', 'cb', 'unbook').from(null).userTask('unbook', undoing);
    };
    const drawing = aProcess('p').startEvent('start').transaction('tx', inside).endEvent('end');
    s.deploy(drawing.boundaryError('tx', 'hazard', 'E').endEvent('gone').build());
    s.start('p');
    expect(s.trace.slice(-2)).toEqual(['hazard', 'gone']);
    expect(s.trace).not.toContain('unbook');
  });

  scenario.each('without a transaction or its cancel boundary event, cancelling is a fault', [
    (drawing: ProcessBuilder) => drawing.endEvent('cancel', { event: cancelTrigger }),
    (drawing: ProcessBuilder) =>
      drawing.transaction('tx', (tx) => tx.startEvent('in').endEvent('cancel', { event: cancelTrigger })),
  ])((s, draw) => {
    s.deploy(draw(aProcess('p').startEvent('start')).build());
    const instance = s.start('p');
    expect(s.faults).toMatchObject([{ code: 'unhandled-cancel', elementId: 'cancel' }]);
    s.cancel(instance);
  });

  scenario('a subprocess inside is undone too, one that still runs as far as it came', (s) => {
    const inside = (tx: ProcessBuilder) => {
      tx.startEvent('in')
        .parallelGateway('fork')
        .subProcess('done', (sub) => {
          sub.startEvent('in-done').task('a').endEvent('out-done');
          sub.boundaryCompensation('a', 'ca', 'undo-a').from(null).userTask('undo-a', undoing);
        });
      tx.from('fork').userTask('ask').endEvent('cancel', { event: cancelTrigger });
    };
    const drawing = aProcess('p').startEvent('start').transaction('tx', inside).endEvent('end');
    s.deploy(drawing.boundaryCancel('tx', 'cancelled').endEvent('gone').build());
    s.start('p');
    s.complete('ask').complete('undo-a');
    expect(s.trace.slice(-4)).toEqual(['undo-a', 'cancel', 'cancelled', 'gone']);
  });

  scenario('cancelled in a loop it leaves by the one boundary event, and its other instances end', (s) => {
    s.deploy(drawn(multiInstance({ cardinality: '2' })).build());
    s.start('p');
    s.complete('ask', { ok: false }).complete('unbook');
    expect(s.active).toEqual(['sorry']);
    s.complete('sorry');
  });

  scenario('the whole instance cancelled while the transaction is being undone', (s) => {
    s.deploy(drawn().build());
    const instance = s.start('p');
    s.complete('ask', { ok: false }).cancel(instance);
  });

  scenario('completed, it is undone from outside as a subprocess is', (s) => {
    const inside = (tx: ProcessBuilder) => {
      tx.startEvent('in').task('book').endEvent('out');
      tx.boundaryCompensation('book', 'cb', 'unbook').from(null).userTask('unbook', undoing);
    };
    const drawing = aProcess('p').startEvent('start').transaction('tx', inside);
    const undo = { event: { kind: 'compensate' as const, compensate: { activity: 'tx', waits: true } } };
    s.deploy(drawing.throwEvent('undo', undo).endEvent('end').boundaryCancel('tx', 'c').endEvent('x').build());
    s.start('p');
    s.complete('unbook');
    expect(s.trace.slice(-3)).toEqual(['unbook', 'undo', 'end']);
  });
});
