import type { DiagramFinding, Draft, Published } from '@relevo/contracts';
import { QueryState, useLive } from '@relevo/web';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ConflictDialog } from '../drafts/conflict-dialog.js';
import type { DraftKeeper } from '../drafts/draft-keeper.js';
import { draftQuery, groupsQuery } from '../drafts/draft-queries.js';
import { browserCopies, sameFiles, type LocalCopy } from '../drafts/local-copies.js';
import { RestoreDialog } from '../drafts/restore-dialog.js';
import { ExportMenu } from '../exchange/export-menu.js';
import { diagramOf, kindOf } from '../files/bundle.js';
import { InTopBar } from '../frame/top-slot.js';
import { FileEditor } from '../files/file-editor.js';
import { FileTabs } from '../files/file-tabs.js';
import { ProblemsList } from '../problems/problems-list.js';
import type { Problem } from '../problems/problem.js';
import { PublishDialog } from '../publish/publish-dialog.js';
import { VersionsDrawer } from '../versions/versions-drawer.js';
import { DiagramEditor } from './diagram-editor.js';
import { EditorBar } from './editor-bar.js';
import classes from './editor-screen.module.css';
import { NewerNotice } from './newer-notice.js';
import { useDiagram, useKeeper, useProblems } from './use-editor.js';
import { TriedDraft } from './tried-draft.js';
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

type Open = 'publish' | 'versions' | null;

/** The first thing after publishing is how the first tickets go through what is new. */
const usePublished = () => {
  const navigate = useNavigate();
  return ({ processId, version }: Published): void =>
    void navigate({ to: '/processes/$process', params: { process: processId }, search: { first: version } });
};

interface EditorDialogsProps {
  readonly keeper: DraftKeeper;
  readonly keepAll: () => Promise<boolean>;
  readonly open: Open;
  /** Somebody else's save that stands against this one. */
  readonly theirs: Draft | null;
  readonly onClose: () => void;
  readonly onRefused: (findings: readonly DiagramFinding[]) => void;
  readonly onTheirs: (theirs: Draft) => void;
}

const EditorDialogs = ({ keeper, keepAll, open, theirs, onClose, onRefused, onTheirs }: EditorDialogsProps) => {
  const published = usePublished();
  return (
    <>
      {open === 'publish' && theirs === null && (
        <PublishDialog
          keeper={keeper}
          keepAll={keepAll}
          onClose={onClose}
          onPublished={published}
          onRefused={onRefused}
        />
      )}
      {open === 'versions' && <VersionsDrawer draft={keeper.draft} onClose={onClose} />}
      {theirs !== null && (
        <ConflictDialog
          draft={keeper.draft}
          theirs={theirs}
          mine={keeper.files}
          name={keeper.name}
          onTheirs={() => onTheirs(theirs)}
        />
      )}
    </>
  );
};

/** The file in front, and the way to what a problem is about. */
const useShownFile = (keeper: DraftKeeper, goTo: (elementId: string) => void) => {
  const diagram = diagramOf(keeper.files);
  const [file, setFile] = useState(diagram);
  const show = ({ elementId, file: of }: Pick<Problem, 'elementId' | 'file'>): void => {
    if (of !== undefined && keeper.files[of] !== undefined) setFile(of);
    else if (elementId !== undefined) setFile(diagram);
    if (elementId !== undefined) goTo(elementId);
  };
  return { shown: keeper.files[file] === undefined ? diagram : file, setFile, show };
};

const DraftEditor = ({ draft, latest, error, unsaved, onTheirs }: DraftEditorProps) => {
  const groups = useQuery(groupsQuery);
  const [keeper, keeping] = useKeeper(draft, unsaved);
  const { findings, problems, setHints, refuse, check, isRefused } = useProblems(keeper, keeping);
  const { handle, keepAll, goTo, knownFor } = useDiagram(keeper);
  const trying = useTrying(keeper, keepAll);
  const [open, setOpen] = useState<Open>(null);
  const [listed, setListed] = useState(false);
  const { shown, setFile, show } = useShownFile(keeper, goTo);
  const checkNow = async (): Promise<void> => {
    setListed(true);
    if (await keepAll()) await check.refetch();
  };
  /** The drawing is there again before it is scrolled. */
  const leaveTo = (problem: Problem): void => {
    trying.leave();
    requestAnimationFrame(() => show(problem));
  };
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
              checking={check.isFetching && listed}
              exports={<ExportMenu keeper={keeper} keepAll={keepAll} />}
              onCheck={() => void checkNow()}
              onVersions={() => setOpen('versions')}
              onTry={() => void trying.start()}
              onPublish={() => void keepAll().then(() => setOpen('publish'))}
            />
          </div>
        </InTopBar>
        <div>
          <NewerNotice keeper={keeper} kept={latest} error={error} onTheirs={() => takeTheirs(latest)} />
          <FileTabs keeper={keeper} shown={shown} onShow={setFile} usersOf={(name) => knownFor(name).steps} />
        </div>
        <div className={classes.work}>
          {groups.isPending ? null : (
            <DiagramEditor
              ref={handle}
              keeper={keeper}
              file={diagram}
              groups={groups.data ?? noGroups}
              findings={findings}
              hidden={kindOf(shown) !== 'diagram'}
              onHints={setHints}
              onOpenFile={setFile}
            />
          )}
          {kindOf(shown) !== 'diagram' && (
            <FileEditor key={shown} {...{ keeper, file: shown, knownFor, onBack: show }} />
          )}
        </div>
        <ProblemsList
          problems={problems}
          open={listed || isRefused}
          onOpen={setListed}
          onShow={show}
          refused={isRefused}
        />
        <EditorDialogs
          keeper={keeper}
          keepAll={keepAll}
          open={open}
          theirs={theirs}
          onClose={() => setOpen(null)}
          onRefused={(found) => {
            refuse(found);
            setListed(true);
            setOpen(null);
          }}
          onTheirs={takeTheirs}
        />
      </div>
      <TriedDraft trying={trying} name={keeper.name} groups={groups.data ?? noGroups} onShow={leaveTo} />
    </>
  );
};

const noGroups: readonly never[] = [];

interface Opened {
  readonly draft: Draft;
  readonly unsaved: LocalCopy | null;
}

const foundCopy = (draft: Draft): LocalCopy | null => {
  const copy = browserCopies.read(draft.id);
  return copy === null || sameFiles(copy.files, draft.files) ? null : copy;
};

/** Asks first where this browser still holds work that was never saved. */
const OpenedDraft = ({ latest, error }: { readonly latest: Draft; readonly error: Error | null }) => {
  const [copy, setCopy] = useState(() => foundCopy(latest));
  const [opened, setOpened] = useState<Opened | null>(() => (copy === null ? { draft: latest, unsaved: null } : null));
  const [generation, setGeneration] = useState(0);
  if (opened === null && copy !== null) {
    const discard = (): void => {
      browserCopies.forget(latest.id);
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

export const EditorScreen = () => {
  const { draft: id } = route.useParams();
  useLive(`draft:${id}`, 'processes');
  const draft = useQuery(draftQuery(id));
  return (
    <QueryState query={draft}>{(latest) => <OpenedDraft key={id} latest={latest} error={draft.error} />}</QueryState>
  );
};
