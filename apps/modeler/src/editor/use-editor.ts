import type { Draft } from '@relevo/contracts';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { DraftKeeper, type Keeping } from '../drafts/draft-keeper.js';
import { keeperDoors } from '../drafts/keeper-doors.js';
import type { LocalCopy } from '../drafts/local-copies.js';
import { diagramOf } from '../files/bundle.js';
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

/** What a problem is about. */
export interface Place {
  readonly file?: string | undefined;
  readonly elementId?: string | undefined;
}

/** The file in front, and the way to what a problem is about. */
export const useShownFile = (keeper: DraftKeeper, goTo: (elementId: string) => void) => {
  const diagram = diagramOf(keeper.files);
  const [file, setFile] = useState(diagram);
  const show = ({ elementId, file: of }: Place): void => {
    if (of !== undefined && keeper.files[of] !== undefined) setFile(of);
    else if (elementId !== undefined) setFile(diagram);
    if (elementId !== undefined) goTo(elementId);
  };
  return { shown: keeper.files[file] === undefined ? diagram : file, setFile, show };
};
