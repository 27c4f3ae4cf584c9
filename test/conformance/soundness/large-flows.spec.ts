import { aProcess } from '@relevo/bpmn-kernel/testing';
import type { ProcessDefinition } from '@relevo/bpmn-model';
import { checkSoundness } from '@relevo/soundness';

/** Blocks of a decision with two ways, each with a reminder, and of three ways side by side: ten elements each. */
const flowOf = (blocks: number): ProcessDefinition => {
  const drawn = aProcess('large').startEvent('start');
  for (let n = 0; n < blocks; n += 2) {
    drawn
      .exclusiveGateway(`which${n}`)
      .userTask(`a${n}`, { when: `v${n} = 1` })
      .exclusiveGateway(`merge${n}`);
    drawn.from(`which${n}`).userTask(`b${n}`, { otherwise: true }).userTask(`c${n}`).to(`merge${n}`);
    drawn.boundaryTimer(`a${n}`, `remind${n}`, 'PT1H', { interrupting: false }).endEvent(`reminded${n}`);
    drawn.from(`merge${n}`).userTask(`d${n}`).parallelGateway(`fork${n}`);
    drawn.userTask(`e${n}`).userTask(`f${n}`).parallelGateway(`join${n}`);
    drawn.from(`fork${n}`).userTask(`g${n}`).userTask(`h${n}`).to(`join${n}`);
    drawn.from(`fork${n}`).userTask(`i${n}`).userTask(`j${n}`).userTask(`k${n}`).to(`join${n}`);
    drawn.from(`join${n}`);
  }
  return drawn.endEvent('end').build();
};

describe('a large flow', () => {
  it('of a hundred elements is explored whole in few states', () => {
    const definition = flowOf(12);
    expect(Object.keys(definition.nodes).length).toBeGreaterThanOrEqual(100);
    const report = checkSoundness(definition, { maxStates: 1_000, groups: new Map([['l1', 1]]) });
    expect(report.notExplored).toEqual([]);
    expect(report.findings.filter(({ code }) => code !== 'nobody-may-do-it')).toEqual([]);
  });

  it('says what it did not explore, and claims nothing of what it did not see', () => {
    const wide = aProcess('wide').startEvent('start').parallelGateway('fork');
    for (let n = 0; n < 12; n += 1) wide.from('fork').userTask(`a${n}`).userTask(`b${n}`).to('join');
    wide.from(null).parallelGateway('join').endEvent('end');
    const report = checkSoundness(wide.build(), { maxStates: 500 });
    expect(report.notExplored).toEqual([{ scope: 'wide', states: 500 }]);
    expect(report.findings.filter(({ code }) => code !== 'nobody-may-do-it')).toEqual([]);
  });
});
