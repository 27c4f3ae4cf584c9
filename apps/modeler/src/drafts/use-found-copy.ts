import { useEffect, useState } from 'react';
import { browserCopies } from './browser-copies.js';
import type { LocalCopy } from './local-copies.js';

/** What this browser still holds of a draft when it is opened; `undefined` until it has been looked for. */
export const useFoundCopy = (draftId: string): LocalCopy | null | undefined => {
  const [found, setFound] = useState<LocalCopy | null>();
  useEffect(() => {
    let shown = true;
    void browserCopies.read(draftId).then((copy) => {
      if (shown) setFound(copy);
    });
    return () => {
      shown = false;
    };
  }, [draftId]);
  return found;
};
