import { describe, expect, it } from '@jest/globals';
import { compileDiagram } from '../compile-diagram.js';
import { describeRule } from '../testing/describe-rule.js';
import { extensions, properties, through } from '../testing/diagram-xml.js';
import { userTaskAssignment } from './user-task-assignment.js';

const bare = through('t', '<userTask id="t" name="Attend"/>');
const inLane = (values: Record<string, string>) =>
  through(
    't',
    `<laneSet id="ls"><lane id="l">${properties(values)}<flowNodeRef>t</flowNodeRef></lane></laneSet><userTask id="t"/>`,
  );

describeRule(userTaskAssignment, {
  profile: 'bundle',
  valid: {
    'a task in a lane of a group': inLane({ 'relevo:group': 'l1' }),
    'a task with an assignment': through(
      't',
      `<userTask id="t">${extensions('<zeebe:assignmentDefinition candidateGroups="l1"/>')}</userTask>`,
    ),
  },
  invalid: {
    'a task of nobody': [bare, 'user-task-unassigned', 't'],
    'a task in a lane without a group': [inLane({ 'relevo:publicLabel': 'Us' }), 'user-task-unassigned', 't'],
  },
});

describe('a deployment', () => {
  it('may leave a user task unassigned', async () => {
    expect(await compileDiagram(bare, { profile: 'deployment' })).toMatchObject({ ok: true });
  });
});
