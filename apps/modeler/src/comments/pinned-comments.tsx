import { useLive } from '@relevo/web';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { BpmnEditor } from '../editor/bpmn-editor.js';
import type { DiagramElement } from '../editor/services.js';
import { useWords } from '../words.js';
import { CommentMarks } from './comment-marks.js';
import { commentsQuery } from './comment-queries.js';
import { CommentsPanel, type Pinned } from './comments-panel.js';
import { openByElement, threadsOf } from './threads.js';

const pinnedOf = (element: DiagramElement | undefined): Pinned | null => {
  if (element === undefined) return null;
  const { id, name, $type } = (element.labelTarget ?? element).businessObject;
  return id === undefined ? null : { id, name: name ?? `${$type.replace('bpmn:', '')} (${id})` };
};

interface SelectionChanged {
  readonly newSelection: readonly DiagramElement[];
}

/** The one element that is selected now. */
const useSelected = (editor: BpmnEditor): Pinned | null => {
  const [selected, setSelected] = useState<Pinned | null>(() => pinnedOf(editor.get('selection').get()[0]));
  useEffect(() => {
    const bus = editor.get('eventBus');
    const look = ({ newSelection }: SelectionChanged): void =>
      setSelected(newSelection.length === 1 ? pinnedOf(newSelection[0]) : null);
    bus.on('selection.changed', look);
    return () => bus.off('selection.changed', look);
  }, [editor]);
  return selected;
};

interface PinnedCommentsProps {
  readonly editor: BpmnEditor;
  readonly processId: string;
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

/** The bubbles on the canvas, and the threads while they are open. */
export const PinnedComments = ({ editor, processId, open, onOpen, onClose }: PinnedCommentsProps) => {
  const t = useWords();
  useLive(`process:${processId}`);
  const comments = useQuery(commentsQuery(processId));
  const selected = useSelected(editor);
  const latest = useRef({ t, onOpen });
  latest.current = { t, onOpen };
  useEffect(() => {
    const places = { overlays: editor.get('overlays'), registry: editor.get('elementRegistry') };
    const show = (elementId: string): void => {
      editor.goTo(elementId);
      latest.current.onOpen();
    };
    const marks = new CommentMarks(places, (count) => latest.current.t('comments.open', { count }), show);
    marks.show(openByElement(threadsOf(comments.data ?? [])));
    return () => marks.clear();
  }, [editor, comments.data]);
  if (!open) return null;
  return (
    <CommentsPanel
      processId={processId}
      selected={selected}
      exists={(id) => editor.get('elementRegistry').get(id) !== undefined}
      onGoTo={(elementId) => editor.goTo(elementId)}
      onClose={onClose}
    />
  );
};
