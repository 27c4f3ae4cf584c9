export type * from './problem.js';
export type * from './people.js';
export type * from './tickets.js';
export type * from './replay.js';
export type * from './knowledge.js';
export type * from './processes.js';
export type * from './live.js';
export type * from './outbox.js';
