import type { Group } from '@relevo/contracts';
import { useWords } from '../words.js';

/** Group ids as people say them. */
export const useWhoWords = (groups: readonly Group[]): ((ids: readonly string[]) => string) => {
  const t = useWords();
  return (ids) =>
    ids
      .map((id) => (id === 'requester' ? t('simulation.requester') : (groups.find((one) => one.id === id)?.name ?? id)))
      .join(', ');
};
