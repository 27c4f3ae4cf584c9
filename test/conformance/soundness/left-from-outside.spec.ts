import { aProcess, type ProcessBuilder } from '@relevo/bpmn-kernel/testing';
import { checkSoundness } from '@relevo/soundness';

const members = { laneGroup: 'l1' };

/** One way is chosen, both are waited for: whoever comes to `join` stays there. */
const stuck = (inner: ProcessBuilder): ProcessBuilder => {
  inner
    .startEvent('is')
    .exclusiveGateway('which')
    .userTask('a', { ...members, when: 'kind = "x"' });
  inner.parallelGateway('join').endEvent('ie');
  return inner
    .from('which')
    .userTask('b', { ...members, otherwise: true })
    .to('join');
};

const said = (drawn: ProcessBuilder): readonly string[] =>
  checkSoundness(drawn.build(), { variablesSetBy: () => [] }).findings.map(
    ({ certainty, code, elementId }) => `${certainty} ${code} ${elementId}`,
  );

const after = (drawn: ProcessBuilder): ProcessBuilder => drawn.from('sub').endEvent('end');

describe('work that is stuck in a subprocess', () => {
  it('is stuck for certain where nothing outside ends it', () => {
    expect(said(after(aProcess('p').startEvent('s').subProcess('sub', stuck)))).toContain('certain deadlock join');
  });

  it.each<readonly [string, (drawn: ProcessBuilder) => ProcessBuilder]>([
    [
      'an event at its border',
      (p) => p.startEvent('s').subProcess('sub', stuck).boundaryTimer('sub', 'late', 'P1D').endEvent('gone'),
    ],
    [
      'an event at the border of what is around it',
      (p) =>
        p
          .startEvent('s')
          .subProcess('sub', (outer) => outer.startEvent('os').subProcess('inner', stuck).endEvent('oe'))
          .boundaryTimer('sub', 'late', 'P1D')
          .endEvent('gone'),
    ],
    [
      'an event subprocess of the process',
      (p) =>
        p
          .eventSubProcess('cancelled', (inner) =>
            inner.startEvent('cs', {
              event: { kind: 'signal', signal: { id: 'stop', name: { kind: 'static', value: 'stop' } } },
            }),
          )
          .startEvent('s')
          .subProcess('sub', stuck),
    ],
    [
      'an end beside it that stops everything',
      (p) => {
        p.startEvent('s').parallelGateway('fork').userTask('t', members).terminateEnd('stop');
        return p.from('fork').subProcess('sub', stuck);
      },
    ],
  ])('may be ended from outside: %s', (_by, draw) => {
    expect(said(after(draw(aProcess('p'))))).toContain('hint deadlock join');
  });

  it('is stuck for certain where the event at its border lets it go on', () => {
    const drawn = aProcess('p').startEvent('s').subProcess('sub', stuck);
    drawn.boundaryTimer('sub', 'late', 'P1D', { interrupting: false }).endEvent('told');
    expect(said(after(drawn))).toContain('certain deadlock join');
  });

  it('is stuck for certain where the end that stops everything comes before it or behind it', () => {
    const drawn = aProcess('p').startEvent('s').exclusiveGateway('first').terminateEnd('stop', { when: 'y = 1' });
    expect(said(after(drawn.from('first').subProcess('sub', stuck, { otherwise: true })))).toContain(
      'certain deadlock join',
    );
  });
});

describe('ways that are brought together without waiting', () => {
  it('are a fault for certain where all ways are always taken', () => {
    const drawn = aProcess('p').startEvent('s').parallelGateway('split').userTask('a', members);
    drawn.exclusiveGateway('merge').userTask('c', members).endEvent('e');
    drawn.from('split').userTask('b', members).to('merge');
    expect(said(drawn)).toEqual(['certain missing-synchronisation c']);
  });

  it('are for the owner to say where it takes a decision', () => {
    const drawn = aProcess('p').startEvent('s').exclusiveGateway('big').parallelGateway('split', { when: 'x = 1' });
    drawn.userTask('a', members).exclusiveGateway('merge').userTask('c', members).endEvent('e');
    drawn.from('split').userTask('b', members).to('merge').from('big').to('merge', { otherwise: true });
    expect(said(drawn)).toEqual(['hint missing-synchronisation c']);
  });

  it('are for the owner to say where a reminder leads back', () => {
    const drawn = aProcess('p').startEvent('s').userTask('a', members).endEvent('e');
    drawn.boundaryTimer('a', 'remind', 'P1D', { interrupting: false }).to('a');
    expect(said(drawn)).toContain('hint missing-synchronisation a');
  });

  it('are for the owner to say where an end stops everything: the first may be meant to win', () => {
    const drawn = aProcess('p').startEvent('s').parallelGateway('split').userTask('a', members);
    drawn.userTask('c', members).terminateEnd('e').from('split').userTask('b', members).to('c');
    expect(said(drawn)).toContain('hint missing-synchronisation c');
  });
});
