import type { FlowNode } from '../definition.js';
import type { JobDefinition } from '../definition/job.js';
import { labelOf } from '../label.js';
import type { CompiledRule } from './compiled-rule.js';

/** Job types that the engine works itself. */
export const INTERNAL_JOB_TYPES: readonly string[] = ['relevo:publish-article'];

/** A misspelt internal type would wait for a worker that never comes. */
export const internalJobTypes: CompiledRule = {
  codes: ['unknown-job-type'],
  source: 'processes/README.md: job types of the engine',
  check({ definitions }, report) {
    for (const node of definitions.flatMap((definition) => Object.values(definition.nodes))) {
      for (const { type } of jobsOf(node)) {
        if (type.kind !== 'static' || !type.value.startsWith('relevo:')) continue;
        if (INTERNAL_JOB_TYPES.includes(type.value)) continue;
        const message = `expected a job type that the engine works at ${labelOf({ ...node, $type: node.type })}, but there is no "${type.value}". Choose one of: ${INTERNAL_JOB_TYPES.join(', ')}; or leave out the prefix for a worker of your own.`;
        report.error('unknown-job-type', message, node);
      }
    }
  },
};

function jobsOf(node: FlowNode): readonly JobDefinition[] {
  const own = 'job' in node && node.job ? [node.job] : [];
  const onTask = node.type === 'userTask' ? (node.taskListeners ?? []) : [];
  return [...own, ...[...(node.listeners ?? []), ...onTask].map((listener) => listener.job)];
}
