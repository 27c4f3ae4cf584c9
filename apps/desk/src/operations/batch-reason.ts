import type { Batch } from '@relevo/contracts';
import { useCallback } from 'react';
import { useWords } from '../words.js';

/** What the engine writes where `/v2` asked: Camunda's API has no field for a reason. */
const throughApi = 'asked for through /v2';

/** Why somebody began it; what the engine wrote itself is said in the reader's language. */
export const useBatchReason = (): ((batch: Batch) => string) => {
  const t = useWords();
  return useCallback(({ reason }) => (reason === throughApi ? t('operations.batches.throughApi') : reason), [t]);
};
