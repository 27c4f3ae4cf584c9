import type { Rule } from './rule.js';

/** A file without an executable process would be accepted and never do anything. */
export const executableProcess: Rule = {
  codes: ['no-executable-process'],
  source: 'BPMN 2.0.2, 10.1: isExecutable',
  check({ processes, definitions }, report) {
    if (processes.length > 0) return;
    report.error(
      'no-executable-process',
      'expected at least one executable process, but the file has none. Mark the process as executable (isExecutable="true").',
      { id: definitions.id },
    );
  },
};
