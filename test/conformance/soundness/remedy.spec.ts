import { aProcess, type ProcessBuilder } from '@relevo/bpmn-kernel/testing';
import { checkBundled, remedyFor, type Remedy, type SoundnessCode } from '@relevo/soundness';

const members = { laneGroup: 'l1' };
const around = { formVariables: () => [], membersOf: () => 1 };

/** What mends the first finding of that code. */
const remedyOf = (drawn: ProcessBuilder, code: SoundnessCode): Remedy | null => {
  const definition = drawn.build();
  const report = checkBundled(definition, around);
  const finding = report.findings.find((one) => one.code === code);
  if (!finding) throw new Error(`Expected ${code}, but found ${JSON.stringify(report.findings)}.`);
  return remedyFor(definition, finding, { report, around });
};

/** Two ways out of `split` that lead to `to`, where they meet. */
const ways = (
  split: 'exclusiveGateway' | 'parallelGateway' | 'inclusiveGateway',
  meet: (p: ProcessBuilder) => ProcessBuilder,
  to: string,
) => {
  const decides = split !== 'parallelGateway';
  const drawn = aProcess('p').startEvent('s')[split]('split');
  drawn.userTask('a', decides ? { ...members, when: 'x = 1' } : members);
  meet(drawn).endEvent('e');
  const more = { ...members, when: 'y = 1' };
  drawn
    .from('split')
    .userTask('b', decides ? more : members)
    .to(to);
  return decides
    ? drawn
        .from('split')
        .userTask('c', { ...members, otherwise: true })
        .to(to)
    : drawn;
};

describe('one gateway that mends a finding', () => {
  it('of ways that come alone to a parallel gateway: one goes on with the first', () => {
    const drawn = ways('exclusiveGateway', (p) => p.parallelGateway('join'), 'join');
    expect(remedyOf(drawn, 'deadlock')).toEqual({ gateway: 'exclusiveGateway', at: 'join' });
  });

  it('of some of the ways that come to a parallel gateway: one waits for all that come', () => {
    const drawn = ways('inclusiveGateway', (p) => p.parallelGateway('join').userTask('d', members), 'join');
    expect(remedyOf(drawn, 'deadlock')).toEqual({ gateway: 'inclusiveGateway', at: 'join' });
  });

  it('of all ways brought together in a decision before a step: it waits for all', () => {
    const drawn = ways('parallelGateway', (p) => p.exclusiveGateway('merge').userTask('d', members), 'merge');
    expect(remedyOf(drawn, 'missing-synchronisation')).toEqual({ gateway: 'parallelGateway', at: 'merge' });
  });

  it('of all ways that lead into a step: a gateway before it', () => {
    const drawn = ways('parallelGateway', (p) => p.userTask('d', members), 'd');
    expect(remedyOf(drawn, 'missing-synchronisation')).toEqual({ gateway: 'parallelGateway', at: 'd' });
  });

  it('of some of the ways that lead into a step: a gateway before it that waits for those that come', () => {
    const drawn = ways('inclusiveGateway', (p) => p.userTask('d', members), 'd');
    expect(remedyOf(drawn, 'missing-synchronisation')).toEqual({ gateway: 'inclusiveGateway', at: 'd' });
  });

  it('is not offered where it would get the ticket stuck: a reminder that leads back', () => {
    const drawn = aProcess('p').startEvent('s').userTask('a', members).endEvent('e');
    drawn.boundaryTimer('a', 'remind', 'P1D', { interrupting: false }).to('a');
    expect(remedyOf(drawn, 'missing-synchronisation')).toBeNull();
  });

  it('is not offered where gateways have nothing to do with it', () => {
    expect(remedyOf(aProcess('p').startEvent('s').userTask('a').endEvent('e'), 'nobody-may-do-it')).toBeNull();
  });
});
