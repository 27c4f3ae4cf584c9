import { labelOf } from '../label.js';
import type { CompiledRule } from './compiled-rule.js';

/** In a bundle every user task reaches somebody; a deployment's stands unassigned until a supervisor takes it. */
export const userTaskAssignment: CompiledRule = {
  codes: ['user-task-unassigned'],
  source: 'design §4',
  check({ definitions, profile }, report) {
    if (profile !== 'bundle') return;
    for (const node of definitions.flatMap((definition) => Object.values(definition.nodes))) {
      if (node.type !== 'userTask') continue;
      if (node.laneGroup || node.assignee || node.candidateGroups || node.candidateUsers) continue;
      const label = labelOf({ ...node, $type: node.type });
      const message = `expected ${label} to say who does it, but it has no assignment and lies in no lane with a group. Move it into a lane of a group, or assign it.`;
      report.error('user-task-unassigned', message, node);
    }
  },
};
