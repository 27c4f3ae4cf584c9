import type { OutcomeButton } from '../definition.js';
import { type Diagram, outgoingOf } from '../diagram.js';
import { elementOf, type ModdleElement, stringOf } from '../moddle/moddle-element.js';
import type { NodeSource } from './node-base.js';
import { propertiesOf } from './properties.js';

interface Comparison {
  readonly variable: string;
  readonly value: string | number | boolean;
  /** Written as `=works` or `=not(works)`: null would be no boolean, and the gateway a fault. */
  readonly bare: boolean;
}

/** Names the variable that a task's buttons set, where steps lie between it and the decision; `nothing`: no buttons. */
export const DECIDES = 'relevo:decides';
export const DECIDES_NOTHING = 'nothing';

/**
 * Buttons of the default form (design §4): where a gateway follows whose conditions compare one variable with
 * values, one per outgoing flow. The default flow's button sets null; after a bare boolean, the other boolean.
 */
export function readOutcomes({ element, reading: { diagram } }: NodeSource): readonly OutcomeButton[] {
  const decided = propertiesOf(element)[DECIDES];
  if (decided === DECIDES_NOTHING) return [];
  if (decided !== undefined) return outcomesAhead(diagram, element, decided);
  const [only, ...more] = outgoingOf(diagram, element);
  return more.length === 0 ? outcomesAt(diagram, only && elementOf(only, 'targetRef')) : [];
}

/** Of the nearest decision over that variable, whatever lies between. */
export function outcomesAhead(diagram: Diagram, task: ModdleElement, variable: string): readonly OutcomeButton[] {
  const seen = new Set([task]);
  for (const node of seen) {
    const outcomes = outcomesAt(diagram, node);
    if (outcomes[0]?.variable === variable) return outcomes;
    for (const flow of outgoingOf(diagram, node)) {
      const target = elementOf(flow, 'targetRef');
      if (target) seen.add(target);
    }
  }
  return [];
}

function outcomesAt(diagram: Diagram, gateway: ModdleElement | undefined): readonly OutcomeButton[] {
  if (gateway?.$type !== 'bpmn:ExclusiveGateway') return [];
  const fallback = elementOf(gateway, 'default');
  const flows = outgoingOf(diagram, gateway);
  const compared = flows.filter((flow) => flow !== fallback).map((flow) => comparisonOf(flow));
  const [first] = compared;
  if (flows.length < 2 || !first || !compared.every((each) => each?.variable === first.variable)) return [];
  const values = new Set(compared.map((each) => each?.value));
  if (values.size < compared.length) return [];
  return flows.map((flow) => {
    const value = flow === fallback ? fallbackValue(compared) : (comparisonOf(flow)?.value ?? null);
    return { flowId: flow.id ?? '', label: labelOfFlow(flow, value), variable: first.variable, value };
  });
}

function fallbackValue(compared: readonly (Comparison | undefined)[]): boolean | null {
  const [only] = compared;
  return compared.length === 1 && only?.bare ? !only.value : null;
}

function labelOfFlow(flow: ModdleElement, value: OutcomeButton['value']): string {
  return flow.name?.replace(/\s+/g, ' ').trim() || (value === null ? 'Otherwise' : String(value));
}

const NAME = '([\\p{L}_][\\p{L}\\p{N}_]*)';
const LITERAL = '("(?:[^"\\\\]|\\\\.)*"|-?\\d+(?:\\.\\d+)?|true|false)';
const BARE = new RegExp(`^${NAME}$`, 'u');
const NEGATED = new RegExp(`^not\\(\\s*${NAME}\\s*\\)$`, 'u');
const VALUE_RIGHT = new RegExp(`^${NAME}\\s*=\\s*${LITERAL}$`, 'u');
const VALUE_LEFT = new RegExp(`^${LITERAL}\\s*=\\s*${NAME}$`, 'u');
const RESERVED = new Set(['ticket', 'true', 'false', 'null']);

function comparisonOf(flow: ModdleElement): Comparison | undefined {
  const condition = stringOf(elementOf(flow, 'conditionExpression'), 'body')?.trim().replace(/^=/, '').trim() ?? '';
  const comparison = read(condition);
  return comparison && !RESERVED.has(comparison.variable) ? comparison : undefined;
}

function read(condition: string): Comparison | undefined {
  const [, bare] = BARE.exec(condition) ?? [];
  if (bare) return { variable: bare, value: true, bare: true };
  const [, negated] = NEGATED.exec(condition) ?? [];
  if (negated) return { variable: negated, value: false, bare: true };
  const [, left, right] = VALUE_RIGHT.exec(condition) ?? [];
  if (left && right) return { variable: left, value: literal(right), bare: false };
  const [, value, name] = VALUE_LEFT.exec(condition) ?? [];
  if (value && name) return { variable: name, value: literal(value), bare: false };
  return undefined;
}

/** FEEL's literals of these kinds are JSON's. */
function literal(text: string): string | number | boolean {
  return JSON.parse(text) as string | number | boolean;
}
