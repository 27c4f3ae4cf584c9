import type { EventBasedGateway, ExclusiveGateway, ParallelGateway } from '../definition.js';
import type { NodeSource } from './node-base.js';

export function readExclusiveGateway({ parts }: NodeSource): ExclusiveGateway {
  return { ...parts, type: 'exclusiveGateway' };
}

export function readParallelGateway({ parts }: NodeSource): ParallelGateway {
  return { ...parts, type: 'parallelGateway' };
}

export function readEventBasedGateway({ parts }: NodeSource): EventBasedGateway {
  return { ...parts, type: 'eventBasedGateway' };
}
