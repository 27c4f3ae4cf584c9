import { Button } from '@mantine/core';
import type { DraftSummary, ProcessSummary } from '@relevo/contracts';
import { RelativeTime, usePerson } from '@relevo/web';
import { IconAlertTriangle, IconPencil } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useCreateDraft } from '../drafts/draft-queries.js';
import { stuckPlace } from '../process/stuck-place.js';
import { saidNote } from '../versions/said-note.js';
import { useWords } from '../words.js';
import { DraftLine } from './draft-line.js';
import classes from './library.module.css';
import { ProcessPicture } from './process-picture.js';

interface ProcessCardProps {
  readonly process: ProcessSummary;
  readonly onError: (error: Error) => void;
}

/** A person's own draft of the newest version goes on; otherwise a new one begins. */
const useChange = ({ process, onError }: ProcessCardProps) => {
  const t = useWords();
  const person = usePerson();
  const navigate = useNavigate();
  const create = useCreateDraft();
  const open = (draft: DraftSummary): void => void navigate({ to: '/drafts/$draft', params: { draft: draft.id } });
  const change = (): void => {
    const own = process.drafts.find(
      ({ savedBy, baseVersion }) => savedBy.id === person.id && baseVersion === process.version,
    );
    if (own !== undefined) return open(own);
    const name = t('library.draftOf', { version: process.version });
    create.mutate({ name, from: { processId: process.processId } }, { onSuccess: open, onError });
  };
  return { change, busy: create.isPending };
};

const Facts = ({ process }: { readonly process: ProcessSummary }) => {
  const t = useWords();
  return (
    <p className={classes.facts}>
      <span className={classes.versionMark}>{t('versions.version', { version: process.version })}</span>
      <span>{t('running', { count: process.running })}</span>
      {process.stuck > 0 && (
        <Link
          to="/processes/$process"
          params={{ process: process.processId }}
          hash={stuckPlace}
          className={classes.stuck ?? ''}
        >
          <IconAlertTriangle size={14} aria-hidden="true" />
          {t('library.stuck', { count: process.stuck })}
        </Link>
      )}
    </p>
  );
};

/** One process: its shape, how it stands, and the way to change it. */
export const ProcessCard = (props: ProcessCardProps) => {
  const t = useWords();
  const { process } = props;
  const { change, busy } = useChange(props);
  const heading = `process-${process.processId}`;
  const note = saidNote(process, t);
  return (
    <article className={classes.card} aria-labelledby={heading}>
      {/* For the mouse alone: the name below leads there, too. */}
      <Link
        to="/processes/$process"
        params={{ process: process.processId }}
        title={t('runs.open', { name: process.name })}
        tabIndex={-1}
        aria-hidden="true"
      >
        <ProcessPicture definitionKey={process.definitionKey} processId={process.processId} />
      </Link>
      <div className={classes.body}>
        <h2 id={heading}>
          <Link to="/processes/$process" params={{ process: process.processId }}>
            {process.name}
          </Link>
        </h2>
        <Facts process={process} />
        <p className={classes.last}>
          {note !== null && <span className={classes.note}>{note}</span>}
          <span>
            {process.publishedBy?.name ?? 'Relevo'} · <RelativeTime at={process.publishedAt} />
          </span>
        </p>
        {process.drafts.length > 0 && (
          <ul className={classes.drafts} aria-label={t('library.draftsOf', { name: process.name })}>
            {process.drafts.map((draft) => (
              <DraftLine key={draft.id} draft={draft} onError={props.onError} />
            ))}
          </ul>
        )}
        <div className={classes.acts}>
          <Button
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden="true" />}
            loading={busy}
            onClick={change}
            aria-label={t('library.changeOf', { name: process.name })}
          >
            {t('library.change')}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            aria-label={t('versions.of', { name: process.name })}
            renderRoot={(root) => (
              <Link to="/processes/$process/versions" params={{ process: process.processId }} {...root} />
            )}
          >
            {t('versions.open')}
          </Button>
        </div>
      </div>
    </article>
  );
};
