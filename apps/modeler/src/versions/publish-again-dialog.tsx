import { Alert, Button, Modal } from '@mantine/core';
import type { ProcessVersion } from '@relevo/contracts';
import { ApiError, SkeletonRows, useErrorWords } from '@relevo/web';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ChangeList } from '../differences/change-list.js';
import { versionQuery } from '../drafts/draft-queries.js';
import { publishAgain } from '../process/running-queries.js';
import { newerOf, NewerVersion } from '../publish/newer-version.js';
import classes from '../publish/publish.module.css';
import { useWords } from '../words.js';

interface PublishAgainProps {
  readonly processId: string;
  /** The old one. */
  readonly version: number;
  /** The newest that the person has seen. */
  readonly newest: Omit<ProcessVersion, 'running'>;
  readonly onClose: () => void;
}

/** Taking back in one act, after it was said what that undoes. */
export const PublishAgainDialog = ({ processId, version, newest, onClose }: PublishAgainProps) => {
  const t = useWords();
  const words = useErrorWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [seen, setSeen] = useState(newest);
  const old = useQuery(versionQuery(processId, version));
  const now = useQuery(versionQuery(processId, seen.version));
  const again = useMutation({
    mutationFn: () => publishAgain(processId, version, { newest: seen.version, note: t('again.note', { version }) }),
    onSuccess: async (published) => {
      await queries.invalidateQueries({ queryKey: ['processes'] });
      onClose();
      await navigate({
        to: '/processes/$process',
        params: { process: processId },
        search: { first: published.version },
      });
    },
    onError: (error) => setSeen(newerOf(error) ?? seen),
  });
  const overtaken = seen.version !== newest.version;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('again.title', { version })}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={classes.body}>
        {overtaken && <NewerVersion processId={processId} seen={newest.version} newest={seen} />}
        <section aria-labelledby="undoes">
          <h3 id="undoes">{t('again.undoes', { version: seen.version })}</h3>
          {old.data !== undefined && now.data !== undefined ? (
            <ChangeList before={now.data.files} after={old.data.files} />
          ) : (
            <SkeletonRows rows={2} />
          )}
        </section>
        <p className={classes.stay}>
          {t('again.next', { version: seen.version + 1 })} {t('runs.stay')}
        </p>
        {again.error !== null && !(again.error instanceof ApiError && again.error.code === 'newer-version') && (
          <Alert color="red" role="alert">
            {words(again.error)}
          </Alert>
        )}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button onClick={() => again.mutate()} loading={again.isPending} data-autofocus>
            {t('again.submit', { version })}
          </Button>
        </div>
      </div>
    </Modal>
  );
};
