export type * from './keys.js';
export type * from './state.js';
export type * from './table.js';
export type * from './commands.js';
export type * from './rejection.js';
export type * from './services.js';
export type * from './events.js';
export { valueFields } from './events.js';
export { execute, type Outcome } from './execute.js';
export { isShort, MAX_NAME } from './variables/names.js';
export { problemOf, type VariableProblem } from './variables/assign.js';
export { apply, foldCase, type RecordedEvents } from './reducer/apply.js';
export {
  caseChanges,
  emptyCase,
  forkCase,
  fromSnapshot,
  mergeCase,
  toSnapshot,
  type CaseChanges,
} from './case/case-state.js';
