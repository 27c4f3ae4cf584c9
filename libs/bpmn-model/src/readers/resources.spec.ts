import { describe, expect, it } from '@jest/globals';
import { nodeOf } from '../testing/compiled.js';
import { extensions, through } from '../testing/diagram-xml.js';

const says = (role: string, text: string) =>
  `<${role} id="${role}"><resourceAssignmentExpression><formalExpression>${text}</formalExpression></resourceAssignmentExpression></${role}>`;
const task = (inside: string) => through('t', `<userTask id="t">${inside}</userTask>`, '<resource id="r" name="l2"/>');
const fixed = (value: string) => ({ kind: 'static', value });

describe('people of a user task', () => {
  it('are its human performer', async () => {
    expect(await nodeOf(task(says('humanPerformer', '=boss')))).toMatchObject({
      assignee: { kind: 'feel', source: 'boss' },
    });
  });

  it('are its potential owners: users and groups, or a resource', async () => {
    expect(await nodeOf(task(says('potentialOwner', 'user(ann), group(l1), managers')))).toMatchObject({
      candidateUsers: fixed('ann'),
      candidateGroups: fixed('l1,managers'),
    });
    expect(await nodeOf(task('<potentialOwner id="o"><resourceRef>r</resourceRef></potentialOwner>'))).toMatchObject({
      candidateGroups: fixed('l2'),
    });
  });

  it('are those of zeebe where both say something', async () => {
    const zeebe = extensions('<zeebe:assignmentDefinition assignee="ann"/>');
    expect(await nodeOf(task(zeebe + says('humanPerformer', 'bob')))).toMatchObject({ assignee: fixed('ann') });
  });
});
