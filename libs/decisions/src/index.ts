export { parseDecisions, type ParsedDecisions } from './parse-decisions.js';
export { evaluateDecision, type DecisionEvaluation } from './evaluate-decision.js';
export type { EvaluatedDecision } from './decision-run.js';
export type { EvaluatedRule, EvaluatedValue } from './logic/logic.js';
export type { CompiledDecision } from './compile-decisions.js';
export type { DecisionFinding, DecisionFindingCode } from './finding.js';
