export { aProcess, expression, ProcessBuilder, type FlowOptions, type NodeOptions } from './process-builder.js';
export { evaluateSimple } from './simple-evaluator.js';
export { TestServices } from './test-services.js';
