import type { Mark } from './change.js';

/** Never by colour alone: each mark has a sign of its own. */
export const marks: Readonly<Record<Mark, string>> = { added: '+', removed: '−', changed: '≠', moved: '↔' };
export const markNames: readonly Mark[] = ['added', 'removed', 'changed', 'moved'];
