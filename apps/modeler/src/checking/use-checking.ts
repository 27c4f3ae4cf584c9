import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { DraftKeeper } from '../drafts/draft-keeper.js';
import { groupsQuery, processesQuery } from '../drafts/draft-queries.js';
import { diagramOf } from '../files/bundle.js';
import { BundleChecker } from './bundle-checker.js';
import type { Found } from './found.js';

export interface Checked {
  readonly files: object;
  readonly found: readonly Found[];
  readonly notExplored: readonly string[];
  readonly gaveUp: boolean;
}

/** Checks what is drawn whenever it changes, in a worker of its own, with or without the engine. */
export const useChecking = (keeper: DraftKeeper): Checked | null => {
  const [checked, setChecked] = useState<Checked | null>(null);
  const groups = useQuery(groupsQuery).data;
  const processes = useQuery(processesQuery).data;
  const known = useMemo(
    () => ({
      groups: groups?.map(({ id, members }) => ({ id, members: members.length })) ?? null,
      processes: processes?.map(({ processId }) => processId) ?? null,
    }),
    [groups, processes],
  );
  useEffect(() => {
    const checker = new BundleChecker((outcome, { files }) =>
      setChecked(
        outcome.kind === 'checked'
          ? { files, found: outcome.found, notExplored: outcome.notExplored, gaveUp: false }
          : { files, found: [], notExplored: [], gaveUp: true },
      ),
    );
    let seen: object | null = null;
    const look = (): void => {
      const { files } = keeper;
      if (files === seen) return;
      seen = files;
      checker.check({ files, diagram: diagramOf(files), known, now: Date.now() });
    };
    look();
    const leave = keeper.subscribe(look);
    return () => {
      leave();
      checker.end();
    };
  }, [keeper, known]);
  return checked;
};
