import { Alert, Button } from '@mantine/core';
import type { DraftSummary, ProcessSummary } from '@relevo/contracts';
import { QueryState, StatePanel, useErrorWords, useLive } from '@relevo/web';
import { IconPlus, IconRoute } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { draftsQuery, processesQuery } from '../drafts/draft-queries.js';
import { ImportFile } from '../exchange/import-file.js';
import { useWords } from '../words.js';
import { DraftLine } from './draft-line.js';
import classes from './library.module.css';
import { NewProcessDialog } from './new-process-dialog.js';
import { ProcessCard } from './process-card.js';

interface UnpublishedProps {
  readonly drafts: readonly DraftSummary[];
  readonly onError: (error: Error) => void;
}

/** Drafts of processes that have no version yet. */
const Unpublished = ({ drafts, onError }: UnpublishedProps) => {
  const t = useWords();
  if (drafts.length === 0) return null;
  return (
    <section aria-labelledby="unpublished" className={classes.unpublished}>
      <h2 id="unpublished">{t('library.unpublished')}</h2>
      <ul className={classes.drafts}>
        {drafts.map((draft) => (
          <DraftLine key={draft.id} draft={draft} onError={onError} />
        ))}
      </ul>
    </section>
  );
};

const withoutVersion = (
  drafts: readonly DraftSummary[],
  processes: readonly ProcessSummary[],
): readonly DraftSummary[] =>
  drafts.filter(({ processId }) => processes.every((process) => process.processId !== processId));

interface CardsProps {
  readonly processes: readonly ProcessSummary[];
  readonly onError: (error: Error) => void;
}

const Cards = ({ processes, onError }: CardsProps) => {
  const t = useWords();
  if (processes.length === 0) {
    return (
      <StatePanel icon={<IconRoute size={22} />} title={t('library.empty')}>
        {t('library.emptyHint')}
      </StatePanel>
    );
  }
  return (
    <div className={classes.cards}>
      {processes.map((process) => (
        <ProcessCard key={process.processId} process={process} onError={onError} />
      ))}
    </div>
  );
};

/** Every process with its picture, its version and what runs on it. */
export const LibraryScreen = () => {
  const t = useWords();
  const words = useErrorWords();
  useLive('processes', 'tickets');
  const processes = useQuery({ ...processesQuery, refetchInterval: 20_000 });
  const drafts = useQuery(draftsQuery);
  const [error, setError] = useState<Error | null>(null);
  const [adding, setAdding] = useState(false);
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <div>
          <h1>{t('library.title')}</h1>
          <p>{t('library.intro')}</p>
        </div>
        <div className={classes.acts}>
          <ImportFile />
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
            <Cards processes={list} onError={setError} />
            <Unpublished drafts={withoutVersion(drafts.data ?? [], list)} onError={setError} />
            {adding && <NewProcessDialog processes={list} onClose={() => setAdding(false)} />}
          </>
        )}
      </QueryState>
    </div>
  );
};
