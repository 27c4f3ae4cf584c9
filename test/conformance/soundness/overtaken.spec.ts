import { aProcess, multiInstance, type ProcessBuilder } from '@relevo/bpmn-kernel/testing';
import { checkSoundness } from '@relevo/soundness';

const members = { laneGroup: 'l1' };

/** Decides by `x`, waits, and decides by it again: only if `x` has changed meanwhile, `changed` is done. */
const twice = (inner: ProcessBuilder): ProcessBuilder => {
  inner.startEvent('is').exclusiveGateway('first').endEvent('other', { otherwise: true });
  inner
    .from('first')
    .userTask('wait', { ...members, when: 'x = 1' })
    .exclusiveGateway('again');
  inner.userTask('changed', { ...members, otherwise: true }).endEvent('late');
  return inner.from('again').endEvent('same', { when: 'x = 1' });
};

/** What is said where only `setter` sets `x`. */
const said = (drawn: ProcessBuilder): readonly string[] =>
  checkSoundness(drawn.build(), { variablesSetBy: (id) => (id === 'setter' ? ['x'] : []) }).findings.map(
    ({ certainty, code, elementId }) => `${certainty} ${code} ${elementId}`,
  );

const never = ['certain never-runs changed'];

describe('what a scope has decided', () => {
  it('holds where nothing runs beside it', () => {
    const drawn = aProcess('p').startEvent('s').userTask('setter', members).subProcess('sub', twice).endEvent('e');
    expect(said(drawn)).toEqual(never);
  });

  it('holds where what runs beside it sets something else', () => {
    const drawn = aProcess('p').startEvent('s').userTask('setter', members).parallelGateway('fork');
    drawn.subProcess('sub', twice).parallelGateway('join').endEvent('e');
    expect(said(drawn.from('fork').userTask('t', members).to('join'))).toEqual(never);
  });

  it.each<readonly [string, (p: ProcessBuilder) => ProcessBuilder]>([
    [
      'a step beside it',
      (p) => {
        p.startEvent('s').parallelGateway('fork').subProcess('sub', twice).parallelGateway('join').endEvent('e');
        return p.from('fork').userTask('setter', members).to('join');
      },
    ],
    [
      'a step beside what is around it',
      (p) => {
        p.startEvent('s').parallelGateway('fork');
        p.subProcess('outer', (outer) => outer.startEvent('os').subProcess('sub', twice).endEvent('oe'));
        p.parallelGateway('join').endEvent('e');
        return p.from('fork').userTask('setter', members).to('join');
      },
    ],
    [
      'an event subprocess that goes on beside it',
      (p) =>
        p
          .eventSubProcess('told', (inner) =>
            inner
              .startEvent('ts', {
                event: { kind: 'signal', signal: { id: 'tell', name: { kind: 'static', value: 'tell' } } },
                interrupting: false,
              })
              .userTask('setter', members)
              .endEvent('te'),
          )
          .startEvent('s')
          .subProcess('sub', twice)
          .endEvent('e'),
    ],
  ])('may be overtaken by %s', (_, draw) => expect(said(draw(aProcess('p')))).toEqual([]));

  it('may be overtaken by another instance of itself', () => {
    const drawn = aProcess('p')
      .startEvent('s')
      .subProcess(
        'sub',
        (inner) => {
          inner
            .startEvent('ss')
            .userTask('setter', members)
            .exclusiveGateway('first')
            .endEvent('other', { otherwise: true });
          inner
            .from('first')
            .userTask('wait', { ...members, when: 'x = 1' })
            .exclusiveGateway('again');
          inner.userTask('changed', { ...members, otherwise: true }).endEvent('late');
          inner.from('again').endEvent('same', { when: 'x = 1' });
        },
        multiInstance({ cardinality: '2' }),
      );
    expect(said(drawn.endEvent('e'))).toEqual([]);
  });
});
