import type { ProcessVersion } from '@relevo/contracts';
import type { Words } from '@relevo/web';
import type { en } from '../languages/en/index.js';

/** Why a version was published; null: nobody said. */
export const saidNote = (
  { note, shipped }: Pick<ProcessVersion, 'note' | 'shipped'>,
  t: Words<typeof en>,
): string | null => (shipped ? t('versions.shipped') : note);
