import type { Key } from '@relevo/bpmn-kernel';
import { aProcess, expression } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

const simple = () => aProcess('p').startEvent('start').userTask('check', { name: 'Check', laneGroup: 'l1' });

describe('user task', () => {
  scenario("waits for its lane's group until a person completes it", (s) => {
    s.deploy(simple().endEvent('end').build());
    s.start('p');
    expect(s.active).toEqual(['check']);
    expect(s.userTask('check')).toMatchObject({
      candidateGroups: ['l1'],
      candidateUsers: [],
      assignee: null,
      priority: 50,
      formKey: null,
      dueAt: null,
      createdAt: s.services.now,
    });
    s.complete('check');
    expect(s.trace).toEqual(['start', 'check', 'end']);
  });

  scenario('says itself who does it, how urgent it is and when it is due', (s) => {
    const task = {
      laneGroup: 'l1',
      assignee: expression('=agent'),
      candidateGroups: expression('l2, l3'),
      candidateUsers: expression('=people'),
      priority: expression('80'),
      dueDate: expression('=due'),
      followUpDate: expression('@5'),
      externalFormReference: 'https://forms.example/1',
    };
    s.deploy(aProcess('p').startEvent('start').userTask('check', task).build());
    s.start('p', { variables: { agent: 'ana', people: ['bruno'], due: '@9' } });
    expect(s.userTask('check')).toMatchObject({
      assignee: 'ana',
      candidateGroups: ['l2', 'l3'],
      candidateUsers: ['bruno'],
      priority: 80,
      dueAt: 9,
      followUpAt: 5,
      externalFormReference: 'https://forms.example/1',
    });
    s.complete('check');
  });

  scenario('an assignee that is null leaves the task to its group', (s) => {
    const task = { laneGroup: 'l1', assignee: expression('=agent') };
    s.deploy(aProcess('p').startEvent('start').userTask('check', task).build());
    s.start('p');
    expect(s.userTask('check')).toMatchObject({ assignee: null, candidateGroups: ['l1'] });
    s.complete('check');
  });

  scenario.each('what cannot be assigned is a fault; corrected, the task is there', [
    { assignee: expression('=value') },
    { candidateGroups: expression('=value') },
    { candidateUsers: expression('=value') },
    { priority: expression('=value') },
    { dueDate: expression('=value') },
  ])((s, task) => {
    s.deploy(aProcess('p').startEvent('start').userTask('check', task).build());
    s.start('p', { variables: { value: { nobody: true } } });
    expect(s.faults).toMatchObject([{ code: 'invalid-assignment', elementId: 'check' }]);
    expect(s.state.userTasks.size).toBe(0);
    s.set({ value: task.priority ? 10 : '@1' });
    s.resolve().complete('check');
  });

  scenario('keeps the form version of the moment; one that is not published is a fault', (s) => {
    const form = { bindingType: 'latest' as const, formId: 'solution' };
    s.deploy(aProcess('p').startEvent('start').userTask('check', { form }).build());
    s.start('p');
    expect(s.faults).toMatchObject([{ code: 'form-not-found' }]);
    s.services.forms['solution'] = 'form-7' as Key;
    s.resolve();
    expect(s.userTask('check').formKey).toBe('form-7');
    s.complete('check');
  });

  scenario('a submission sets only what its form declares', (s) => {
    const form = { bindingType: 'latest' as const, formId: 'solution' };
    s.services.forms['solution'] = 'form-7' as Key;
    s.services.fields['solution'] = ['solved'];
    s.deploy(aProcess('p').startEvent('start').userTask('check', { form }).userTask('next').build());
    const instance = s.start('p');
    const userTaskKey = s.userTask('check').key;
    const submission = (data: Record<string, boolean>) => ({ kind: 'submission' as const, data });
    const values = submission({ solved: true, admin: true });
    const rejection = s.attempt({ type: 'CompleteUserTask', userTaskKey, values });
    expect(rejection).toMatchObject({ code: 'invalid-submission', fields: [{ path: 'admin' }] });
    s.run({ type: 'CompleteUserTask', userTaskKey, values: submission({ solved: true }), action: 'solve' });
    expect(s.variables(instance)).toEqual({ solved: true });
    expect(s.eventsOf('UserTaskCompleted')).toMatchObject([{ action: 'solve', variables: { solved: true } }]);
    expect(s.attempt({ type: 'CompleteUserTask', userTaskKey, values })?.code).toBe('not-found');
    s.complete('next');
  });

  scenario('is claimed, handed over only by who may, and given back', (s) => {
    s.deploy(simple().build());
    s.start('p');
    const userTaskKey = s.userTask('check').key;
    const assign = { type: 'AssignUserTask', userTaskKey, allowOverride: false } as const;
    s.run({ ...assign, assignee: 'ana', action: 'claim' });
    s.run({ ...assign, assignee: 'ana' });
    const refused = s.attempt({ ...assign, assignee: 'bruno' });
    expect(refused?.code).toBe('already-assigned');
    expect(refused?.message).toContain('Expected the task "Check" (check) to be free, but ana has it.');
    s.run({ ...assign, assignee: 'bruno', allowOverride: true });
    expect(s.userTask('check').assignee).toBe('bruno');
    s.run({ ...assign, assignee: null, allowOverride: true });
    expect(s.userTask('check').assignee).toBeNull();
    expect(s.eventsOf('UserTaskAssigned').map(({ action }) => action)).toEqual([
      'claim',
      'assign',
      'assign',
      'unassign',
    ]);
    s.complete('check');
  });

  scenario('is updated in part', (s) => {
    s.deploy(simple().build());
    s.start('p');
    const userTaskKey = s.userTask('check').key;
    s.run({ type: 'UpdateUserTask', userTaskKey, changes: { candidateGroups: ['l2'], dueAt: 7 } });
    expect(s.userTask('check')).toMatchObject({ candidateGroups: ['l2'], dueAt: 7, priority: 50 });
    const wrong = s.attempt({ type: 'UpdateUserTask', userTaskKey, changes: { priority: 101 } });
    expect(wrong?.code).toBe('invalid-variables');
    s.complete('check');
  });

  scenario('sets ticket fields when it completes, and nobody else writes the ticket', (s) => {
    const ticketFields = { priority: '=rated', category: 'network' };
    s.deploy(aProcess('p').startEvent('start').userTask('triage', { ticketFields }).userTask('next').build());
    s.start('p', { ticket: { number: 'INC-1', priority: 'P4' } });
    const userTaskKey = s.userTask('triage').key;
    const values = { kind: 'variables' as const, variables: { ticket: { priority: 'P1' } } };
    expect(s.attempt({ type: 'CompleteUserTask', userTaskKey, values })?.code).toBe('reserved-variable');
    s.complete('triage', { rated: 'P2' });
    expect(s.ticket).toEqual({ number: 'INC-1', priority: 'P2', category: 'network' });
    s.complete('next');
  });
});
