import type { FlowId } from '@relevo/bpmn-model';
import { joiningAtGateway } from '../../case/schema.js';
import { fail } from '../../execution/failure.js';
import { placeToken } from '../../execution/enter.js';
import type { Key } from '../../keys.js';
import type { VariableLookup } from '../../services.js';
import type { ElementInstance } from '../../state.js';
import { compute, unexpected } from '../../variables/expressions.js';
import { lookupFrom } from '../../variables/visible.js';
import type { ElementBehavior, Join, NodeOf, TakenFlow, Visit } from '../behavior.js';
import { cancelWaits } from '../triggers/waits.js';
import { leaveByConditions, leaveByConditionsThatName } from '../flows.js';
import { isTokenExpected, tokensElsewhere } from './expected.js';
import { countWaiting, firstOfEach, type GatewayPlace } from './waiting-tokens.js';

type ComplexGateway = NodeOf<'complexGateway'>;
type Place = GatewayPlace & { readonly node: ComplexGateway };

/*
 * BPMN 2.0.2, Complex Gateway, execution semantics: it is waiting for start or waiting for reset. What it remembers
 * are rows of its own, so nothing else has to survive a reload. Waiting tokens are `joining`, as at every join. The
 * token that opens it consumes one from each flow that has one and goes on. If others are still expected, `active` rows
 * stay: one without a flow, who resets the gateway, and one for each flow that gave a token in the first phase. Any row
 * of the gateway that is not `joining` means: it does not start now.
 */
const rowsOf = ({ execution, scopeKey, node }: Place): readonly ElementInstance[] => [
  ...execution.state.elements.find('openGateway', joiningAtGateway(scopeKey, node.id)),
];

const waitsForStart = ({ execution, scopeKey, node }: Place): boolean =>
  execution.state.elements.count('openGateway', joiningAtGateway(scopeKey, node.id)) === 0;

/** The gateway's own attributes, before all variables. */
const attributes = (outer: VariableLookup, activationCount: number, waitingForStart: boolean): VariableLookup => {
  const own: ReadonlyMap<string, number | boolean> = new Map<string, number | boolean>([
    ['activationCount', activationCount],
    ['waitingForStart', waitingForStart],
  ]);
  return (name) => own.get(name) ?? outer(name);
};

/** Without a condition the first token is enough. */
const isActivated = (place: Place, activationCount: number): boolean => {
  const { execution, node, scopeKey } = place;
  const { activationCondition } = node;
  if (!activationCondition) return true;
  const subject = { node, what: 'the activation condition' };
  const lookup = attributes(lookupFrom(execution.state, scopeKey), activationCount, true);
  const computed = compute(execution.services, activationCondition, lookup, subject);
  if (typeof computed.value === 'boolean') return computed.value;
  return fail('condition-not-boolean', unexpected(subject, 'true or false', activationCondition, computed));
};

/** Looked at with each token that comes; where it cannot be computed the token waits, and `settle` says why. */
const arrive = (place: Place): Join => {
  if (!waitsForStart(place)) return null;
  const opens = place.execution.attempt(() => isActivated(place, countWaiting(place) + 1));
  return opens === true ? { consumed: [] } : null;
};

const keysOf = (rows: readonly ElementInstance[], except: Key): readonly Key[] =>
  rows.flatMap(({ key }) => (key === except ? [] : key));

const flowsOf = (rows: readonly ElementInstance[]): readonly FlowId[] => rows.flatMap(({ flowId }) => flowId ?? []);

/** Waiting for reset: have all come that did not in the first phase and are still expected? */
const settleReset = (visit: Visit<ComplexGateway>): Join => {
  const { execution, element, node } = visit;
  const { scopeKey, processInstanceKey, key } = element;
  const place = { execution, node, scopeKey, processInstanceKey };
  const rows = rowsOf(place);
  const given = new Set(flowsOf(rows));
  const late = lateOnes(place, given);
  const served = new Set([...given, ...flowsOf(late)]);
  if (isTokenExpected(place, served, tokensElsewhere(place))) return null;
  return { consumed: keysOf([...rows, ...late], key) };
};

const lateOnes = (place: Place, given: ReadonlySet<FlowId>): readonly ElementInstance[] =>
  firstOfEach(
    place,
    place.node.incoming.filter((flow) => !given.has(flow)),
  );

/** Waiting for start: a variable may have changed since the last token came. */
const settleStart = ({ execution, element, node }: Visit<ComplexGateway>): Join => {
  const place = { execution, node, scopeKey: element.scopeKey };
  const isFirst = firstOfEach(place, node.incoming).every(({ entered }) => entered >= element.entered);
  return isFirst && waitsForStart(place) && isActivated(place, countWaiting(place)) ? { consumed: [] } : null;
};

const resets = ({ element, node }: Visit<ComplexGateway>): boolean =>
  element.flowId === null && node.incoming.length > 0;

/**
 * On reset "the gateway may not produce any tokens": flows whose conditions ask for `waitingForStart` decide; all
 * others have had their token in the first phase.
 */
const leaveOnReset = (visit: Visit<ComplexGateway>): readonly TakenFlow[] => {
  const { execution, element } = visit;
  const lookup = attributes(lookupFrom(execution.state, element.key), 0, false);
  return leaveByConditionsThatName('waitingForStart', visit, lookup);
};

/** The rows that wait for reset. */
const waitForReset = ({ execution, element }: Visit<ComplexGateway>, given: Iterable<FlowId>): void => {
  const { processInstanceKey, scopeKey, elementId } = element;
  for (const flowId of [null, ...given]) {
    const row = placeToken(execution, { processInstanceKey, scopeKey, elementId, flowId }, undefined);
    execution.emit({ type: 'ElementActivated', processInstanceKey, elementKey: row.key, elementId });
  }
};

const consume = ({ execution, element }: Visit, tokens: readonly ElementInstance[]): void => {
  if (tokens.length === 0) return;
  const { processInstanceKey, key: elementKey, elementId } = element;
  for (const token of tokens) cancelWaits(execution, token);
  const consumedElementKeys = keysOf(tokens, elementKey);
  execution.emit({ type: 'TokensJoined', processInstanceKey, elementKey, elementId, consumedElementKeys });
};

/** The first phase. If no other token is expected, the gateway resets at once. */
const leaveOnStart = (visit: Visit<ComplexGateway>): readonly TakenFlow[] => {
  const { execution, element, node } = visit;
  const { scopeKey, processInstanceKey, key, flowId } = element;
  const place = { execution, node, scopeKey, processInstanceKey };
  const lookup = attributes(lookupFrom(execution.state, key), countWaiting(place) + 1, true);
  const taken = leaveByConditions(visit, lookup);
  const others = lateOnes(place, new Set(flowId === null ? [] : [flowId]));
  consume(visit, others);
  const given = new Set([...(flowId === null ? [] : [flowId]), ...flowsOf(others)]);
  const elsewhere = [...tokensElsewhere(place)].filter((token) => token.key !== key);
  const produced = taken.map(({ flow }) => ({ elementId: flow.target }));
  const comesBack = produced.some(({ elementId }) => elementId === node.id);
  if (!comesBack && !isTokenExpected(place, given, [...elsewhere, ...produced])) {
    return [...taken, ...leaveOnReset(visit)];
  }
  waitForReset(visit, given);
  return taken;
};

export const complexGateway: ElementBehavior<ComplexGateway> = {
  arrive,
  settle: (visit) => (visit.element.state === 'active' ? settleReset(visit) : settleStart(visit)),
  enter: () => 'done',
  leave: (visit) => (resets(visit) ? leaveOnReset(visit) : leaveOnStart(visit)),
};
