import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconArrowLeft, IconHistory, IconPlayerPlay, IconUpload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { DraftKeeper, Keeping } from '../drafts/draft-keeper.js';
import { useProcessName } from '../drafts/use-process-name.js';
import { WhoIsHere } from '../people/who-is-here.js';
import { ProblemCount } from '../problems/problem-count.js';
import type { Problem } from '../problems/problem.js';
import { useWords } from '../words.js';
import classes from './editor-screen.module.css';
import { KeptNote } from './kept-note.js';

interface EditorBarProps {
  readonly keeper: DraftKeeper;
  readonly keeping: Keeping;
  readonly problems: readonly Problem[];
  readonly exports: ReactNode;
  readonly onProblems: () => void;
  readonly onVersions: () => void;
  readonly onTry: () => void;
  readonly onPublish: () => void;
}

const DraftName = ({ keeper }: { readonly keeper: DraftKeeper }) => {
  const t = useWords();
  const [name, setName] = useState(keeper.name);
  const leave = (): void => {
    if (name.trim() === '') setName(keeper.name);
    else keeper.rename(name.trim());
  };
  return (
    <TextInput
      className={classes.name ?? ''}
      aria-label={t('editor.draftName')}
      value={name}
      maxLength={120}
      variant="unstyled"
      onChange={(event) => setName(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  );
};

/** What this is, where it is kept, and the one act it leads to. */
export const EditorBar = ({
  keeper,
  keeping,
  problems,
  exports,
  onProblems,
  onVersions,
  onTry,
  onPublish,
}: EditorBarProps) => {
  const t = useWords();
  const { baseVersion, processId } = keeper.draft;
  const process = useProcessName(processId);
  const from = baseVersion === null ? t('editor.newFlow') : t('editor.from', { version: baseVersion, process });
  return (
    <div className={classes.bar}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('editor.back')}
        renderRoot={(props) => <Link to="/" {...props} />}
      >
        <IconArrowLeft size={20} />
      </ActionIcon>
      <div className={classes.titles}>
        <h1 className="r-visually-hidden">{t('editor.title', { name: keeper.name })}</h1>
        <DraftName keeper={keeper} />
        <span className={classes.from}>{from}</span>
      </div>
      <KeptNote keeping={keeping} />
      <WhoIsHere draftId={keeper.draft.id} />
      <div className={classes.acts}>
        {exports}
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconHistory size={16} aria-hidden="true" />}
          onClick={onVersions}
        >
          {t('versions.open')}
        </Button>
        <ProblemCount problems={problems} onOpen={onProblems} />
        <Button variant="default" leftSection={<IconPlayerPlay size={16} aria-hidden="true" />} onClick={onTry}>
          {t('simulation.try')}
        </Button>
        <Button leftSection={<IconUpload size={16} aria-hidden="true" />} onClick={onPublish}>
          {t('editor.publish')}
        </Button>
      </div>
    </div>
  );
};
