export type * from './keys.js';
export type * from './state.js';
export type * from './table.js';
export type * from './commands.js';
export type * from './rejection.js';
export type * from './services.js';
export type * from './events.js';
export { valueFields } from './events.js';
