import type { FlowNode, SequenceFlow } from '@relevo/bpmn-model';
import { assume, type Conditions, type Facts, type Known } from './conditions.js';
import type { Choice } from './finding.js';
import type { ScopeNet } from './scope-net.js';

/** One way to leave a node: flows that get a token each, and what is then known. */
export interface WayOut {
  readonly flows: readonly SequenceFlow[];
  readonly facts: Facts;
  /** Empty where there is no other way. */
  readonly choices: readonly Choice[];
}

interface Taken {
  readonly flows: readonly SequenceFlow[];
  readonly said: readonly Known[];
}

/** More conditions at one gateway, and only one at a time, all, and none are looked at. */
const everySubset = 5;

const subsetsOf = (flows: readonly SequenceFlow[]): readonly (readonly SequenceFlow[])[] => {
  if (flows.length > everySubset) return [[], ...flows.map((flow) => [flow]), flows];
  return flows.reduce<readonly (readonly SequenceFlow[])[]>(
    (subsets, flow) => [...subsets, ...subsets.map((subset) => [...subset, flow])],
    [[]],
  );
};

/** Which flows a completed node takes: as the kernel's `behaviors/flows.ts`, with every answer that conditions may give. */
export class WaysOut {
  constructor(
    private readonly net: ScopeNet,
    private readonly conditions: Conditions,
  ) {}

  of(node: FlowNode, facts: Facts): readonly WayOut[] {
    const taken = this.#possible(node);
    const ways = taken.flatMap(({ flows, said }) => {
      const known = assume(facts, said);
      return known === null
        ? []
        : [{ flows, facts: known === facts ? facts : this.conditions.keep(known, this.net.id) }];
    });
    return ways.map(({ flows, facts: known }) => ({
      flows,
      facts: known,
      choices: taken.length > 1 ? flows.map(({ id }) => ({ elementId: node.id, flowId: id })) : [],
    }));
  }

  #possible(node: FlowNode): readonly Taken[] {
    const flows = this.net.outgoing(node);
    if (node.type === 'parallelGateway' || node.type === 'eventBasedGateway') return [{ flows, said: [] }];
    if (node.type === 'exclusiveGateway') return flows.length === 0 ? [{ flows, said: [] }] : this.#one(node, flows);
    return this.#many(node, flows);
  }

  /** The first whose condition holds; a flow without one ends the list. */
  #one(node: FlowNode, flows: readonly SequenceFlow[]): readonly Taken[] {
    const asked = flows.filter(({ id }) => id !== node.defaultFlow);
    const free = asked.findIndex(({ condition }) => !condition);
    const reached = free < 0 ? asked : asked.slice(0, free + 1);
    const ways = reached.map((flow, place) => ({
      flows: [flow],
      said: [
        ...reached.slice(0, place).flatMap((before) => this.conditions.saying(before, false)),
        ...this.conditions.saying(flow, true),
      ],
    }));
    const fallback = flows.find(({ id }) => id === node.defaultFlow);
    if (!fallback || free >= 0) return ways;
    return [...ways, { flows: [fallback], said: asked.flatMap((flow) => this.conditions.saying(flow, false)) }];
  }

  /** Every flow without a condition, any of those with one, and the default where none of those holds. */
  #many(node: FlowNode, flows: readonly SequenceFlow[]): readonly Taken[] {
    const asked = flows.filter(({ id, condition }) => condition && id !== node.defaultFlow);
    const free = flows.filter(({ id, condition }) => !condition && id !== node.defaultFlow);
    const fallback = flows.filter(({ id }) => id === node.defaultFlow);
    if (asked.length === 0 && fallback.length === 0) return [{ flows: free, said: [] }];
    const isGateway = node.type === 'inclusiveGateway' || node.type === 'complexGateway';
    return subsetsOf(asked).flatMap((chosen) => {
      const needsDefault = chosen.length === 0 && !(isGateway && free.length > 0);
      const taken = [...free, ...chosen, ...(needsDefault ? fallback : [])];
      if (taken.length === 0) return [];
      return [{ flows: taken, said: asked.flatMap((flow) => this.conditions.saying(flow, chosen.includes(flow))) }];
    });
  }
}
