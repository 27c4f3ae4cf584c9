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
      const job = 'job' in node ? node.job : undefined;
      if (job?.type.kind !== 'static') continue;
      const type = job.type.value;
      if (!type.startsWith('relevo:') || INTERNAL_JOB_TYPES.includes(type)) continue;
      const message = `expected a job type that the engine works at ${labelOf({ ...node, $type: node.type })}, but there is no "${type}". Choose one of: ${INTERNAL_JOB_TYPES.join(', ')}; or leave out the prefix for a worker of your own.`;
      report.error('unknown-job-type', message, node);
    }
  },
};
