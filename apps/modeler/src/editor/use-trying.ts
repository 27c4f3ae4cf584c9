import type { BundleFiles } from '@relevo/contracts';
import { useCallback, useState } from 'react';
import type { DraftKeeper } from '../drafts/draft-keeper.js';
import { laidOut } from '../layout/laid-out.js';
import { noScenario, type Scenario } from '../simulation/index.js';

/** Tries what is drawn now; the editor stays as it is behind it, and so does what was walked the last time. */
export const useTrying = (keeper: DraftKeeper, keepAll: () => Promise<boolean>) => {
  const [files, setFiles] = useState<BundleFiles | null>(null);
  const [scenario, setScenario] = useState<Scenario>(noScenario);
  /** Kept or not: what is on the canvas is what is tried. */
  const start = useCallback(async (): Promise<void> => {
    await keepAll();
    // What cannot be laid out is tried all the same.
    setFiles(await laidOut(keeper.files).catch(() => keeper.files));
  }, [keeper, keepAll]);
  const leave = useCallback(() => setFiles(null), []);
  return { files, scenario, setScenario, start, leave };
};

export type Trying = ReturnType<typeof useTrying>;
