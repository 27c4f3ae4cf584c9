import { newFlow } from '../../apps/modeler/src/files/new-files.js';

/** The flow that the modeler itself begins a process with: somebody reports, the first line does it, done. */
export const smallFlow = (id: string): string =>
  newFlow({
    id,
    name: id,
    requester: 'Requester',
    desk: 'First line',
    start: 'Reported',
    task: 'Attend',
    end: 'Done',
  });
