export { parseDecisions, type ParsedDecisions } from './parse-decisions.js';
export { evaluateDecision, type DecisionEvaluation, type EvaluatedDecision } from './evaluate-decision.js';
export type { CompiledDecision } from './compile-decisions.js';
export type { DecisionFinding, DecisionFindingCode } from './finding.js';
