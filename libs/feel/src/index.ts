export { FeelTimeout, unguarded, type FeelGuard } from './guard.js';
export { parseExpression, type ParsedExpression } from './parse.js';
export {
  compileCondition,
  compileExpression,
  compileUnaryTests,
  evaluate,
  evaluateCondition,
  evaluateFeel,
  evaluateUnaryTests,
  type CompiledExpression,
  type Evaluation,
  type EvaluationContext,
  type EvaluationFailure,
  type KnownNames,
} from './expression.js';
export { ExpressionCache } from './expression-cache.js';
export { resultBounds } from './bounds.js';
export { toJson, type Json } from './json.js';
export { compare, conjunction, disjunction, elementsOf, equals, total } from './compare.js';
export { exactInDecimals, limits, roundings, type Limit, type Rounding } from './limits.js';
export { parseSyntax, sourceBounds, type Syntax, type SyntaxNode, type SyntaxProblem } from './syntax.js';
export { callFunction, coerceToType, feelFunction, isOfType, readTyped, type FeelType } from './typed.js';
