import type { DiagramFinding, Draft } from '@relevo/contracts';
import { ConnectionError } from '@relevo/web';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { DraftKeeper, type Keeping } from '../drafts/draft-keeper.js';
import { checkDraft } from '../drafts/draft-queries.js';
import { keeperDoors } from '../drafts/keeper-doors.js';
import type { LocalCopy } from '../drafts/local-copies.js';
import { gatherProblems, type Problem } from '../problems/problem.js';
import type { DiagramHandle } from './diagram-editor.js';

/** The keeper of this draft for as long as the screen is shown. */
export const useKeeper = (draft: Draft, unsaved: LocalCopy | null): readonly [DraftKeeper, Keeping] => {
  const [keeper] = useState(() => {
    const made = new DraftKeeper(draft, keeperDoors(draft.id));
    if (unsaved !== null) made.take(unsaved.files);
    return made;
  });
  const keeping = useSyncExternalStore(keeper.subscribe, keeper.keeping);
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent): void => {
      if (keeper.keeping().kind !== 'kept') event.preventDefault();
    };
    // A closed laptop and a tab that the system ends give no other sign than this one.
    const hidden = (): void => {
      if (document.visibilityState === 'hidden' && keeper.keeping().kind === 'changed') void keeper.flush();
    };
    const back = (): void => void (keeper.keeping().kind === 'offline' && keeper.flush());
    window.addEventListener('beforeunload', leave);
    window.addEventListener('online', back);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('beforeunload', leave);
      window.removeEventListener('online', back);
      document.removeEventListener('visibilitychange', hidden);
      void keeper.flush();
    };
  }, [keeper]);
  return [keeper, keeping];
};

const none: readonly DiagramFinding[] = [];

/** What is wrong: the engine's check of what is kept, and the drawing rules' hints. */
export const useProblems = (keeper: DraftKeeper, keeping: Keeping) => {
  const [hints, setHints] = useState<readonly Problem[]>([]);
  const [refused, setRefused] = useState<{ revision: number; findings: readonly DiagramFinding[] } | null>(null);
  const check = useQuery({
    queryKey: ['check', keeper.draft.id, keeper.revision],
    queryFn: () => checkDraft(keeper.draft.id),
    enabled: keeping.kind === 'kept',
    placeholderData: (before) => before,
    retry: (failures, error) => error instanceof ConnectionError && failures < 2,
    gcTime: 0,
  });
  const isRefused = refused !== null && refused.revision === keeper.revision;
  const findings = isRefused ? refused.findings : (check.data?.findings ?? none);
  const problems = useMemo(() => gatherProblems(findings, hints), [findings, hints]);
  const refuse = useCallback(
    (found: readonly DiagramFinding[]) => setRefused({ revision: keeper.revision, findings: found }),
    [keeper],
  );
  return { findings, problems, setHints, refuse, check, isRefused };
};

const nothingKnown = { steps: [], variables: [] } as const;

/** The canvas through its handle: everything drawn goes to the keeper before it is kept. */
export const useDiagram = (keeper: DraftKeeper) => {
  const handle = useRef<DiagramHandle>(null);
  const keepAll = useCallback(async (): Promise<boolean> => {
    await handle.current?.hand();
    return keeper.flush();
  }, [keeper]);
  const goTo = useCallback((elementId: string) => handle.current?.goTo(elementId), []);
  const knownFor = useCallback((file: string) => handle.current?.knownFor(file) ?? nothingKnown, []);
  return { handle, keepAll, goTo, knownFor };
};
