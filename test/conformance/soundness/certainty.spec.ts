import { aProcess, type ProcessBuilder } from '@relevo/bpmn-kernel/testing';
import { checkSoundness, type SoundnessFinding } from '@relevo/soundness';

const members = { laneGroup: 'l1' };

/** What is said of a flow whose tasks set nothing that its gateways ask for. */
const found = (drawn: ProcessBuilder): readonly SoundnessFinding[] =>
  checkSoundness(drawn.build(), { variablesSetBy: () => [] }).findings;

const said = (drawn: ProcessBuilder): readonly string[] =>
  found(drawn).map(({ certainty, code, elementId }) => `${certainty} ${code} ${elementId}`);

/** Two decisions side by side: each leads to the join, or ends. What they ask for decides whether they agree. */
const sideBySide = (first: string, second: string): ProcessBuilder => {
  const drawn = aProcess('p').startEvent('s').scriptTask('derive', 'urgent', 'impact = "high"').parallelGateway('fork');
  drawn
    .exclusiveGateway('one')
    .userTask('a', { ...members, when: first })
    .parallelGateway('join')
    .endEvent('end');
  drawn.from('one').endEvent('left', { otherwise: true });
  drawn.from('fork').exclusiveGateway('two').endEvent('right', { when: second });
  return drawn
    .from('two')
    .userTask('b', { ...members, otherwise: true })
    .to('join');
};

describe('decisions that agree are no fault', () => {
  it.each([
    ['complementary numbers', 'amount > 100', 'amount <= 100'],
    ['the same turned round', 'amount > 100', '100 >= amount'],
    ['below', 'amount < 100', 'amount >= 100'],
    ['not', 'amount > 100', 'not(amount > 100)'],
    ['values', 'kind = "x"', 'kind != "x"'],
    ['a field of what is asked', 'order.amount > 100', 'order.amount <= 100'],
  ])('%s: %s, %s', (_what, first, second) => {
    expect(said(sideBySide(first, second))).toEqual([]);
  });
});

describe('decisions that may disagree', () => {
  it.each([
    ['numbers that leave a gap', 'amount > 100', 'amount < 50'],
    ['numbers that overlap', 'amount > 100', 'amount <= 500'],
    ['two variables', 'amount > 100', 'kind = "x"'],
  ])('are a fault for certain: %s', (_what, first, second) => {
    expect(said(sideBySide(first, second))).toEqual(['certain deadlock join']);
  });

  it.each([
    ['other words for one variable', 'amount + fee > 100', 'amount + fee <= 100'],
    ['a field of the ticket, which agents change meanwhile', 'ticket.priority = "P1"', 'ticket.priority != "P1"'],
    ['a variable that is computed from the other', 'impact = "high"', 'not(urgent)'],
  ])('are for the owner to say: %s', (_what, first, second) => {
    expect(said(sideBySide(first, second))).toEqual(['hint deadlock join']);
  });

  it('are for the owner to say: one is made around a subprocess, the other inside', () => {
    const drawn = aProcess('p').startEvent('s').exclusiveGateway('which');
    drawn
      .subProcess(
        'sub',
        (inner) => {
          inner.startEvent('is').parallelGateway('fork').exclusiveGateway('again');
          inner
            .userTask('a', { ...members, when: 'kind = "x"' })
            .parallelGateway('join')
            .endEvent('ie');
          inner.from('again').endEvent('left', { otherwise: true });
          inner.from('fork').userTask('b', members).to('join');
        },
        { when: 'kind = "x"' },
      )
      .endEvent('e');
    drawn.from('which').endEvent('other', { otherwise: true });
    expect(said(drawn)).toEqual(['hint deadlock join']);
  });
});
