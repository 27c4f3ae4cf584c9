import type {
  ComplexGateway,
  EventBasedGateway,
  ExclusiveGateway,
  InclusiveGateway,
  ParallelGateway,
} from '../definition.js';
import { booleanOf, elementOf, stringOf } from '../moddle/moddle-element.js';
import { readCondition } from './conditions.js';
import type { NodeSource } from './node-base.js';

export function readExclusiveGateway({ parts }: NodeSource): ExclusiveGateway {
  return { ...parts, type: 'exclusiveGateway' };
}

export function readParallelGateway({ parts }: NodeSource): ParallelGateway {
  return { ...parts, type: 'parallelGateway' };
}

export function readInclusiveGateway({ parts }: NodeSource): InclusiveGateway {
  return { ...parts, type: 'inclusiveGateway' };
}

export function readComplexGateway({ element, parts, reading }: NodeSource): ComplexGateway {
  const written = elementOf(element, 'activationCondition');
  const activationCondition = readCondition(reading, written, { owner: element, role: 'activation condition' });
  return { ...parts, type: 'complexGateway', ...(activationCondition && { activationCondition }) };
}

export function readEventBasedGateway({ element, parts }: NodeSource): EventBasedGateway {
  const type = stringOf(element, 'eventGatewayType') === 'Parallel' ? 'parallel' : 'exclusive';
  return {
    ...parts,
    type: 'eventBasedGateway',
    ...(booleanOf(element, 'instantiate') === true && { instantiate: type }),
  };
}
