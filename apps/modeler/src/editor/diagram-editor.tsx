import '@bpmn-io/properties-panel/dist/assets/properties-panel.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import './look/bpmn-io.css';
import 'diagram-js-minimap/assets/diagram-js-minimap.css';
import type { Group } from '@relevo/contracts';
import { StatePanel, useLanguage } from '@relevo/web';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { CommentsButton } from '../comments/comments-button.js';
import { PinnedComments } from '../comments/pinned-comments.js';
import type { DraftKeeper } from '../drafts/draft-keeper.js';
import { peopleQuery, processesQuery } from '../drafts/draft-queries.js';
import { bundleDoor } from '../files/bundle-door.js';
import { knownForFile, type KnownForFile } from '../files/known-for-file.js';
import { DiagramToolbar } from '../tools/diagram-toolbar.js';
import { useWords } from '../words.js';
import { BpmnEditor } from './bpmn-editor.js';
import classes from './diagram-editor.module.css';

export interface DiagramHandle {
  /** Hands what is drawn to the keeper at once. */
  hand(): Promise<void>;
  goTo(elementId: string): void;
  /** Which steps use the form or table, and what is known there. */
  knownFor(file: string): KnownForFile;
}

interface DiagramEditorProps {
  readonly ref: Ref<DiagramHandle>;
  readonly keeper: DraftKeeper;
  readonly file: string;
  readonly groups: readonly Group[];
  readonly hidden: boolean;
  readonly onOpenFile: (file: string, elementId: string) => void;
  /** The editor once its diagram is drawn; null when it goes. */
  readonly onDrawn: (editor: BpmnEditor | null) => void;
}

const settled = 400;

interface Surfaces {
  readonly container: HTMLElement;
  readonly panel: HTMLElement;
}

/** One editor per mount; exports what was drawn a moment after the last stroke. */
class DrawnDiagram {
  readonly editor: BpmnEditor;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #handing: Promise<void> = Promise.resolve();

  constructor(
    make: (onChange: () => void) => BpmnEditor,
    private readonly doors: { readonly begin: () => void; readonly keep: (xml: string) => void },
  ) {
    this.editor = make(() => this.#changed());
  }

  /** Nothing drawn since: nothing to hand over, and no byte of the file changes. */
  hand(): Promise<void> {
    if (this.#timer === null) return this.#handing;
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#handing = this.#export();
    return this.#handing;
  }

  async #export(): Promise<void> {
    const xml = await this.editor.xml();
    this.doors.keep(xml);
    // Drawn on meanwhile: the next export brings that.
    if (this.#timer !== null) this.doors.begin();
  }

  destroy(): void {
    const left = this.hand();
    void left.finally(() => this.editor.destroy());
  }

  #changed(): void {
    this.doors.begin();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.hand(), settled);
  }
}

const useDrawing = (
  { keeper, file, groups, onDrawn, onOpenFile }: DiagramEditorProps,
  surfaces: () => Surfaces | null,
) => {
  const words = useWords();
  const language = useLanguage();
  const [drawn, setDrawn] = useState<DrawnDiagram | null>(null);
  const [broken, setBroken] = useState(false);
  const client = useQueryClient();
  const latest = useRef({ words, onDrawn, onOpenFile, surfaces });
  latest.current = { words, onDrawn, onOpenFile, surfaces };

  useEffect(() => {
    const found = latest.current.surfaces();
    if (found === null) return;
    void client.prefetchQuery(processesQuery);
    const bundle = bundleDoor(keeper, {
      processes: () => client.getQueryData(processesQuery.queryKey) ?? [],
      open: (name, elementId) => latest.current.onOpenFile(name, elementId),
    });
    const findPeople = (text: string) => client.fetchQuery(peopleQuery(text)).catch(() => []);
    const made = new DrawnDiagram(
      (onChange) =>
        new BpmnEditor(
          { ...found, groups, files: bundle, language, bundle, findPeople, words: latest.current.words },
          { onChange },
        ),
      { begin: () => keeper.begin(file), keep: (xml) => keeper.change(file, xml) },
    );
    // An editor that is replaced while it still opens says nothing about the file.
    let replaced = false;
    let failed = false;
    made.editor.open(keeper.files[file] ?? '').then(
      () => {
        if (replaced) return;
        setDrawn(made);
        latest.current.onDrawn(made.editor);
      },
      () => {
        if (replaced) return;
        // What is not seen must not be edited by its panel either.
        failed = true;
        made.destroy();
        setBroken(true);
      },
    );
    return () => {
      replaced = true;
      setBroken(false);
      setDrawn(null);
      latest.current.onDrawn(null);
      if (!failed) made.destroy();
    };
  }, [keeper, file, groups, language, client]);

  return { drawn, broken };
};

/** Canvas first, properties at its right. */
export const DiagramEditor = (props: DiagramEditorProps) => {
  const t = useWords();
  const container = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const { drawn, broken } = useDrawing(props, () =>
    container.current === null || panel.current === null
      ? null
      : { container: container.current, panel: panel.current },
  );
  const { processId } = props.keeper.draft;
  const [talking, setTalking] = useState(false);
  useEffect(() => {
    if (drawn === null || container.current === null) return;
    const watch = new ResizeObserver(() => drawn.editor.resized());
    watch.observe(container.current);
    return () => watch.disconnect();
  }, [drawn]);
  useEffect(() => {
    const hidden = (): void => void (document.visibilityState === 'hidden' && drawn?.hand());
    document.addEventListener('visibilitychange', hidden);
    return () => document.removeEventListener('visibilitychange', hidden);
  }, [drawn]);
  useImperativeHandle(
    props.ref,
    () => ({
      hand: async () => drawn?.hand(),
      goTo: (elementId) => drawn?.editor.goTo(elementId),
      knownFor: (name) => knownForFile(drawn?.editor ?? null, name, props.keeper.files),
    }),
    [drawn, props.keeper],
  );
  return (
    <div className={classes.editor} data-broken={broken} hidden={props.hidden}>
      <div className={classes.drawing}>
        <section
          className={classes.canvas}
          aria-label={t('editor.canvas')}
          data-drawn={drawn !== null}
          ref={container}
        />
        {drawn !== null && (
          <>
            <DiagramToolbar editor={drawn.editor}>
              <CommentsButton processId={processId} open={talking} onToggle={() => setTalking(!talking)} />
            </DiagramToolbar>
            <PinnedComments
              editor={drawn.editor}
              processId={processId}
              open={talking}
              onOpen={() => setTalking(true)}
              onClose={() => setTalking(false)}
            />
          </>
        )}
        {broken && (
          <div className={classes.broken}>
            <StatePanel tone="problem" title={t('editor.broken')}>
              {t('editor.brokenHint')}
            </StatePanel>
          </div>
        )}
      </div>
      <aside className={classes.panel} aria-label={t('editor.properties')} ref={panel} hidden={broken} />
    </div>
  );
};
