export { FeelTimeout, unguarded, type FeelGuard } from './guard.js';
export { parseExpression, type ParsedExpression } from './parse.js';
export type { Json } from './json.js';
