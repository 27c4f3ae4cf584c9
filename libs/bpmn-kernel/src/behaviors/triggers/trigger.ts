import type { ElementId } from '@relevo/bpmn-model';
import type { Execution } from '../../execution/execution.js';
import { complete, visitOf } from '../../execution/lifecycle.js';
import type { Variables } from '../../keys.js';
import type { ElementInstance } from '../../state.js';
import { bring } from '../../variables/assign.js';
import { fireBoundaryEvent } from './boundary.js';

/** What `host` waited for, on behalf of `target`, has come: a boundary event, an event after its gateway, or itself. */
export const trigger = (execution: Execution, host: ElementInstance, target: ElementId, variables: Variables): void => {
  const node = execution.nodeOf({ ...host, elementId: target });
  if (node.type === 'boundaryEvent') return fireBoundaryEvent(execution, host, node, variables);
  const visit = visitOf(execution, host);
  const behavior = execution.behaviorOf(visit);
  if (behavior.trigger) return behavior.trigger(visit, target, variables);
  bring(execution, host, variables);
  complete(execution, host);
};
