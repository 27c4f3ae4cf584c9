import type { ElementBehavior, NodeOf } from '../behavior.js';
import { createJob } from '../tasks/job.js';
import { throwAll } from '../triggers/throw.js';

/** Throws its result, if it has one; its token ends here. */
export const endEvent: ElementBehavior<NodeOf<'endEvent'>> = {
  enter: (visit) => (visit.node.job ? createJob(visit, visit.node.job) : throwAll(visit)),
  leave: () => [],
};
