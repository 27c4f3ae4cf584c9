import type { DraftSummary, ProcessSummary } from '@relevo/contracts';
import { StatePanel } from '@relevo/web';
import { IconRoute } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../words.js';
import { DraftLine } from './draft-line.js';
import { LibrarySearch } from './library-search.js';
import classes from './library.module.css';
import { draftsMatching, processesMatching } from './matching.js';
import { ProcessCard } from './process-card.js';

/** As many are seen at a glance. */
const atAGlance = 6;

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

const Cards = ({ processes, onError }: CardsProps) => (
  <div className={classes.cards}>
    {processes.map((process) => (
      <ProcessCard key={process.processId} process={process} onError={onError} />
    ))}
  </div>
);

interface LibraryListProps extends CardsProps {
  readonly drafts: readonly DraftSummary[];
}

/** All of them, or those whose name was asked for. */
export const LibraryList = ({ processes, drafts, onError }: LibraryListProps) => {
  const t = useWords();
  const [typed, setTyped] = useState('');
  const unpublished = withoutVersion(drafts, processes);
  const searching = processes.length + unpublished.length > atAGlance;
  const asked = searching ? typed.trim() : '';
  const shown = processesMatching(processes, asked);
  const open = draftsMatching(unpublished, asked);
  const found = shown.length + open.length;
  return (
    <>
      {searching && <LibrarySearch value={typed} found={found} onChange={setTyped} />}
      {processes.length === 0 && (
        <StatePanel icon={<IconRoute size={22} />} title={t('library.empty')}>
          {t('library.emptyHint')}
        </StatePanel>
      )}
      {shown.length > 0 && <Cards processes={shown} onError={onError} />}
      <Unpublished drafts={open} onError={onError} />
    </>
  );
};
