import { describe, expect, it } from '@jest/globals';
import type { Key } from '@relevo/bpmn-kernel';
import type { Role } from '@relevo/contracts';
import type { Identity } from '../access/identity.js';
import { isTakenFrom, mayAssign, mayCompleteUnchecked, mayRelease, maySeeTask, mayWorkOn } from './task-access.js';

const ticket = { caseKey: '7' as Key, number: 'INC-000007', requesterId: 'hugo' };

const person = (id: string, roles: readonly Role[], groups: readonly string[] = []): Identity => ({
  ...{ id, name: id, roles: new Set(roles), groups: new Set(groups), via: 'session' },
});

const people = {
  ana: person('ana', ['agent'], ['l1']),
  carla: person('carla', ['agent'], ['l2']),
  felix: person('felix', ['supervisor']),
  ada: person('ada', ['administrator']),
  andrea: person('andrea', ['auditor']),
  max: person('max', ['manager'], ['l1']),
  hugo: person('hugo', ['requester']),
  iris: person('iris', ['requester']),
  worker: person('worker', ['worker']),
  link: { ...person('link:1', []), via: 'link', linkCaseKey: '7' },
  otherLink: { ...person('link:2', []), via: 'link', linkCaseKey: '8' },
} satisfies Record<string, Identity>;

type Who = keyof typeof people;

const task = (sketch: {
  readonly assignee?: string;
  readonly groups?: readonly string[];
  readonly users?: readonly string[];
  readonly excludes?: boolean;
  readonly answeredBy?: readonly string[];
}) => ({
  assignee: sketch.assignee ?? null,
  candidateGroups: sketch.groups ?? [],
  candidateUsers: sketch.users ?? [],
  excludesRequester: sketch.excludes ?? false,
  answeredBy: sketch.answeredBy ?? [],
});

const who = (may: (identity: Identity) => boolean): readonly Who[] =>
  (Object.keys(people) as Who[]).filter((name) => may(people[name]));

describe('who may work on a task', () => {
  it.each<[string, Parameters<typeof task>[0], readonly Who[]]>([
    ['of a group: its agents, and those who may do anything', { groups: ['l1'] }, ['ana', 'felix', 'ada']],
    [
      'assigned to a person of another group: that person too',
      { groups: ['l2'], assignee: 'ana' },
      ['ana', 'carla', 'felix', 'ada'],
    ],
    ['for named people', { users: ['iris'] }, ['felix', 'ada', 'iris']],
    ['of nobody: seen and done by supervisors and administrators', {}, ['felix', 'ada']],
    [
      "of the requester: theirs, signed in or by the ticket's own link",
      { groups: ['requester'] },
      ['felix', 'ada', 'hugo', 'link'],
    ],
    ['that ana and felix have answered', { groups: ['l1'], answeredBy: ['ana', 'felix'] }, ['ada']],
    ['that excludes the requester, assigned to them', { assignee: 'hugo', excludes: true }, ['felix', 'ada']],
  ])('%s', (_, sketch, expected) => {
    expect(who((identity) => mayWorkOn(identity, task(sketch), ticket))).toEqual(expected);
  });

  it('sees it, and so do auditors and managers', () => {
    expect(who((identity) => maySeeTask(identity, task({ groups: ['l1'] }), ticket))).toEqual([
      ...['ana', 'felix', 'ada', 'andrea', 'max'],
    ]);
  });

  it('gives up and hands over what is theirs; supervisors anything', () => {
    const taken = task({ groups: ['l1'], assignee: 'ana' });
    expect(who((identity) => mayRelease(identity, taken))).toEqual(['ana', 'felix', 'ada']);
    expect(who((identity) => mayAssign(identity, taken))).toEqual(['ana', 'felix', 'ada']);
    expect(mayRelease(people.felix, task({ groups: ['l1'] }))).toBe(false);
  });

  it('leaves a colleague what the colleague has', () => {
    expect(isTakenFrom(people.ana, task({ groups: ['l1'], assignee: 'bruno' }))).toBe(true);
    expect(isTakenFrom(people.ana, task({ groups: ['l1'], assignee: 'ana' }))).toBe(false);
    expect(isTakenFrom(people.felix, task({ groups: ['l1'], assignee: 'bruno' }))).toBe(false);
  });

  it('sends variables that no form checks only as a machine or an administrator', () => {
    expect(who(mayCompleteUnchecked)).toEqual(['ada', 'worker']);
  });
});
