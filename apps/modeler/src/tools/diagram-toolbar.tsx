import { ActionIcon } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowsMaximize,
  IconKeyboard,
  IconMap,
  IconMinus,
  IconPlus,
  IconSearch,
} from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { BpmnEditor } from '../editor/bpmn-editor.js';
import { TidyButton } from '../layout/tidy/tidy-button.js';
import { useWords } from '../words.js';
import { ArrangeMenu } from './arrange-menu.js';
import { remember, remembered } from './remembered.js';
import { ShortcutsDialog } from './shortcuts-dialog.js';
import classes from './tools.module.css';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));

/** Keys that hold for the whole screen, also while the canvas has no focus. */
const useScreenKeys = (editor: BpmnEditor, help: () => void): void => {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTyping(event.target) || !editor.isShown()) return;
      const find = event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey);
      if (find) editor.find();
      else if (event.key === '?') help();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [editor, help]);
};

const useMinimap = (editor: BpmnEditor): (() => void) => {
  useEffect(() => {
    const minimap = editor.get('minimap');
    minimap.toggle(remembered('minimap'));
    editor.get('eventBus').on('minimap.toggle', ({ open }: { readonly open: boolean }) => remember('minimap', open));
  }, [editor]);
  return () => editor.get('minimap').toggle();
};

interface DiagramToolbarProps {
  readonly editor: BpmnEditor;
  /** Buttons of other features. */
  readonly children?: ReactNode;
}

/** What is done to the whole drawing; what is done to a step stands beside it. */
export const DiagramToolbar = ({ editor, children }: DiagramToolbarProps) => {
  const t = useWords();
  const [helping, setHelping] = useState(false);
  const [help] = useState(() => () => setHelping(true));
  const toggleMinimap = useMinimap(editor);
  useScreenKeys(editor, help);
  const first = [
    { label: t('editor.undo'), Icon: IconArrowBackUp, act: () => editor.undo() },
    { label: t('editor.redo'), Icon: IconArrowForwardUp, act: () => editor.redo() },
  ];
  // The search closes at any click: it opens after the one that asked for it.
  const others = [
    { label: t('tools.find'), Icon: IconSearch, act: () => setTimeout(() => editor.find()) },
    { label: t('editor.zoomIn'), Icon: IconPlus, act: () => editor.zoomBy(1.25) },
    { label: t('editor.zoomOut'), Icon: IconMinus, act: () => editor.zoomBy(0.8) },
    { label: t('editor.fit'), Icon: IconArrowsMaximize, act: () => editor.fit() },
    { label: t('tools.minimap'), Icon: IconMap, act: toggleMinimap },
    { label: t('tools.shortcuts'), Icon: IconKeyboard, act: help },
  ];
  const button = ({ label, Icon, act }: (typeof others)[number]) => (
    <ActionIcon key={label} variant="default" size="lg" aria-label={label} title={label} onClick={act}>
      <Icon size={18} />
    </ActionIcon>
  );
  return (
    <div className={classes.tools} role="toolbar" aria-label={t('editor.tools')}>
      {first.map(button)}
      <ArrangeMenu editor={editor} />
      <TidyButton editor={editor} />
      {others.map(button)}
      {children}
      {helping && <ShortcutsDialog onClose={() => setHelping(false)} />}
    </div>
  );
};
