import { aProcess } from '@relevo/bpmn-kernel/testing';
import { checkBundled } from '@relevo/soundness';

const members: Readonly<Record<string, number>> = { l1: 2, empty: 0 };
const around = { formVariables: () => [], membersOf: (group: string) => members[group] };

const said = (task: object): readonly string[] =>
  checkBundled(aProcess('p').startEvent('s').userTask('t', task).endEvent('e').build(), around).findings.map(
    ({ certainty, code }) => `${certainty} ${code}`,
  );

const candidates = (value: string): object => ({ candidateGroups: { kind: 'static', value } });

describe('a task that nobody may do', () => {
  it.each([
    ['without any group', {}],
    ['of the requester, who is excluded', { laneGroup: 'requester', properties: { 'relevo:exclude': 'requester' } }],
  ])('for certain: %s', (_, task) => expect(said(task)).toEqual(['certain nobody-may-do-it']));

  it.each([
    ['of an empty group', { laneGroup: 'empty' }],
    ['of an empty group and one that does not exist', candidates('empty, gone')],
    [
      'of an empty group and the requester, who is excluded',
      { ...candidates('empty, requester'), properties: { 'relevo:exclude': 'requester' } },
    ],
  ])('until somebody joins: %s', (_, task) => expect(said(task)).toEqual(['hint nobody-may-do-it']));

  it.each([
    ['somebody is in one of its groups', candidates('empty, l1')],
    ['it is the requester’s', { laneGroup: 'requester' }],
    ['its people are computed', { candidateGroups: { kind: 'feel', source: 'team' } }],
    ['it is somebody’s', { assignee: { kind: 'static', value: 'ana' } }],
    ['no group of it exists, which is said otherwise', { laneGroup: 'gone' }],
  ])('is none: %s', (_, task) => expect(said(task)).toEqual([]));
});
