import type { ElementId, FlowNode } from '@relevo/bpmn-model';
import { openBoundaryEvents } from '../behaviors/triggers/waits.js';
import { openEventSubProcesses } from '../behaviors/triggers/event-sub-process.js';
import type { Key } from '../keys.js';
import type { ElementInstance } from '../state.js';
import { applyInputs } from '../variables/mappings.js';
import { scopesFrom } from '../variables/visible.js';
import { placeToken } from './enter.js';
import type { Execution } from './execution.js';
import { ElementFailure, refuse } from './failure.js';
import { label } from './label.js';
import { checkDepth } from './limits.js';

/** Scopes of one process instance, into which tokens are put by hand. */
export interface FlowScopes {
  readonly execution: Execution;
  readonly processInstanceKey: Key;
}

const nodeOf = ({ execution, processInstanceKey }: FlowScopes, elementId: ElementId): FlowNode =>
  execution.nodeOf({ processInstanceKey, elementId });

/** What runs in the scope now. Of a looping activity its instances are scopes, what holds them is not. */
const liveScopes = ({ execution, processInstanceKey }: FlowScopes, node: FlowNode): readonly ElementInstance[] =>
  [...execution.state.elements.values()].filter(
    (element) =>
      element.processInstanceKey === processInstanceKey &&
      element.elementId === node.id &&
      element.state === 'active' &&
      element.loop?.kind !== 'body',
  );

const isInside = ({ execution }: FlowScopes, key: Key, ancestorKey: Key): boolean =>
  [...scopesFrom(execution.state, key)].includes(ancestorKey);

const refuseLoop = (node: FlowNode): void => {
  if (!node.loop) return;
  const message = `Expected one of the instances of ${label(node)} to be named, as it runs several times. Give its key as the ancestor.`;
  refuse('invalid-modification', message);
};

/** Listens and has its mappings applied as if a token had come, but none begins inside it. */
const listen = ({ execution }: FlowScopes, element: ElementInstance, node: FlowNode): void => {
  const visit = { execution, element, node };
  checkDepth(execution, element.key, node);
  applyInputs(visit);
  openBoundaryEvents(execution, element, node);
  if ('eventSubProcesses' in node) openEventSubProcesses(execution, element, node.eventSubProcesses);
};

const makeScope = (scopes: FlowScopes, node: FlowNode, scopeKey: Key): Key => {
  const { execution, processInstanceKey } = scopes;
  const place = { processInstanceKey, scopeKey, elementId: node.id, flowId: null };
  const element = placeToken(execution, place, undefined);
  const outcome = execution.attempt(() => listen(scopes, element, node));
  if (outcome instanceof ElementFailure) refuse('invalid-modification', outcome.message);
  if (!execution.state.elements.has(element.key)) {
    const message = `Expected ${label(node)} to begin, but one of its boundary events has interrupted it at once. Set the variable that its condition reads first.`;
    refuse('invalid-modification', message);
  }
  execution.emit({ type: 'ElementActivated', processInstanceKey, elementKey: element.key, elementId: node.id });
  return element.key;
};

const notAround = (node: FlowNode, ancestorKey: Key): never =>
  refuse(
    'invalid-modification',
    `Expected the ancestor to be a live scope around ${label(node)}, but ${ancestorKey} is none. Look up the element instances of this process instance.`,
  );

/** The scope in which the children of `scopeId` live: the one there is, or (within `ancestorKey`) a new one. */
const scopeKeyOf = (scopes: FlowScopes, scopeId: ElementId, ancestorKey: Key | null): Key => {
  const { execution, processInstanceKey } = scopes;
  const { definition } = execution.publishedOf(processInstanceKey);
  if (scopeId === definition.id) return processInstanceKey;
  const node = nodeOf(scopes, scopeId);
  const live = liveScopes(scopes, node);
  const named = live.find(({ key }) => key === ancestorKey);
  if (named) return named.key;
  if (ancestorKey === null && live.length > 1) {
    const keys = live.map(({ key }) => key).join(', ');
    const message = `Expected one live instance of ${label(node)} to begin in, but there are ${live.length}: ${keys}. Name one of them as the ancestor.`;
    return refuse('invalid-modification', message);
  }
  const [only] = live;
  if (ancestorKey === null && only) return only.key;
  refuseLoop(node);
  return makeScope(scopes, node, scopeKeyOf(scopes, node.scope, ancestorKey));
};

/** Where a new token at this element lives; scopes that are missing around it are made. */
export const scopeFor = (scopes: FlowScopes, node: FlowNode, ancestorKey: Key | null): Key => {
  const key = scopeKeyOf(scopes, node.scope, ancestorKey);
  return ancestorKey === null || isInside(scopes, key, ancestorKey) ? key : notAround(node, ancestorKey);
};

/** Ids of the scopes around an element, the innermost first, the process last. */
export const scopeIdsAround = (scopes: FlowScopes, node: FlowNode): readonly ElementId[] => {
  const { definition } = scopes.execution.publishedOf(scopes.processInstanceKey);
  if (node.scope === definition.id) return [definition.id];
  return [node.scope, ...scopeIdsAround(scopes, nodeOf(scopes, node.scope))];
};
