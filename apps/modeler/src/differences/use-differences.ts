import type { BundleFiles } from '@relevo/contracts';
import { useEffect, useState } from 'react';
import type { Differences } from './differences.js';

/** Null while they are being found; the comparison is fetched when the first one is asked for. */
export const useDifferences = (before: BundleFiles | undefined, after: BundleFiles | undefined): Differences | null => {
  const [found, setFound] = useState<Differences | null>(null);
  useEffect(() => {
    let gone = false;
    setFound(null);
    if (before === undefined || after === undefined) return;
    void import('./browser-differences.js')
      .then(({ browserDifferences }) => browserDifferences(before, after))
      .then((differences) => {
        if (!gone) setFound(differences);
      });
    return () => {
      gone = true;
    };
  }, [before, after]);
  return found;
};
