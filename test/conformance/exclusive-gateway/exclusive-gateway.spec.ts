import { aProcess } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

const choice = () =>
  aProcess('p')
    .startEvent('start')
    .exclusiveGateway('known', { name: 'Known?' })
    .endEvent('first', { when: 'x > 10' })
    .from('known')
    .endEvent('second', { when: 'x > 5', label: 'rather' });

describe('exclusive gateway', () => {
  scenario('takes the first flow whose condition holds, and no other', (s) => {
    s.deploy(choice().from('known').endEvent('else', { otherwise: true }).build());
    s.start('p', { variables: { x: 20 } });
    s.start('p', { variables: { x: 7 } });
    s.start('p', { variables: { x: 1 } });
    expect(s.trace.filter((id) => !['start', 'known'].includes(id))).toEqual(['first', 'second', 'else']);
  });

  scenario('each incoming token goes on by itself', (s) => {
    const drawing = aProcess('p').startEvent('start').parallelGateway('fork').task('a').exclusiveGateway('merge');
    drawing.endEvent('end').from('fork').task('b').to('merge');
    s.deploy(drawing.build());
    s.start('p');
    expect(s.trace.filter((id) => id === 'end')).toHaveLength(2);
  });

  scenario('no condition holds and there is no default: a fault; corrected, it goes on', (s) => {
    s.deploy(choice().build());
    s.start('p', { variables: { x: 1 } });
    expect(s.faults).toMatchObject([{ code: 'no-flow-taken', elementId: 'known' }]);
    expect(s.faults[0]?.message).toBe(
      'Expected one of the conditions after "Known?" (known) to hold, but none does and there is no default flow. Set a variable that one of them asks for, then retry, or draw a default flow.',
    );
    s.set({ x: 6 }).resolve();
    expect(s.trace).toEqual(['start', 'known', 'second']);
  });

  scenario('neither true nor false: a fault that names the expression and the unknown variable', (s) => {
    s.deploy(choice().from('known').endEvent('else', { otherwise: true }).build());
    s.start('p');
    expect(s.faults).toMatchObject([{ code: 'condition-not-boolean', elementId: 'known' }]);
    expect(s.faults[0]?.message).toBe(
      'Expected the condition of the flow (known_first) after "Known?" (known) to be true or false, but "=x > 10" gave null; the variable "x" is not known there. Correct the condition or set the variable, then retry.',
    );
    expect(s.element('known').state).toBe('completing');
    s.set({ x: 0 }).resolve();
    expect(s.trace).toEqual(['start', 'known', 'else']);
  });

  scenario('a boolean from an unknown variable is obeyed, with a warning in the record', (s) => {
    const drawing = aProcess('p').startEvent('start').exclusiveGateway('known');
    drawing.endEvent('yes', { when: 'solved = true' }).from('known').endEvent('no', { otherwise: true });
    s.deploy(drawing.build());
    s.start('p');
    expect(s.trace).toEqual(['start', 'known', 'no']);
    const taken = s.eventsOf('SequenceFlowTaken').find(({ flowId }) => flowId === 'known_no');
    expect(taken?.unknownVariables).toEqual(['solved']);
  });

  scenario('a loop goes round until its condition ends it', (s) => {
    const drawing = aProcess('p').startEvent('start').exclusiveGateway('again').scriptTask('count', 'i', 'i + 1');
    drawing.exclusiveGateway('more').to('again', { when: 'i < 3' }).from('more').endEvent('end', { otherwise: true });
    s.deploy(drawing.build());
    s.start('p', { variables: { i: 0 } });
    expect(s.trace.filter((id) => id === 'count')).toHaveLength(3);
  });
});
