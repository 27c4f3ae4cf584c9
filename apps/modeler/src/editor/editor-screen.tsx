import type { Draft } from '@relevo/contracts';
import { ApiError, QueryState, SkeletonRows, useLive } from '@relevo/web';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { DiagramChoice } from '../diagrams/diagram-choice.js';
import { shownDiagram } from '../diagrams/roots.js';
import { browserCopies } from '../drafts/browser-copies.js';
import { draftQuery, groupsQuery } from '../drafts/draft-queries.js';
import { sameFiles, type LocalCopy } from '../drafts/local-copies.js';
import { RestoreDialog } from '../drafts/restore-dialog.js';
import { useFoundCopy } from '../drafts/use-found-copy.js';
import { ExportMenu } from '../exchange/export-menu.js';
import { diagramOf, kindOf } from '../files/bundle.js';
import { NotFound } from '../frame/not-found.js';
import { InTopBar } from '../frame/top-slot.js';
import { FileEditor } from '../files/file-editor.js';
import { FileTabs } from '../files/file-tabs.js';
import { CanvasProblems } from '../problems/canvas-problems.js';
import { ProblemsList } from '../problems/problems-list.js';
import { useProblemLines } from '../problems/use-problem-lines.js';
import { useProblemTour } from '../problems/use-problem-tour.js';
import { useProblems } from '../problems/use-problems.js';
import { DiagramEditor } from './diagram-editor.js';
import { EditorBar } from './editor-bar.js';
import classes from './editor-screen.module.css';
import { NewerNotice } from './newer-notice.js';
import type { BpmnEditor } from './bpmn-editor.js';
import { EditorDialogs, type Open } from './editor-dialogs.js';
import { TriedDraft } from './tried-draft.js';
import { type Place, useDiagram, useKeeper, useShownFile } from './use-editor.js';
import { useTrying } from './use-trying.js';

const route = getRouteApi('/inside/drafts/$draft');

interface DraftEditorProps {
  readonly draft: Draft;
  /** As the engine has it now; newer than `draft` when somebody else saved. */
  readonly latest: Draft;
  readonly error: Error | null;
  readonly unsaved: LocalCopy | null;
  readonly onTheirs: (theirs: Draft) => void;
}

const DraftEditor = ({ draft, latest, error, unsaved, onTheirs }: DraftEditorProps) => {
  const groups = useQuery(groupsQuery);
  const [keeper, keeping] = useKeeper(draft, unsaved);
  const problems = useProblems(keeper, keeping);
  const { handle, keepAll, goTo, knownFor } = useDiagram(keeper);
  const trying = useTrying(keeper, keepAll);
  const [open, setOpen] = useState<Open>(null);
  const [editor, setEditor] = useState<BpmnEditor | null>(null);
  const { shown, setFile, show } = useShownFile(keeper, goTo);
  /** The drawing is there again before it is scrolled. */
  const leaveTo = (problem: Place): void => {
    trying.leave();
    requestAnimationFrame(() => show(problem));
  };
  const shownDiagramOf = () => (editor === null ? undefined : shownDiagram(editor.get('canvas')));
  const tour = useProblemTour(problems.all, show);
  const lines = useProblemLines(editor, keeper);
  const diagram = diagramOf(keeper.files);
  const theirs = keeping.kind === 'stale' ? keeping.theirs : null;
  const takeTheirs = (other: Draft): void => {
    keeper.forget();
    onTheirs(other);
  };
  return (
    <>
      <div className={classes.screen} hidden={trying.files !== null}>
        <InTopBar>
          <div className={classes.slot} hidden={trying.files !== null}>
            <EditorBar
              keeper={keeper}
              keeping={keeping}
              problems={problems.all}
              exports={<ExportMenu keeper={keeper} keepAll={keepAll} shown={shownDiagramOf} />}
              onProblems={() => tour.list(true)}
              onVersions={() => setOpen('versions')}
              onTry={() => void trying.start()}
              onPublish={() => void keepAll().then(() => setOpen('publish'))}
            />
          </div>
        </InTopBar>
        <div>
          <NewerNotice keeper={keeper} kept={latest} error={error} onTheirs={() => takeTheirs(latest)} />
          <FileTabs keeper={keeper} shown={shown} onShow={setFile} usersOf={(name) => knownFor(name).steps}>
            {editor !== null && <DiagramChoice editor={editor} />}
          </FileTabs>
        </div>
        <div className={classes.work}>
          {groups.isPending ? null : (
            <DiagramEditor
              ref={handle}
              keeper={keeper}
              file={diagram}
              groups={groups.data ?? noGroups}
              hidden={kindOf(shown) !== 'diagram'}
              onDrawn={setEditor}
              onOpenFile={setFile}
            />
          )}
          {kindOf(shown) !== 'diagram' && (
            <FileEditor key={shown} {...{ keeper, file: shown, knownFor, onBack: show }} />
          )}
        </div>
        {editor !== null && <CanvasProblems editor={editor} problems={problems.all} tour={tour} {...lines} />}
        <ProblemsList problems={problems} tour={tour} {...lines} />
        <EditorDialogs
          keeper={keeper}
          keepAll={keepAll}
          open={open}
          theirs={theirs}
          onClose={() => setOpen(null)}
          onRefused={(found) => {
            problems.refuse(found);
            tour.list(true);
            setOpen(null);
          }}
          onTheirs={takeTheirs}
        />
      </div>
      <TriedDraft
        trying={trying}
        processId={draft.processId}
        name={keeper.name}
        groups={groups.data ?? noGroups}
        onShow={leaveTo}
      />
    </>
  );
};

const noGroups: readonly never[] = [];

interface Opened {
  readonly draft: Draft;
  readonly unsaved: LocalCopy | null;
}

interface OpenedDraftProps {
  readonly latest: Draft;
  readonly error: Error | null;
  readonly found: LocalCopy | null;
}

/** Asks first where this browser still holds work that was never saved. */
const OpenedDraft = ({ latest, error, found }: OpenedDraftProps) => {
  const [copy, setCopy] = useState(() => (found === null || sameFiles(found.files, latest.files) ? null : found));
  const [opened, setOpened] = useState<Opened | null>(() => (copy === null ? { draft: latest, unsaved: null } : null));
  const [generation, setGeneration] = useState(0);
  if (opened === null && copy !== null) {
    const discard = (): void => {
      void browserCopies.forget(latest.id);
      setOpened({ draft: latest, unsaved: null });
      setCopy(null);
    };
    return (
      <RestoreDialog
        draft={latest}
        copy={copy}
        onTake={() => setOpened({ draft: latest, unsaved: copy })}
        onDiscard={discard}
      />
    );
  }
  if (opened === null) return null;
  const take = (draft: Draft): void => {
    setOpened({ draft, unsaved: null });
    setGeneration(generation + 1);
  };
  return (
    <DraftEditor
      key={generation}
      draft={opened.draft}
      latest={latest}
      error={error}
      unsaved={opened.unsaved}
      onTheirs={take}
    />
  );
};

/** Nothing is drawn, and so nothing kept, before the copy was looked for: it would be overwritten unseen. */
const LookedFor = ({ latest, error }: Omit<OpenedDraftProps, 'found'>) => {
  const found = useFoundCopy(latest.id);
  return found === undefined ? <SkeletonRows /> : <OpenedDraft latest={latest} error={error} found={found} />;
};

export const EditorScreen = () => {
  const { draft: id } = route.useParams();
  useLive(`draft:${id}`, 'processes');
  const draft = useQuery(draftQuery(id));
  if (draft.data === undefined && draft.error instanceof ApiError && draft.error.status === 404) return <NotFound />;
  return (
    <QueryState query={draft}>{(latest) => <LookedFor key={id} latest={latest} error={draft.error} />}</QueryState>
  );
};
