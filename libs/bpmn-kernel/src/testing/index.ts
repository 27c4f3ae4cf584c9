export { aProcess, expression, ProcessBuilder, type FlowOptions, type NodeOptions } from './process-builder.js';
export { cancelTrigger, compensateTrigger } from './compensation.js';
export { multiInstance, standardLoop, type MultiInstanceOptions, type StandardLoopOptions } from './loops.js';
export { evaluateSimple } from './simple-evaluator.js';
export { TestServices } from './test-services.js';
export {
  allOf,
  anyOf,
  conditionTrigger,
  errorTrigger,
  escalationTrigger,
  messageTrigger,
  signalTrigger,
  timerTrigger,
} from './triggers.js';
