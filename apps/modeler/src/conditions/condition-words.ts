import type { Words } from '@relevo/web';
import type { en } from '../languages/en/index.js';

export type ConditionWords = Words<typeof en>;
