import { Alert, Button, Checkbox, Modal, Textarea } from '@mantine/core';
import type { DiagramFinding, ProcessVersion, Published, PublishDraft } from '@relevo/contracts';
import { ApiError, QueryState, SkeletonRows, useErrorWords } from '@relevo/web';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { DraftKeeper } from '../drafts/draft-keeper.js';
import { alsoUsedQuery, publishDraft, versionQuery, versionsSoFarQuery } from '../drafts/draft-queries.js';
import { useWords } from '../words.js';
import { ChangeList } from '../differences/change-list.js';
import { AnsweredHints } from './answered-hints.js';
import { newerOf, NewerVersion } from './newer-version.js';
import classes from './publish.module.css';

interface PublishDialogProps {
  readonly keeper: DraftKeeper;
  /** Everything drawn is on the engine when this answers true. */
  readonly keepAll: () => Promise<boolean>;
  readonly onClose: () => void;
  readonly onPublished: (published: Published) => void;
  readonly onRefused: (findings: readonly DiagramFinding[]) => void;
}

const findingsOf = (error: Error): readonly DiagramFinding[] =>
  error instanceof ApiError && error.status === 422 ? (error.problem.findings ?? []) : [];

class NotKept extends Error {}

interface Sending {
  readonly note: string;
  /** The newest version that the person has seen. */
  readonly newest: number;
}

const usePublish = ({ keeper, keepAll, onPublished, onRefused }: PublishDialogProps) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ note, newest }: Sending) => {
      if (!(await keepAll())) throw new NotKept('the draft is not kept');
      const body: PublishDraft = { revision: keeper.revision, note, newest };
      return publishDraft(keeper.draft.id, body);
    },
    onSuccess: async (published) => {
      keeper.forget();
      unsent.delete(keeper.draft.id);
      await queries.invalidateQueries({ queryKey: ['processes'] });
      onPublished(published);
    },
    onError: async (error) => {
      if (newerOf(error) !== null) await queries.invalidateQueries({ queryKey: ['processes'] });
      const findings = findingsOf(error);
      if (findings.length > 0) onRefused(findings);
    },
  });
};

const nextAfter = (versions: readonly ProcessVersion[]): number => (versions[0]?.version ?? 0) + 1;

const WhatChanges = ({ keeper }: { readonly keeper: DraftKeeper }) => {
  const t = useWords();
  const { processId, baseVersion } = keeper.draft;
  const base = useQuery({ ...versionQuery(processId, baseVersion ?? 0), enabled: baseVersion !== null });
  return (
    <section aria-labelledby="what-changes">
      <h3 id="what-changes">
        {baseVersion === null ? t('publish.firstVersion') : t('publish.changes', { version: baseVersion })}
      </h3>
      {baseVersion !== null && (
        <QueryState query={base} skeleton={<SkeletonRows rows={2} />}>
          {({ files }) => <ChangeList before={files} after={keeper.files} />}
        </QueryState>
      )}
    </section>
  );
};

const WhoStays = ({ versions }: { readonly versions: readonly ProcessVersion[] }) => {
  const t = useWords();
  const running = versions.reduce((sum, version) => sum + version.running, 0);
  const text = running === 0 ? t('publish.nobodyRuns') : t('publish.stay', { count: running });
  return (
    <p className={classes.stay}>
      {t('publish.next', { version: nextAfter(versions) })} {text}
    </p>
  );
};

/** A form or table that another process has, too. */
const AlsoUsedBy = ({ draftId }: { readonly draftId: string }) => {
  const t = useWords();
  const used = useQuery({ ...alsoUsedQuery(draftId), retry: false });
  return used.data?.map(({ processId, name }) => <p key={processId}>{t('publish.alsoUsed', { name })}</p>);
};

interface OvertakenProps {
  readonly processId: string;
  readonly seen: number;
  readonly newest: ProcessVersion;
  readonly anyway: boolean;
  readonly onAnyway: (anyway: boolean) => void;
}

const Overtaken = ({ processId, seen, newest, anyway, onAnyway }: OvertakenProps) => {
  const t = useWords();
  return (
    <>
      <NewerVersion processId={processId} seen={seen} newest={newest} />
      <Checkbox
        label={t('again.anyway', { version: newest.version })}
        checked={anyway}
        onChange={(event) => onAnyway(event.currentTarget.checked)}
      />
    </>
  );
};

const NoteField = ({ note, onNote }: { readonly note: string; readonly onNote: (note: string) => void }) => {
  const t = useWords();
  return (
    <Textarea
      label={t('publish.note')}
      description={t('publish.noteHint')}
      placeholder={t('publish.notePlaceholder')}
      value={note}
      onChange={(event) => onNote(event.currentTarget.value)}
      required
      maxLength={500}
      autosize
      minRows={2}
      data-autofocus
    />
  );
};

/** What was written before the dialog was closed, by draft: a refusal closes it, too. */
const unsent = new Map<string, string>();

const useNote = (draftId: string) => {
  const [note, setNote] = useState(unsent.get(draftId) ?? '');
  const write = (text: string): void => {
    unsent.set(draftId, text);
    setNote(text);
  };
  return [note, write] as const;
};

/** What changes, for whom, and why: the last look before it is live. */
export const PublishDialog = (props: PublishDialogProps) => {
  const t = useWords();
  const words = useErrorWords();
  const { processId, baseVersion, id } = props.keeper.draft;
  const [note, setNote] = useNote(id);
  const [accepted, setAccepted] = useState(0);
  const versions = useQuery(versionsSoFarQuery(processId));
  const publish = usePublish(props);
  const newest = versions.data?.[0];
  const overtaken = newest !== undefined && newest.version !== (baseVersion ?? 0);
  const undecided = overtaken && accepted !== newest.version;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    publish.mutate({ note: note.trim(), newest: newest?.version ?? 0 });
  };
  const error = publish.error;
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('publish.title', { name: props.keeper.name })}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form className={classes.body} onSubmit={submit}>
        {overtaken && (
          <Overtaken
            processId={processId}
            seen={baseVersion ?? 0}
            newest={newest}
            anyway={!undecided}
            onAnyway={(anyway) => setAccepted(anyway ? newest.version : 0)}
          />
        )}
        <WhatChanges keeper={props.keeper} />
        <AnsweredHints keeper={props.keeper} />
        <QueryState query={versions} skeleton={<SkeletonRows rows={1} />}>
          {(known) => <WhoStays versions={known} />}
        </QueryState>
        <AlsoUsedBy draftId={id} />
        <NoteField note={note} onNote={setNote} />
        {error !== null && !(overtaken && newerOf(error) !== null) && (
          <Alert color="red" role="alert">
            {error instanceof NotKept ? t('publish.notKept') : words(error)}
          </Alert>
        )}
        <div className={classes.buttons}>
          <Button variant="default" onClick={props.onClose}>
            {t('cancel')}
          </Button>
          <Button
            type="submit"
            loading={publish.isPending}
            disabled={note.trim() === '' || versions.data === undefined || undecided}
          >
            {versions.data === undefined
              ? t('editor.publish')
              : t('publish.submit', { version: nextAfter(versions.data) })}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
