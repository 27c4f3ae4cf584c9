import { type Limits, problemOf, type Variables } from '@relevo/bpmn-kernel';
import { EngineError } from '../errors/engine-error.js';

/**
 * Variables that go on their way as a row are refused at the door: where they arrive there is nobody to tell, and they
 * would be tried again for ever.
 */
export const requireAcceptable = (variables: Variables, limits: Limits): void => {
  for (const [name, value] of Object.entries(variables)) {
    const problem = problemOf(name, value, limits);
    if (!problem) continue;
    throw new EngineError(problem.code === 'reserved-variable' ? problem.code : 'invalid-variables', problem.message);
  }
};
