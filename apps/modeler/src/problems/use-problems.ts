import type { DiagramFinding } from '@relevo/contracts';
import { ConnectionError } from '@relevo/web';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { type Checked, useChecking } from '../checking/use-checking.js';
import type { DraftKeeper, Keeping } from '../drafts/draft-keeper.js';
import { checkDraft } from '../drafts/draft-queries.js';
import { gatherProblems, type Looked, type Problem } from './problem.js';

export interface Problems {
  readonly all: readonly Problem[];
  /** The engine has refused to publish because of them. */
  readonly refused: boolean;
  readonly checking: boolean;
  readonly gaveUp: boolean;
  /** Names of processes and subprocesses with more combinations than were looked at. */
  readonly notExplored: readonly string[];
  readonly refuse: (found: readonly DiagramFinding[]) => void;
}

/** Said once, quietly: it is no mistake of who draws. */
const isUnexplored = ({ code }: DiagramFinding): boolean => code === 'not-explored';

const unexplored = (local: Checked | null, engine: Looked<DiagramFinding> | null): readonly string[] => {
  if (local !== null && !local.gaveUp) return local.notExplored;
  const found = engine?.found.filter(isUnexplored) ?? [];
  return found.map(({ elementName, elementId, file }) => elementName ?? elementId ?? file ?? '');
};

const nothing = { gaveUp: false } as const;

/** What is wrong with what is drawn now, checked here, and with what is kept, by the engine: one list. */
export const useProblems = (keeper: DraftKeeper, keeping: Keeping): Problems => {
  const [refusal, setRefusal] = useState<{ files: object; findings: readonly DiagramFinding[] } | null>(null);
  const checked = useChecking(keeper);
  const check = useQuery({
    queryKey: ['check', keeper.draft.id, keeper.revision],
    queryFn: async () => {
      const { files } = keeper;
      const { findings, answered } = await checkDraft(keeper.draft.id);
      return { files, found: [...findings, ...answered] };
    },
    enabled: keeping.kind === 'kept',
    placeholderData: (before) => before,
    structuralSharing: false,
    retry: (failures, error) => error instanceof ConnectionError && failures < 2,
    gcTime: 0,
  });
  const refused = refusal !== null && refusal.files === keeper.files;
  const engine = useMemo(
    () => (refused ? { files: refusal.files, found: refusal.findings } : (check.data ?? null)),
    [refused, refusal, check.data],
  );
  const all = useMemo(
    () => gatherProblems(checked, engine && { ...engine, found: engine.found.filter((found) => !isUnexplored(found)) }),
    [checked, engine],
  );
  const refuse = useCallback(
    (findings: readonly DiagramFinding[]) => setRefusal({ files: keeper.files, findings }),
    [keeper],
  );
  const { gaveUp } = checked ?? nothing;
  const notExplored = unexplored(checked, engine);
  return { all, refused, checking: checked === null, gaveUp, notExplored, refuse };
};
