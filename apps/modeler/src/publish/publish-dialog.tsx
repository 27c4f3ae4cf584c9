import { Alert, Button, Modal, Textarea } from '@mantine/core';
import type { DiagramFinding, Published, PublishDraft } from '@relevo/contracts';
import { ApiError, useErrorWords } from '@relevo/web';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { DraftKeeper } from '../drafts/draft-keeper.js';
import { publishDraft, versionQuery, versionsQuery } from '../drafts/draft-queries.js';
import { useWords } from '../words.js';
import { ChangeList } from './change-list.js';
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

const usePublish = ({ keeper, keepAll, onPublished, onRefused }: PublishDialogProps) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (note: string) => {
      if (!(await keepAll())) throw new NotKept('the draft is not kept');
      const body: PublishDraft = { revision: keeper.revision, note };
      return publishDraft(keeper.draft.id, body);
    },
    onSuccess: async (published) => {
      keeper.forget();
      await queries.invalidateQueries({ queryKey: ['processes'] });
      onPublished(published);
    },
    onError: (error) => {
      const findings = findingsOf(error);
      if (findings.length > 0) onRefused(findings);
    },
  });
};

const WhatChanges = ({ keeper }: { readonly keeper: DraftKeeper }) => {
  const t = useWords();
  const { processId, baseVersion } = keeper.draft;
  const base = useQuery({ ...versionQuery(processId, baseVersion ?? 0), enabled: baseVersion !== null });
  return (
    <section aria-labelledby="what-changes">
      <h3 id="what-changes">
        {baseVersion === null ? t('publish.firstVersion') : t('publish.changes', { version: baseVersion })}
      </h3>
      {base.data !== undefined && <ChangeList before={base.data.files} after={keeper.files} />}
    </section>
  );
};

const WhoStays = ({ running, next }: { readonly running: number; readonly next: number }) => {
  const t = useWords();
  const text = running === 0 ? t('publish.nobodyRuns') : t('publish.stay', { count: running });
  return (
    <p className={classes.stay}>
      {t('publish.next', { version: next })} {text}
    </p>
  );
};

/** What changes, for whom, and why: the last look before it is live. */
export const PublishDialog = (props: PublishDialogProps) => {
  const t = useWords();
  const words = useErrorWords();
  const [note, setNote] = useState('');
  const versions = useQuery({ ...versionsQuery(props.keeper.draft.processId), retry: false });
  const publish = usePublish(props);
  const newest = versions.data?.[0]?.version ?? 0;
  const running = versions.data?.reduce((sum, version) => sum + version.running, 0) ?? 0;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    publish.mutate(note.trim());
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
        <WhatChanges keeper={props.keeper} />
        <WhoStays running={running} next={newest + 1} />
        <Textarea
          label={t('publish.note')}
          description={t('publish.noteHint')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          required
          maxLength={500}
          autosize
          minRows={2}
          data-autofocus
        />
        {error !== null && (
          <Alert color="red" role="alert">
            {error instanceof NotKept ? t('publish.notKept') : words(error)}
          </Alert>
        )}
        <div className={classes.buttons}>
          <Button variant="default" onClick={props.onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={publish.isPending} disabled={note.trim() === ''}>
            {t('publish.submit', { version: newest + 1 })}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
