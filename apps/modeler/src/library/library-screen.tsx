import { Alert, Button } from '@mantine/core';
import { QueryState, useErrorWords, useLive } from '@relevo/web';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { draftsQuery, processesQuery } from '../drafts/draft-queries.js';
import { ImportFile } from '../exchange/import-file.js';
import { useImport } from '../exchange/use-import.js';
import { useWords } from '../words.js';
import { LibraryList } from './library-list.js';
import classes from './library.module.css';
import { NewProcessDialog } from './new-process-dialog.js';
import { whenIdle } from './when-idle.js';

/** Most people come here to open a diagram: the editor is there by then. */
const useEditorAhead = (ready: boolean): void =>
  useEffect(() => {
    if (!ready) return;
    return whenIdle(() => void import('../editor/editor-screen.js').catch(() => undefined));
  }, [ready]);

/** Every process with its picture, its version and what runs on it. */
export const LibraryScreen = () => {
  const t = useWords();
  const words = useErrorWords();
  useLive('processes', 'tickets');
  const processes = useQuery({ ...processesQuery, refetchInterval: 20_000 });
  const drafts = useQuery(draftsQuery);
  const [error, setError] = useState<Error | null>(null);
  useEditorAhead(processes.isSuccess);
  const [adding, setAdding] = useState(false);
  const taking = useImport();
  const { mutate } = taking;
  const takeIn = useCallback(
    (file: File): void => {
      setAdding(false);
      mutate(file);
    },
    [mutate],
  );
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <div>
          <h1>{t('library.title')}</h1>
          <p>{t('library.intro')}</p>
        </div>
        <div className={classes.acts}>
          <ImportFile taking={taking} onFile={takeIn} />
          <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setAdding(true)}>
            {t('newProcess.title')}
          </Button>
        </div>
      </header>
      {error !== null && (
        <Alert color="red" role="alert" withCloseButton closeButtonLabel={t('close')} onClose={() => setError(null)}>
          {words(error)}
        </Alert>
      )}
      <QueryState query={processes}>
        {(list) => (
          <>
            <LibraryList processes={list} drafts={drafts.data ?? []} onError={setError} />
            {adding && <NewProcessDialog processes={list} onImport={takeIn} onClose={() => setAdding(false)} />}
          </>
        )}
      </QueryState>
    </div>
  );
};
