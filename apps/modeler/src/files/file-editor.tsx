import { Button } from '@mantine/core';
import { later, StatePanel, useLanguage } from '@relevo/web';
import { IconArrowLeft, IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { DraftKeeper } from '../drafts/draft-keeper.js';
import { useWords } from '../words.js';
import { kindOf, titleOf } from './bundle.js';
import type { FileSurface, OpenFileEditor } from './file-surface.js';
import type { KnownForFile } from './known-for-file.js';
import { isOffered } from './new-from.js';
import classes from './files.module.css';

interface FileEditorProps {
  readonly keeper: DraftKeeper;
  readonly file: string;
  readonly knownFor: (file: string) => KnownForFile;
  readonly onBack: (step: { readonly elementId: string }) => void;
}

interface SurfaceProps extends FileEditorProps {
  readonly open: OpenFileEditor;
}

/** The way back to the steps that use the file, and what is known there, each one click away. */
const KnownStrip = ({ file, knownFor, onBack, onAdd }: FileEditorProps & { readonly onAdd: FileSurface['add'] }) => {
  const t = useWords();
  const known = knownFor(file);
  const [step] = known.steps;
  if (step === undefined) return null;
  const offered = known.variables.filter(isOffered);
  const add = kindOf(file) === 'form' ? 'variables.addField' : 'variables.addColumn';
  return (
    <div className={classes.strip}>
      {known.steps.map(({ id, name }) => (
        <Button
          key={id}
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowLeft size={16} aria-hidden="true" />}
          onClick={() => onBack({ elementId: id })}
        >
          {t('variables.backTo', { step: name })}
        </Button>
      ))}
      {offered.length > 0 && (
        <ul aria-label={t('variables.knownHere')}>
          <li aria-hidden="true">{t('variables.knownHere')}</li>
          {offered.map((variable) => (
            <li key={variable.name}>
              <Button
                size="compact-xs"
                variant="light"
                title={`${t(add, { name: variable.label ?? variable.name })} (${variable.name})`}
                aria-label={t(add, { name: variable.label ?? variable.name })}
                leftSection={<IconPlus size={12} aria-hidden="true" />}
                onClick={() => onAdd(variable)}
              >
                {variable.label ?? variable.name}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};

/** Opens the file once; what is changed in it goes to the keeper. */
const Surface = (props: SurfaceProps) => {
  const { keeper, file, open } = props;
  const t = useWords();
  const language = useLanguage();
  const container = useRef<HTMLDivElement>(null);
  const opened = useRef<FileSurface>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    if (container.current === null) return;
    const keep = (text: string): void => keeper.change(file, text);
    const surface = open({ container: container.current, text: keeper.files[file] ?? '', language, keep });
    opened.current = surface;
    let replaced = false;
    surface.opened.catch(() => !replaced && setBroken(true));
    return () => {
      replaced = true;
      opened.current = null;
      surface.destroy();
    };
  }, [keeper, file, open, language]);
  if (broken) {
    return (
      <StatePanel tone="problem" title={t('files.broken', { file })}>
        {t('files.brokenHint')}
      </StatePanel>
    );
  }
  return (
    <>
      <KnownStrip {...props} onAdd={(variable) => opened.current?.add(variable)} />
      <div className={classes.ground}>
        <section ref={container} className={classes.surface} aria-label={titleOf(file)} />
      </div>
    </>
  );
};

const Form = later('form-editor', async () => {
  const { openForm } = await import('./form-surface.js');
  return (props: FileEditorProps) => <Surface {...props} open={openForm} />;
});

const Decision = later('decision-editor', async () => {
  const { openDecision } = await import('./decision-surface.js');
  return (props: FileEditorProps) => <Surface {...props} open={openDecision} />;
});

/** A form or a decision table of the bundle, in its own editor, fetched when the first one is opened. */
export const FileEditor = (props: FileEditorProps) => (
  <div className={classes.file}>{kindOf(props.file) === 'form' ? <Form {...props} /> : <Decision {...props} />}</div>
);
