import { createWords } from '@relevo/web';
import type { en } from './languages/en/index.js';

/** The modeler's texts in the person's language. */
export const useWords = createWords<typeof en>('modeler');
