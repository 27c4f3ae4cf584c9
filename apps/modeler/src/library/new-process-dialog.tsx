import { Alert, Button, FileButton, Modal, Radio, TextInput } from '@mantine/core';
import type { BundleFiles, ProcessSummary } from '@relevo/contracts';
import { useErrorWords, useLanguage } from '@relevo/web';
import { IconFileImport } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { createDraft, versionQuery } from '../drafts/draft-queries.js';
import { importable } from '../exchange/import-file.js';
import { diagramOf, freeName, kindOf, slugOf } from '../files/bundle.js';
import { newFlow, renamedFlow } from '../files/new-files.js';
import classes from '../publish/publish.module.css';
import { useWords } from '../words.js';

interface NewProcessDialogProps {
  readonly processes: readonly ProcessSummary[];
  readonly onImport: (file: File) => void;
  readonly onClose: () => void;
}

const copied = (files: BundleFiles, from: string, to: { readonly id: string; readonly name: string }): BundleFiles => {
  const others = Object.entries(files).filter(([name]) => kindOf(name) !== 'diagram');
  const xml = renamedFlow(files[diagramOf(files)] ?? '', from, to);
  return { [`${to.id}.bpmn`]: xml, ...Object.fromEntries(others) };
};

const useNewProcess = (processes: readonly ProcessSummary[]) => {
  const t = useWords();
  const language = useLanguage();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async ({ name, from }: { readonly name: string; readonly from: string }) => {
      const id = freeName(
        processes.map(({ processId }) => processId),
        slugOf(name),
        '',
      );
      const origin = processes.find(({ processId }) => processId === from);
      if (origin === undefined) {
        const flow = newFlow({
          id,
          name,
          requester: t('properties.requester'),
          desk: t('newFlow.desk'),
          start: t('newFlow.start'),
          task: t('newFlow.task'),
          end: t('newFlow.end'),
          inSpanish: language === 'es',
        });
        return createDraft({ name, files: { [`${id}.bpmn`]: flow } });
      }
      const { files } = await queries.fetchQuery(versionQuery(origin.processId, origin.version));
      return createDraft({ name, files: copied(files, origin.processId, { id, name }) });
    },
    onSuccess: async (draft) => {
      await queries.invalidateQueries({ queryKey: ['processes'] });
      await navigate({ to: '/drafts/$draft', params: { draft: draft.id } });
    },
  });
};

/** Needs no name: the file brings one. */
const FromElsewhere = ({ onImport }: Pick<NewProcessDialogProps, 'onImport'>) => {
  const t = useWords();
  return (
    <div className={classes.stay}>
      <FileButton accept={importable} onChange={(file) => file !== null && onImport(file)}>
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconFileImport size={16} aria-hidden="true" />}>
            {t('newProcess.file')}
          </Button>
        )}
      </FileButton>
      <p className={classes.quiet}>{t('newProcess.fileHint')}</p>
    </div>
  );
};

/** A new process starts from a flow that exists, from the smallest one that runs, or from a file. */
export const NewProcessDialog = ({ processes, onImport, onClose }: NewProcessDialogProps) => {
  const t = useWords();
  const words = useErrorWords();
  const [name, setName] = useState('');
  const [from, setFrom] = useState('');
  const create = useNewProcess(processes);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    create.mutate({ name: name.trim(), from });
  };
  return (
    <Modal opened onClose={onClose} title={t('newProcess.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form className={classes.body} onSubmit={submit}>
        <TextInput
          label={t('newProcess.name')}
          value={name}
          maxLength={100}
          required
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Radio.Group label={t('newProcess.from')} value={from} onChange={setFrom}>
          <Radio mt="sm" value="" label={t('newProcess.empty')} description={t('newProcess.emptyHint')} />
          {processes.map((process) => (
            <Radio
              key={process.processId}
              mt="sm"
              value={process.processId}
              label={t('newProcess.like', { name: process.name })}
            />
          ))}
        </Radio.Group>
        <FromElsewhere onImport={onImport} />
        {create.error !== null && (
          <Alert color="red" role="alert">
            {words(create.error)}
          </Alert>
        )}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>
            {t('newProcess.submit')}
          </Button>
        </div>
      </form>
    </Modal>
  );
};
