import { SkeletonRows, StatePanel } from '@relevo/web';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { DraftKeeper } from '../drafts/draft-keeper.js';
import { useWords } from '../words.js';
import { kindOf, titleOf } from './bundle.js';
import type { OpenFileEditor } from './file-surface.js';
import classes from './files.module.css';

interface FileEditorProps {
  readonly keeper: DraftKeeper;
  readonly file: string;
}

interface SurfaceProps extends FileEditorProps {
  readonly open: OpenFileEditor;
}

/** Opens the file once; what is changed in it goes to the keeper. */
const Surface = ({ keeper, file, open }: SurfaceProps) => {
  const t = useWords();
  const container = useRef<HTMLDivElement>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    if (container.current === null) return;
    const keep = (text: string): void => keeper.change(file, text);
    const surface = open({ container: container.current, text: keeper.files[file] ?? '', keep });
    let replaced = false;
    surface.opened.catch(() => !replaced && setBroken(true));
    return () => {
      replaced = true;
      surface.destroy();
    };
  }, [keeper, file, open]);
  if (broken) {
    return (
      <StatePanel tone="problem" title={t('files.broken', { file })}>
        {t('files.brokenHint')}
      </StatePanel>
    );
  }
  return <section ref={container} className={classes.surface} aria-label={titleOf(file)} />;
};

const Form = lazy(async () => {
  const { openForm } = await import('./form-surface.js');
  return { default: (props: FileEditorProps) => <Surface {...props} open={openForm} /> };
});

const Decision = lazy(async () => {
  const { openDecision } = await import('./decision-surface.js');
  return { default: (props: FileEditorProps) => <Surface {...props} open={openDecision} /> };
});

/** A form or a decision table of the bundle, in its own editor, fetched when the first one is opened. */
export const FileEditor = (props: FileEditorProps) => (
  <div className={classes.file}>
    <Suspense fallback={<SkeletonRows />}>
      {kindOf(props.file) === 'form' ? <Form {...props} /> : <Decision {...props} />}
    </Suspense>
  </div>
);
