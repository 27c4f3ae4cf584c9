import { aProcess } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

describe('user task', () => {
  scenario('waits until a person completes it', (s) => {
    s.deploy(aProcess('p').startEvent('start').userTask('check', { laneGroup: 'l1' }).endEvent('end').build());
    s.start('p');
    expect(s.active).toEqual(['check']);
    expect(s.userTask('check')).toMatchObject({ candidateGroups: ['l1'], assignee: null, priority: 50, formKey: null });
    s.complete('check');
    expect(s.trace).toEqual(['start', 'check', 'end']);
  });
});
