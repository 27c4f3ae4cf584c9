import type { FlowNode, ProcessDefinition, SequenceFlow } from '@relevo/bpmn-model';
import type { Values } from '@relevo/contracts';
import type { Way } from './protocol.js';

const NAME = '([\\p{L}_][\\p{L}\\p{N}_]*)';
const LITERAL = '("(?:[^"\\\\]|\\\\.)*"|-?\\d+(?:\\.\\d+)?|true|false)';
const BARE = new RegExp(`^${NAME}$`, 'u');
const NEGATED = new RegExp(`^not\\(\\s*${NAME}\\s*\\)$`, 'u');
const COMPARED = new RegExp(`^${NAME}\\s*(=|>=|<=|>|<|!=)\\s*${LITERAL}$`, 'u');
const reserved = new Set(['ticket', 'true', 'false', 'null']);

/** A value on the right side of the comparison: for `> 10` one more, for `!= x` something else. */
const valueFor = (comparison: string, literal: string): Values[string] => {
  const value = JSON.parse(literal) as string | number | boolean;
  if (comparison === '!=') return typeof value === 'boolean' ? !value : typeof value === 'number' ? value + 1 : '';
  if (typeof value !== 'number') return value;
  return comparison === '>' ? value + 1 : comparison === '<' ? value - 1 : value;
};

const assignmentOf = (part: string): Values | null => {
  const [, bare] = BARE.exec(part) ?? [];
  if (bare !== undefined) return reserved.has(bare) ? null : { [bare]: true };
  const [, negated] = NEGATED.exec(part) ?? [];
  if (negated !== undefined) return { [negated]: false };
  const [, name, comparison, literal] = COMPARED.exec(part) ?? [];
  if (name === undefined || comparison === undefined || literal === undefined || reserved.has(name)) return null;
  return { [name]: valueFor(comparison, literal) };
};

/** Variables under which a condition holds, read from its comparisons; null where they cannot be read. */
export const variablesFor = (condition: string): Values | null => {
  const [first = ''] = condition.split(/\s+or\s+/);
  const parts = first.split(/\s+and\s+/).map((part) => assignmentOf(part.trim()));
  if (parts.some((part) => part === null)) return null;
  return Object.assign({}, ...parts) as Values;
};

const labelOf = (flow: SequenceFlow, { nodes }: ProcessDefinition): string =>
  flow.name ?? nodes[flow.target]?.name ?? flow.target;

/** The ways out of a gateway that the person may choose from, by the labels of its flows. */
export const waysOut = (node: FlowNode, definition: ProcessDefinition): readonly Way[] =>
  node.outgoing.flatMap((id) => {
    const flow = definition.flows[id];
    const variables = flow?.condition === undefined ? null : variablesFor(flow.condition.source);
    if (flow === undefined || variables === null) return [];
    return [{ flowId: flow.id, label: labelOf(flow, definition), variables }];
  });
