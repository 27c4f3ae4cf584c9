import type { ElementId, FlowNode } from '@relevo/bpmn-model';
import type { Command, ElementActivation, TokenMove } from '../commands.js';
import { startToken } from '../execution/enter.js';
import type { Execution } from '../execution/execution.js';
import { refuse } from '../execution/failure.js';
import { scopeFor, scopeIdsAround, type FlowScopes } from '../execution/flow-scopes.js';
import { label } from '../execution/label.js';
import type { Key } from '../keys.js';
import type { ElementInstance, ProcessInstance } from '../state.js';
import { setLocal } from '../variables/assign.js';
import { scopesFrom } from '../variables/visible.js';
import { accepted, found, requireRunning, type CommandHandlers } from './handler.js';
import { endElement } from './modification-endings.js';

type Modification = Extract<Command, { type: 'ModifyProcessInstance' }>;

const instanceOf = (execution: Execution, key: Key): ProcessInstance => {
  const instance = found(execution.state.instances.get(key), 'a process instance', key);
  if (instance.state !== 'active') {
    refuse('already-completed', `Expected an active process instance, but ${key} is ${instance.state} already.`);
  }
  requireRunning(execution, { processInstanceKey: key });
  return instance;
};

const nodeIn = ({ execution, processInstanceKey }: FlowScopes, id: ElementId): FlowNode => {
  const { definition } = execution.publishedOf(processInstanceKey);
  if (Object.hasOwn(definition.nodes, id)) return execution.nodeOf({ processInstanceKey, elementId: id });
  const message = `Expected an element of the process "${definition.id}", but it has none with the id (${id}).`;
  return refuse('invalid-modification', message);
};

const waitsAfterGateway = ({ execution, processInstanceKey }: FlowScopes, node: FlowNode): boolean => {
  const { nodes, flows } = execution.publishedOf(processInstanceKey).definition;
  return node.incoming.some((id) => nodes[flows[id]?.source ?? '']?.type === 'eventBasedGateway');
};

/** What begins only together with something else cannot begin by hand. */
const unfit = (scopes: FlowScopes, node: FlowNode): string | null => {
  if (node.type === 'startEvent') return 'is a start event: activate what follows it';
  if (node.type === 'boundaryEvent') return 'waits at an activity: activate what follows it, or the activity';
  if (node.forCompensation) return 'only undoes: activate the event that asks for it';
  if (waitsAfterGateway(scopes, node)) return 'belongs to an event-based gateway: activate the gateway';
  return null;
};

const targetOf = (scopes: FlowScopes, id: ElementId): FlowNode => {
  const node = nodeIn(scopes, id);
  const why = unfit(scopes, node);
  if (why === null) return node;
  return refuse('invalid-modification', `Expected an element that can begin by itself, but ${label(node)} ${why}.`);
};

/** The key of the scope with this id around (or of) the new token. */
const scopeOf = (scopes: FlowScopes, token: ElementInstance, node: FlowNode, scopeId: ElementId | null): Key => {
  const { execution, processInstanceKey } = scopes;
  if (scopeId === null) return processInstanceKey;
  if (scopeId === node.id) return token.key;
  const depth = scopeIdsAround(scopes, node).indexOf(scopeId);
  const around = [...scopesFrom(execution.state, token.scopeKey)].filter(
    (key) => execution.state.elements.get(key)?.loop?.kind !== 'body',
  );
  const key = depth < 0 ? undefined : around[depth];
  if (key !== undefined) return key;
  const message = `Expected the variables of ${label(node)} to be set in itself or in a scope around it, but (${scopeId}) is neither.`;
  return refuse('invalid-modification', message);
};

const activate = (scopes: FlowScopes, { elementId, ancestorKey, variables }: ElementActivation): void => {
  const { execution, processInstanceKey } = scopes;
  const node = targetOf(scopes, elementId);
  const scopeKey = scopeFor(scopes, node, ancestorKey);
  const token = startToken(execution, { processInstanceKey, scopeKey, elementId });
  for (const { scopeId, variables: values } of variables) {
    setLocal(execution, scopeOf(scopes, token, node, scopeId), accepted(execution, values));
  }
};

const tokensAt = ({ execution, processInstanceKey }: FlowScopes, id: ElementId): readonly ElementInstance[] =>
  [...execution.state.elements.values()]
    .filter((element) => element.processInstanceKey === processInstanceKey && element.elementId === id)
    .filter((element) => element.loop?.kind !== 'iteration')
    .sort((a, b) => a.entered - b.entered);

/** A scope around the token that is also one around where it goes; null: there is but the process instance. */
const sharedScope = (scopes: FlowScopes, token: ElementInstance, target: FlowNode): Key | null => {
  const { elements } = scopes.execution.state;
  const ids = scopeIdsAround(scopes, target);
  const around = [...scopesFrom(scopes.execution.state, token.scopeKey)];
  const shared = around.find((key) => {
    const scope = elements.get(key);
    return scope !== undefined && scope.loop?.kind !== 'body' && ids.includes(scope.elementId);
  });
  return shared ?? null;
};

interface Act {
  readonly activate: readonly ElementActivation[];
  readonly terminate: readonly Key[];
}

const actsOf = (scopes: FlowScopes, { sourceElementId, targetElementId }: TokenMove): readonly Act[] => {
  const source = nodeIn(scopes, sourceElementId);
  const target = targetOf(scopes, targetElementId);
  const tokens = tokensAt(scopes, sourceElementId);
  if (tokens.length === 0) {
    refuse('invalid-modification', `Expected a token at ${label(source)} to move, but there is none. Look again.`);
  }
  return tokens.map((token) => ({
    activate: [{ elementId: targetElementId, ancestorKey: sharedScope(scopes, token, target), variables: [] }],
    terminate: [token.key],
  }));
};

const wholeAct = (scopes: FlowScopes, command: Modification): Act => {
  const moves = command.move.flatMap((move) => actsOf(scopes, move));
  const act = {
    activate: [...command.activate, ...moves.flatMap((move) => move.activate)],
    terminate: [...new Set([...command.terminate, ...moves.flatMap((move) => move.terminate)])],
  };
  if (act.activate.length + act.terminate.length > 0) return act;
  return refuse('invalid-modification', 'Expected at least one element to activate, move or end, but there is none.');
};

export const modificationHandlers: CommandHandlers<'ModifyProcessInstance'> = {
  /** As Camunda 8 does it: what begins comes first, so that a scope that is used again does not end in between. */
  ModifyProcessInstance: (execution, command) => {
    const { processInstanceKey, reason } = command;
    instanceOf(execution, processInstanceKey);
    const scopes: FlowScopes = { execution, processInstanceKey };
    const act = wholeAct(scopes, command);
    const activated = act.activate.map(({ elementId }) => elementId);
    const modified = { processInstanceKey, reason, activated, terminated: act.terminate };
    execution.emit({ type: 'ProcessInstanceModified', ...modified });
    for (const activation of act.activate) activate(scopes, activation);
    for (const key of act.terminate) endElement(scopes, key, reason);
  },
};
